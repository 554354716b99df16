// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace netatlas::providers::http {

/// A password, token or key. It has no text of its own, so that none can slip into an error, a log
/// or the project by accident; `reveal` is for the line that sends it. Its memory is overwritten
/// when it ends.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) { wipe(value); }
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : m_value(std::move(other.m_value)) { wipe(other.m_value); }
    Secret& operator=(const Secret& other)
    {
        if (this != &other)
            *this = Secret(other);
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Secret() { wipe(m_value); }

    const std::string& reveal() const { return m_value; }
    bool empty() const { return m_value.empty(); }
    bool operator==(const Secret&) const = default;

    /// Overwrites a text that held one, and empties it.
    static void wipe(std::string& text) noexcept;

private:
    std::string m_value;
};

} // namespace netatlas::providers::http
