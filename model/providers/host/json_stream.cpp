// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/host/json_stream.h"

namespace netatlas::providers::host {

std::optional<std::string> JsonStream::next()
{
    if (!m_fault.empty())
        return std::nullopt;
    if (m_at == 0) {
        m_bytes.erase(0, m_bytes.find_first_not_of(" \t\r\n"));
        if (!m_bytes.empty() && m_bytes.front() != '{')
            m_fault = "it is no JSON group";
    }
    const auto end = m_fault.empty() ? findEnd() : std::nullopt;
    if (!end) {
        if (m_bytes.size() > m_longest)
            m_fault = "it is longer than " + std::to_string(m_longest) + " bytes";
        return std::nullopt;
    }
    std::string message = m_bytes.substr(0, *end);
    m_bytes.erase(0, *end);
    m_at = 0;
    return message;
}

std::optional<std::size_t> JsonStream::findEnd()
{
    for (; m_at < m_bytes.size(); ++m_at) {
        const char letter = m_bytes[m_at];
        if (m_isText) {
            m_isText = m_isEscaped || letter != '"';
            m_isEscaped = !m_isEscaped && letter == '\\';
        } else if (letter == '"') {
            m_isText = true;
        } else if (letter == '{' || letter == '[') {
            ++m_depth;
        } else if ((letter == '}' || letter == ']') && --m_depth == 0) {
            return ++m_at;
        }
    }
    return std::nullopt;
}

} // namespace netatlas::providers::host
