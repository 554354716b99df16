// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <rapidcheck.h>

#include <QTest>

namespace netatlas::support {

/// Fails the test when a property does not hold; rapidcheck prints the seed and the smallest case.
/// `RC_PARAMS="seed=…"` in the environment runs that case again.
template <class Property>
bool holds(const char* name, Property property)
{
    return rc::check(name, property);
}

} // namespace netatlas::support

// Variadic, for the body of a property may hold commas.
#define NETATLAS_PROPERTY(name, ...) QVERIFY2(netatlas::support::holds(name, __VA_ARGS__), name)
