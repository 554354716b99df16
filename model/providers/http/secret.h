// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace netatlas::providers::http {

/// A password, token or key. It has no text of its own, so that none can slip into an error, a log
/// or the project by accident; `reveal` is for the line that sends it.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) {}

    const std::string& reveal() const { return m_value; }
    bool empty() const { return m_value.empty(); }
    bool operator==(const Secret&) const = default;

private:
    std::string m_value;
};

} // namespace netatlas::providers::http
