// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/yaml_text.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cctype>

namespace netatlas::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kStep = 2;

/// Whether a reader would take the bare text for this text: letters, and what names, blocks and
/// addresses are made of. Digits alone, and words such as `no`, are something else to YAML.
bool isPlain(std::string_view text)
{
    constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on",
                                           "off",  "null",  "y",   "n"};
    const auto isFit = [](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
    };
    if (text.empty() || text.front() == '-' || text.front() == '.' ||
        !std::all_of(text.begin(), text.end(), isFit))
        return false;
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords))
        return false;
    // 10.0, 1e5, 0x1f and 1_000 are numbers; 10.0.0.0/8 is none.
    const bool startsWithDigit = std::isdigit(static_cast<unsigned char>(text.front())) != 0;
    return !startsWithDigit || text.find('/') != std::string_view::npos ||
           std::count(text.begin(), text.end(), '.') > 1;
}

std::string scalar(const json::value& value)
{
    const auto* const text = value.if_string();
    if (text && isPlain({text->data(), text->size()}))
        return std::string(text->data(), text->size());
    return json::serialize(value); // JSON's scalars and its empty lists and objects are YAML
}

bool isNested(const json::value& value)
{
    return (value.is_object() && !value.get_object().empty()) ||
           (value.is_array() && !value.get_array().empty());
}

void write(const json::value& value, std::size_t indent, std::string& out);

void writeObject(const json::object& object, std::size_t indent, std::string& out)
{
    bool isFirst = true;
    for (const auto& member : object) {
        // The first member stands behind the dash of its list, or where the value began.
        if (!isFirst)
            out.append(indent, ' ');
        isFirst = false;
        out += scalar(json::value(member.key())) + ':';
        if (!isNested(member.value())) {
            out += ' ' + scalar(member.value()) + '\n';
            continue;
        }
        // A list in an object stands no deeper than its name.
        const std::size_t inner = member.value().is_array() ? indent : indent + kStep;
        out += '\n' + std::string(inner, ' ');
        write(member.value(), inner, out);
    }
}

void writeArray(const json::array& list, std::size_t indent, std::string& out)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0)
            out.append(indent, ' ');
        out += "- ";
        write(list[i], indent + kStep, out);
    }
}

/// Writes the value where the line already has its indent.
void write(const json::value& value, std::size_t indent, std::string& out)
{
    if (!isNested(value))
        out += scalar(value) + '\n';
    else if (value.is_object())
        writeObject(value.get_object(), indent, out);
    else
        writeArray(value.get_array(), indent, out);
}

} // namespace

std::string yamlText(const json::value& value)
{
    std::string out;
    write(value, 0, out);
    return out;
}

} // namespace netatlas::cli
