// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/detail.h"

namespace netatlas {

namespace {

void append(std::string& out, const Detail& detail)
{
    struct Printer
    {
        std::string& out;

        void operator()(std::monostate) const { out += "null"; }
        void operator()(bool truth) const { out += truth ? "true" : "false"; }
        void operator()(std::int64_t number) const { out += std::to_string(number); }
        void operator()(const std::string& text) const { out += '"' + text + '"'; }
        void operator()(const Detail::List& list) const
        {
            out += '[';
            for (std::size_t i = 0; i < list.size(); ++i) {
                out += i == 0 ? "" : ",";
                append(out, list[i]);
            }
            out += ']';
        }
        void operator()(const Details& members) const
        {
            out += '{';
            for (auto it = members.begin(); it != members.end(); ++it) {
                out += (it == members.begin() ? "\"" : ",\"") + it->first + "\":";
                append(out, it->second);
            }
            out += '}';
        }
    };
    std::visit(Printer{out}, detail.value());
}

} // namespace

const std::string& Detail::text() const
{
    static const std::string none;
    const auto* held = std::get_if<std::string>(&m_value);
    return held ? *held : none;
}

std::int64_t Detail::number() const
{
    const auto* held = std::get_if<std::int64_t>(&m_value);
    return held ? *held : 0;
}

const Detail::List& Detail::list() const
{
    static const List none;
    const auto* held = std::get_if<List>(&m_value);
    return held ? *held : none;
}

std::vector<std::string> Detail::texts() const
{
    std::vector<std::string> result;
    for (const Detail& element : list())
        if (const auto* held = std::get_if<std::string>(&element.value()))
            result.push_back(*held);
    return result;
}

const Detail& detailOf(const Details& details, std::string_view name)
{
    static const Detail none;
    const auto found = details.find(name);
    return found == details.end() ? none : found->second;
}

std::string detailText(const Detail& detail)
{
    std::string out;
    append(out, detail);
    return out;
}

} // namespace netatlas
