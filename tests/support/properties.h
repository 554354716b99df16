// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <rapidcheck.h>

#include <QTest>

#include <cstdlib>

namespace netatlas::support {

/// Fails the test when a property does not hold; rapidcheck prints the seed and the smallest case.
/// The same cases every time, so that a failure belongs to the change it stands beside;
/// `RC_PARAMS="seed=…"` in the environment runs others, and an empty one new ones each time.
template <class Property>
bool holds(const char* name, Property property)
{
    constexpr int isKeptWhenSet = 0;
    ::setenv("RC_PARAMS", "seed=20261101", isKeptWhenSet);
    return rc::check(name, property);
}

} // namespace netatlas::support

// Variadic, for the body of a property may hold commas.
#define NETATLAS_PROPERTY(name, ...) QVERIFY2(netatlas::support::holds(name, __VA_ARGS__), name)
