// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/enums.h"
#include "model/domain/shared_text.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::exchange {

/// How values of rows stand in JSON; private to the writers of this folder.

inline boost::json::string_view jsonText(std::string_view text)
{
    return {text.data(), text.size()};
}

inline boost::json::array jsonTexts(const std::vector<std::string>& texts)
{
    boost::json::array list;
    for (const std::string& text : texts)
        list.emplace_back(jsonText(text));
    return list;
}

template <class Enum>
boost::json::string_view jsonWord(Enum value)
{
    return jsonText(domain::wordOf(value));
}

/// Adds a text unless it is empty.
inline void putText(boost::json::object& out, std::string_view name, std::string_view text)
{
    if (!text.empty())
        out[name] = jsonText(text);
}

/// Adds an id as text unless there is none.
template <class Id>
void putId(boost::json::object& out, std::string_view name, const std::optional<Id>& id)
{
    if (id)
        out[name] = id->text();
}

/// Adds the text of a value that has `text()` unless there is none.
template <class Value>
void putValue(boost::json::object& out, std::string_view name, const std::optional<Value>& value)
{
    if (value)
        out[name] = value->text();
}

inline void putTrue(boost::json::object& out, std::string_view name, bool truth)
{
    if (truth)
        out[name] = true;
}

inline void putTexts(boost::json::object& out, std::string_view name,
                     const std::vector<std::string>& texts)
{
    if (!texts.empty())
        out[name] = jsonTexts(texts);
}

template <class Number>
void putNumber(boost::json::object& out, std::string_view name, Number number)
{
    if (number != 0)
        out[name] = number;
}

} // namespace netatlas::exchange
