// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <atomic>

namespace netatlas::tests {

/// The time of day, which somebody sets, and which goes on while the machine sleeps. For any
/// thread.
class SetClock final : public Clock
{
public:
    Timestamp now() const override
    {
        return SystemClock().now() + std::chrono::milliseconds(m_offset);
    }
    void jump(std::chrono::milliseconds by) { m_offset += by.count(); }

private:
    std::atomic<std::int64_t> m_offset = 0;
};

} // namespace netatlas::tests
