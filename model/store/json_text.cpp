// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/json_text.h"

namespace netatlas::store {

void appendQuoted(std::string& json, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    json += '"';
    std::size_t begin = 0; // of what needs no change and is taken as a whole
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20U && c != '"' && c != '\\')
            continue;
        json.append(text, begin, at - begin);
        begin = at + 1;
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\b': json += "\\b"; break;
        case '\f': json += "\\f"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default: (json += "\\u00") += {kDigits[byte >> 4U], kDigits[byte & 15U]};
        }
    }
    json.append(text, begin);
    json += '"';
}

} // namespace netatlas::store
