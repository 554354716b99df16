// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace netatlas::providers::host {

/// Cuts a stream of JSON groups into its messages: JSON-RPC 1.0 puts nothing between them. Whether
/// a message is JSON all through is for its reader to say.
class JsonStream
{
public:
    explicit JsonStream(std::size_t longest) : m_longest(longest) {}

    void take(std::string_view bytes) { m_bytes += bytes; }
    /// The next message that is whole.
    std::optional<std::string> next();
    /// Why no further one will come; empty while one may.
    const std::string& fault() const { return m_fault; }

private:
    /// Where the first message ends; nothing while it is not whole.
    std::optional<std::size_t> findEnd();

    std::size_t m_longest;
    std::string m_bytes;
    std::string m_fault;
    /// @name How far the first message was looked through
    /// @{
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_isText = false;
    bool m_isEscaped = false;
    /// @}
};

} // namespace netatlas::providers::host
