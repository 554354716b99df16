// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace netatlas::engine::generate {

/// Raised by every change that alters what comes out for the same parameters.
inline constexpr int kGeneratorVersion = 4;

/// What a stream is for; each kind draws from its own, so that a new kind disturbs no other.
enum class StreamOf : std::uint64_t {
    Regions = 1,
    Domains = 2,
    Fabrics = 3,
    Spaces = 4,
    Vlans = 5,
    Subnets = 6,
    Machines = 7,
    Devices = 8,
    Addresses = 9,
    Flaws = 10,
    Graph = 11,
    Applications = 12,
};

/// SplitMix64 (performance 2). The standard's distributions differ between libraries, so all draws
/// are defined here.
class RandomStream
{
public:
    RandomStream(std::uint64_t seed, StreamOf kind)
    {
        m_state = seed ^ static_cast<std::uint64_t>(kind);
        m_state = next();
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    /// A number from 0 to before `limit`.
    std::uint64_t below(std::uint64_t limit)
    {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>((static_cast<Wide>(next()) * limit) >> 64U);
    }
    /// From 0 to before 1.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    bool percent(std::uint64_t percentage) { return below(100) < percentage; }

private:
    std::uint64_t m_state;
};

} // namespace netatlas::engine::generate
