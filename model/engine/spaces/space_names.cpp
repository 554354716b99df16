// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/space_names.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::engine::spaces {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

bool isSpaceName(std::string_view name)
{
    if (name.empty() || name.front() == '-' || name.back() == '-' || name.find("--") != name.npos)
        return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '-' || isNameCharacter(c); });
}

std::string spaceNameOf(std::string_view providerName, const std::vector<std::string>& taken)
{
    std::string lowered = lowerCase(providerName);
    // The only letters beyond ASCII whose lower case is an ASCII letter: Kelvin, dotted I.
    replaceAll(lowered, "\xE2\x84\xAA", "k");
    replaceAll(lowered, "\xC4\xB0", "i");

    std::string name;
    for (const char c : lowered) {
        if (isNameCharacter(c))
            name += c;
        else if ((c == ' ' || c == '-') && !name.empty() && name.back() != '-')
            name += '-';
    }
    if (name.ends_with('-'))
        name.pop_back();
    if (name.empty())
        name = "empty";

    const auto isTaken = [&taken](const std::string& candidate) {
        return std::find(taken.begin(), taken.end(), candidate) != taken.end();
    };
    if (!isTaken(name))
        return name;
    for (int number = 2;; ++number)
        if (std::string numbered = name + '-' + std::to_string(number); !isTaken(numbered))
            return numbered;
}

std::string listingText(const std::vector<std::string>& names)
{
    if (names.empty())
        return "<none>";
    std::vector<std::string> quoted;
    quoted.reserve(names.size());
    for (const std::string& name : names)
        quoted.push_back('"' + name + '"');
    return join(quoted, ", ");
}

std::string quotedText(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return listingText(names);
}

} // namespace netatlas::engine::spaces
