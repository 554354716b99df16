// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardPaths>
#include <QString>

#include <cstdio>
#include <sched.h>

namespace netatlas::tests {

/// What ctest takes for "not run, for the reason printed".
constexpr int kSkipped = 77;

/// Whether the test runs in a kernel of its own, whose network it may have whole.
inline bool isInOwnKernel()
{
    return !qEnvironmentVariableIsEmpty("NETATLAS_OWN_KERNEL");
}

/// Puts the process into an empty network that a test may change, unless its kernel is its own.
/// Before any thread is started, for a namespace belongs to a thread. False, with the reason
/// printed, where that cannot be.
inline bool enterOwnNetwork()
{
    if (QStandardPaths::findExecutable(QStringLiteral("ip")).isEmpty()) {
        std::puts("skipped: iproute2 is not installed");
        return false;
    }
    if (!isInOwnKernel() && unshare(CLONE_NEWNET) != 0 &&
        unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        std::puts("skipped: no right to make a network namespace");
        return false;
    }
    return true;
}

} // namespace netatlas::tests
