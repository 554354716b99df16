// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <memory>

namespace netatlas::domain {

/// One thing about an object that a change set altered, as text: ids by the names of what they
/// point at, enumerations by their words, lists joined by commas, nothing as nothing.
struct FieldChange
{
    enum class Kind : std::uint8_t {
        Member,  ///< `field` is the member's name in `fields()`
        Absence, ///< the side in `field` shows it no longer since then
        Drift,   ///< a source shows `field` otherwise
    };

    Kind kind = Kind::Member;
    std::string field;
    std::string before;
    std::string after;

    bool operator==(const FieldChange&) const = default;
};

/// What a change set does, object by object: for a dry run and for the log. Rows without a kind of
/// their own are told of the object they belong to: routes of their subnet, settings of the model,
/// absence and drift of what they speak of.
///
/// Names of what was added or removed are those that the change set tells, others those of the
/// model as given: of an altered row a change set from the journal has the altered members alone.
/// Texts are made when asked for, so that a million rows can be listed. A value that any thread may
/// read.
class ObjectChanges
{
public:
    enum class Fate : std::uint8_t { Added, Altered, Removed };

    /// `present` may be that before or after the changes, or a later one; nothing when the model
    /// is gone.
    ObjectChanges(ModelId model, const Model* present, std::shared_ptr<const ChangeSet> changes);

    /// In the order of kinds and numbers.
    std::size_t size() const { return m_first.empty() ? 0 : m_first.size() - 1; }
    ObjectRef object(std::size_t index) const { return m_parts[m_first[index]].object; }
    Fate fate(std::size_t index) const;
    /// Which kinds of things `fields` tells.
    bool has(std::size_t index, FieldChange::Kind kind) const;
    /// Of what was added and removed all that is or was filled in.
    std::vector<FieldChange> fields(std::size_t index) const;
    std::string label(std::size_t index) const { return label(object(index)); }
    std::string label(const ObjectRef& object) const;

private:
    struct Part
    {
        ObjectRef object;
        std::uint8_t table;
        bool isConsequence;
        Fate fate;
        std::uint32_t place;
    };

    template <class Row>
    void note(const RowChanges<Row>& rows, bool isConsequence);
    template <class Row>
    void addFields(const RowChange<Row>& change, std::vector<FieldChange>& fields) const;

    std::shared_ptr<const ChangeSet> m_changes;
    Model m_names;
    std::vector<Part> m_parts;          ///< by object
    std::vector<std::uint32_t> m_first; ///< of each object, and the end
};

} // namespace netatlas::domain
