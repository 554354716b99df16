// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/rules/finding_list.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace netatlas::graph {

/// The worst problem of each object that a picture can show. A finding marks all its parties;
/// what has no place in the picture marks the machine that it belongs to.
class ProblemMarks
{
public:
    ProblemMarks(const domain::Revision& revision, const engine::rules::FindingList& findings);

    struct Mark
    {
        engine::rules::Severity worst = engine::rules::Severity::Info;
        std::uint32_t count = 0; ///< of the worst severity
    };

    /// The mark of an object; nothing when no finding names it.
    const Mark* find(const domain::ObjectRef& ref) const;
    std::optional<engine::rules::Severity> of(const domain::ObjectRef& ref) const;
    /// Whether an overlap or a repeated CIDR names the subnet.
    bool isInConflict(const domain::ObjectRef& ref) const { return m_conflicts.contains(ref); }

private:
    std::unordered_map<domain::ObjectRef, Mark> m_marks;
    std::unordered_set<domain::ObjectRef> m_conflicts;
};

/// The machine that stands for an address, NIC or unit in a picture; other objects stand for
/// themselves, and so does what belongs to no machine.
domain::ObjectRef shownObject(const domain::Revision& revision, const domain::ObjectRef& ref);

} // namespace netatlas::graph
