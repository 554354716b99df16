// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace netatlas {

/// A moment in UTC, to the millisecond.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Tells the time. Injected wherever time matters, so that tests and `--time` decide it
/// (model-and-workers 1).
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
};

/// A clock that stands where it was put.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start) : m_now(start) {}
    Timestamp now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void set(Timestamp to) { m_now = to; }

private:
    Timestamp m_now;
};

/// ISO 8601 in UTC: `2026-11-01T09:00:00Z`, with `.mmm` only where it is not zero.
std::string timestampText(Timestamp time);
/// Reads what `timestampText` writes, also without the time of day; else `not-valid`.
Result<Timestamp> parseTimestamp(std::string_view text);

} // namespace netatlas
