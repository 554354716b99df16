// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/providers/document/cursor.h"

namespace netatlas::providers {

/// Reads one item of a listing, mistrusting every member of it.
///
/// What an item cannot be without is asked for with `needed...`: when that is absent or unfit, the
/// item is refused and `isUsable` is false. Other members that are unfit are named and left out.
class ItemReading
{
public:
    /// `what` is the word for such an item in problems.
    ItemReading(const document::Node& node, std::string what,
                std::vector<domain::SeenProblem>& problems);
    /// Reads a group inside an item: what is wrong with it is told of the item.
    ItemReading(const document::Node& part, const ItemReading& item);

    bool isUsable() const { return m_isUsable; }
    const document::Node& node() const { return m_node; }

    /// An id: not empty, at most 255 bytes, nothing that cannot be seen.
    std::string neededId(std::string_view member = "id");
    std::string id(std::string_view member);
    /// Words for people: cut at 255 bytes, control characters become blanks.
    std::string name(std::string_view member = "name");
    /// A word of the provider's own language, such as a state.
    std::string word(std::string_view member) { return id(member); }
    bool truth(std::string_view member, bool otherwise = false);
    std::optional<std::uint64_t> number(std::string_view member, std::uint64_t most);
    std::optional<net::IpAddress> address(std::string_view member);
    std::optional<net::IpAddress> neededAddress(std::string_view member);
    std::optional<net::Cidr> cidr(std::string_view member);
    std::optional<net::Cidr> neededCidr(std::string_view member);
    /// Canonical, in lower case with colons; empty when it is none.
    std::string mac(std::string_view member);
    std::vector<std::string> ids(std::string_view member);
    /// Groups of a list; others in it are named and left out.
    std::vector<const document::Node*> groups(std::string_view member);
    const document::Node* group(std::string_view member);
    bool has(std::string_view member) const { return m_node.find(member) != nullptr; }

    void refuse(std::string_view member, std::string cause);
    /// Names a member that is left out.
    void leaveOut(std::string_view member, std::string cause);

private:
    enum class Need : bool { no, yes };
    template <class Parse>
    auto parsed(std::string_view member, Need need, Parse parse, std::string cause);
    const document::Node* scalar(std::string_view member);
    const document::Node* needed(std::string_view member);
    void note(std::string_view member, std::string cause);

    const document::Node& m_node;
    std::string m_what;
    std::vector<domain::SeenProblem>& m_problems;
    std::string m_key; ///< its id or name, for problems
    bool m_isUsable = true;
};

/// Whether a text can be an id: not empty, not long, visible.
bool isPlainId(std::string_view text);
/// A name fit to be shown.
std::string plainName(std::string_view text);

} // namespace netatlas::providers
