// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/rejection.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace netatlas::providers::document {

/// A value together with the way to it, for readers: asks for members, notes what is wrong with
/// them in one shared list, and says so with path and place.
///
/// Members that are absent or null are simply not there; members of another kind are refused.
class Cursor
{
public:
    Cursor(const Node& node, std::vector<Rejection>& rejections, std::string path = {})
        : m_node(&node)
        , m_rejections(&rejections)
        , m_path(std::move(path))
    {
    }

    const Node& node() const { return *m_node; }
    const std::string& path() const { return m_path; }

    /// The member; nothing when absent or null.
    std::optional<Cursor> member(std::string_view name) const;
    /// The member when it is a list or group of that kind; a wrong kind is refused.
    std::optional<Cursor> list(std::string_view name) const { return ofKind(name, Kind::List); }
    std::optional<Cursor> group(std::string_view name) const { return ofKind(name, Kind::Group); }
    /// Text, empty when absent. Numbers and truths count as text where YAML leaves quotes out.
    std::string text(std::string_view name) const;
    std::optional<std::string> findText(std::string_view name) const;
    bool truth(std::string_view name) const;
    std::optional<bool> findTruth(std::string_view name) const;
    /// A whole number from 0 to `most`; others are refused.
    std::optional<std::uint32_t>
    number(std::string_view name,
           std::uint32_t most = std::numeric_limits<std::uint32_t>::max()) const;

    /// Texts of a list member; empty when absent.
    std::vector<std::string> texts(std::string_view name) const;

    /// The items of this list, or the values of this group.
    std::vector<Cursor> children() const;

    void refuse(std::string cause, std::string hint = {}) const
    {
        note(Gravity::Refused, std::move(cause), std::move(hint));
    }
    void warn(std::string cause, std::string hint = {}) const
    {
        note(Gravity::Warning, std::move(cause), std::move(hint));
    }
    /// Takes over the cause of an error about this value.
    void refuse(const Error& error) const;

private:
    std::optional<Cursor> ofKind(std::string_view name, Kind kind) const;
    void note(Gravity gravity, std::string cause, std::string hint) const;

    const Node* m_node;
    std::vector<Rejection>* m_rejections;
    std::string m_path;
};

} // namespace netatlas::providers::document
