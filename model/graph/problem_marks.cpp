// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/problem_marks.h"

namespace netatlas::graph {

using domain::ObjectKind;
using domain::ObjectRef;
using engine::rules::Rule;
using engine::rules::Severity;

ObjectRef shownObject(const domain::Revision& revision, const ObjectRef& ref)
{
    const domain::Model* model = revision.model(ref.model);
    if (!model)
        return ref;
    const auto machine = [&](domain::MachineId id) {
        return ObjectRef{ref.model, ObjectKind::Machine, id.number()};
    };
    switch (ref.kind) {
    case ObjectKind::Device:
        if (const auto* device = model->find<domain::DeviceRow>(domain::DeviceId(ref.number)))
            return machine(device->machine);
        return ref;
    case ObjectKind::Address:
        if (const auto* address =
                model->find<domain::DeviceAddressRow>(domain::AddressId(ref.number)))
            if (const auto* device = model->find<domain::DeviceRow>(address->device))
                return machine(device->machine);
        return ref;
    case ObjectKind::Unit:
        if (const auto* unit = model->find<domain::UnitRow>(domain::UnitId(ref.number)))
            if (unit->machine)
                return machine(*unit->machine);
        return ref;
    case ObjectKind::ControllerNode:
        if (const auto* node =
                model->find<domain::ControllerNodeRow>(domain::ControllerNodeId(ref.number)))
            if (node->machine)
                return machine(*node->machine);
        return ref;
    default: return ref;
    }
}

ProblemMarks::ProblemMarks(const domain::Revision& revision,
                           const engine::rules::FindingList& findings)
{
    const auto mark = [&](const ObjectRef& party, const engine::rules::Finding& finding) {
        const ObjectRef shown = shownObject(revision, party);
        Mark& own = m_marks.try_emplace(shown, Mark{finding.severity, 0}).first->second;
        if (finding.severity > own.worst)
            own = {finding.severity, 0};
        own.count += finding.severity == own.worst;
        if (finding.rule == Rule::V01 || finding.rule == Rule::V02)
            m_conflicts.insert(shown);
    };
    for (const auto& finding : findings) {
        mark(finding.object, finding);
        for (const auto& other : finding.others)
            mark(other, finding);
    }
}

const ProblemMarks::Mark* ProblemMarks::find(const ObjectRef& ref) const
{
    const auto found = m_marks.find(ref);
    return found == m_marks.end() ? nullptr : &found->second;
}

std::optional<Severity> ProblemMarks::of(const ObjectRef& ref) const
{
    const Mark* mark = find(ref);
    return mark ? std::optional(mark->worst) : std::nullopt;
}

} // namespace netatlas::graph
