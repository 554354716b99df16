// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/json_text.h"

namespace netatlas::store {

void appendQuoted(std::string& json, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\b': json += "\\b"; break;
        case '\f': json += "\\f"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (byte < 0x20U)
                (json += "\\u00") += {kDigits[byte >> 4U], kDigits[byte & 15U]};
            else
                json += c;
        }
    }
    json += '"';
}

} // namespace netatlas::store
