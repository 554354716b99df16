// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/text.h"
#include "model/domain/enums.h"
#include "model/domain/ids.h"
#include "model/net/cidr.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::exchange {

/// The members of one JSON object, read by type, with the place of each for messages.
///
/// A member that is absent or null gives the fallback, as an empty text does where a word, an id or
/// an address is expected. The first member of the document that does
/// not fit is remembered in `problem`; everything read after it is a fallback, so that a reader
/// asks once, at its end, whether the document was sound.
class JsonMembers
{
public:
    /// The outermost object of a document.
    JsonMembers(const boost::json::value& value, std::optional<Error>& problem);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The member, or nothing when it is absent or null.
    const boost::json::value* find(std::string_view name) const;

    std::string text(std::string_view name, std::string_view fallback = {}) const;
    bool truth(std::string_view name, bool fallback = false) const;
    std::int64_t number(std::string_view name, std::int64_t fallback = 0) const;
    /// A whole number, or the text of its digits.
    std::int64_t digits(std::string_view name) const;
    std::uint32_t numberUpTo(std::string_view name, std::uint32_t largest,
                             std::uint32_t fallback = 0) const;
    std::vector<std::string> texts(std::string_view name) const;
    /// The text of an id, which may stand as a number.
    std::string idText(std::string_view name) const;
    /// A list of ids or of ports, of which each may stand as a number.
    std::vector<std::string> idTexts(std::string_view name) const;
    std::optional<net::IpAddress> address(std::string_view name) const;
    std::optional<net::Cidr> cidr(std::string_view name) const;

    /// An id as decimal text, or as a number. Ids above `kLargestId` are refused: tables take
    /// memory by their largest id.
    template <class Id>
    std::optional<Id> id(std::string_view name) const
    {
        const auto number = idNumber(name);
        return number ? std::optional(Id(*number)) : std::nullopt;
    }

    template <class Enum>
    Enum word(std::string_view name, Enum fallback) const
    {
        if (!has(name))
            return fallback;
        const std::string word = text(name);
        if (const auto value = domain::parseWord<Enum>(word))
            return *value;
        if (!word.empty())
            refuse(name, "unknown", word);
        return fallback;
    }

    /// The members of the object of that name; none when it is absent.
    JsonMembers object(std::string_view name) const;

    /// Calls `read(const JsonMembers&)` for each object of the list of that name.
    template <class Read>
    void forEach(std::string_view name, Read&& read) const
    {
        const boost::json::array* list = listOf(name);
        for (std::size_t i = 0; list && i < list->size() && !*m_problem; ++i)
            read(JsonMembers((*list)[i], *m_problem, this, name, i));
    }
    /// Calls `read(name, value text)` for each member; all values must be texts.
    template <class Read>
    void forEachText(Read&& read) const
    {
        for (const std::string& name : names())
            read(name, text(name));
    }
    std::vector<std::string> names() const;
    /// The list of that name, or nothing.
    const boost::json::array* listOf(std::string_view name) const;

    /// Remembers `not-valid` with `what` (the place of the member), `value` and `cause`.
    void refuse(std::string_view name, std::string_view cause, std::string_view value = {}) const;
    /// Whether anything of the document was refused.
    bool isSound() const { return !*m_problem; }
    /// Where this object stands: `subnets[3]`.
    std::string place() const;

    static constexpr std::uint32_t kLargestId = 99'999'999;
    static constexpr std::uint32_t kLargestPort = 65'535;

private:
    static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

    JsonMembers(const boost::json::value& value, std::optional<Error>& problem,
                const JsonMembers* parent, std::string_view name, std::size_t index);
    std::optional<std::uint32_t> idNumber(std::string_view name) const;

    std::optional<Error>* m_problem;
    const boost::json::object* m_object = nullptr;
    const JsonMembers* m_parent = nullptr;
    std::string_view m_name;
    std::size_t m_index = kNoIndex;
};

/// The document of a JSON text; `not-valid` with `what` = `json`, `cause` and `position` for a
/// text that is none or is nested deeper than any document of ours.
Result<boost::json::value> parseJson(std::string_view text);

/// JSON on many lines, members in their order, two blanks a level: for people and for files that
/// are compared.
std::string indentedJson(const boost::json::value& value);
/// The same without the line end, for a value that stands so many levels deep in a larger one.
void appendIndented(std::string& out, const boost::json::value& value, std::size_t depth);

} // namespace netatlas::exchange
