// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::protocol {

/// What was wrong with the input of one line. The first of each sort counts, and a wrong shape
/// comes before a wrong content.
struct Faults
{
    /// A member that is absent or of the wrong JSON type.
    std::optional<std::string> shape;
    /// A text or number that means nothing.
    std::optional<Error> content;

    void addShape(std::string_view what);
    void addContent(Error error);
};

/// Reads the members of one JSON object. A reading that fails leaves its fault in `Faults` and
/// gives an empty value, so operations read straight on and need not ask in between.
///
/// An optional member that is null counts as absent.
class Members
{
public:
    Members(const boost::json::object& object, Faults& faults) : m_object(object), m_faults(faults)
    {
    }

    Faults& faults() const { return m_faults; }

    /// The member, or none; not to be there, or to be null, is a fault of a required one.
    const boost::json::value* required(std::string_view name) const;
    const boost::json::value* optional(std::string_view name) const;

    std::string text(std::string_view name) const;
    std::string optionalText(std::string_view name) const;
    /// A text or null; nothing for null.
    std::optional<std::string> nullableText(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    std::int64_t optionalInteger(std::string_view name, std::int64_t absent = 0) const;
    bool truth(std::string_view name) const;
    bool optionalTruth(std::string_view name, bool absent = false) const;
    std::vector<std::string> texts(std::string_view name) const;
    std::vector<std::string> optionalTexts(std::string_view name) const;
    /// An object of lists of text.
    std::map<std::string, std::vector<std::string>> textLists(std::string_view name) const;
    std::map<std::string, std::vector<std::string>> optionalTextLists(std::string_view name) const;

    /// One record, as `read(value, faults)` understands it.
    template <class Read>
    auto record(std::string_view name, Read read) const
    {
        const auto* const value = required(name);
        return read(value ? *value : boost::json::value(), m_faults);
    }

    /// A list of records.
    template <class Read>
    auto records(std::string_view name, Read read) const
    {
        return list(required(name), name, read);
    }
    template <class Read>
    auto optionalRecords(std::string_view name, Read read) const
    {
        return list(optional(name), name, read);
    }

    /// A word of a fixed set, as `parse(word)` knows it; an unknown word is `not-valid`.
    template <class Parse>
    auto word(std::string_view name, Parse parse) const
    {
        const std::string written = text(name);
        const auto parsed = parse(written);
        if (!parsed)
            addUnknownWord(name, written);
        using Value = typename decltype(parsed)::value_type;
        return parsed.value_or(Value{});
    }
    template <class Value, class Parse>
    Value optionalWord(std::string_view name, Parse parse, Value absent) const
    {
        if (!optional(name))
            return absent;
        return word(name, parse);
    }

private:
    template <class Read>
    auto list(const boost::json::value* value, std::string_view name, Read read) const
    {
        std::vector<decltype(read(*value, m_faults))> elements;
        if (!value)
            return elements;
        const auto* const array = value->if_array();
        if (!array) {
            m_faults.addShape(name);
            return elements;
        }
        elements.reserve(array->size());
        for (const auto& element : *array)
            elements.push_back(read(element, m_faults));
        return elements;
    }

    void addUnknownWord(std::string_view name, std::string_view written) const;

    const boost::json::object& m_object;
    Faults& m_faults;
};

std::string readText(const boost::json::value& value, Faults& faults);
std::int64_t readInteger(const boost::json::value& value, Faults& faults);

/// Calls `read(members)` for an object; any other value is a fault of shape.
template <class Read>
void readObject(const boost::json::value& value, std::string_view what, Faults& faults, Read read)
{
    if (const auto* const object = value.if_object())
        read(Members(*object, faults));
    else
        faults.addShape(what);
}

} // namespace netatlas::protocol
