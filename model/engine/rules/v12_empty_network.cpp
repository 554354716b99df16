// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <set>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

edits::FixUp removal(const ObjectRef& object, std::string label)
{
    return {edits::FixUpKind::RemoveObject,
            {edits::RemoveObject{object.kind, object.number}},
            {{"kind", wordOf(object.kind)}, {"label", std::move(label)}}};
}

std::string labelOf(const SegmentRow& segment)
{
    return segment.name.empty() ? std::to_string(segment.tag) : segment.name;
}

} // namespace

void findEmptyNetworks(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models()) {
        std::set<SegmentId> used;
        for (const DeviceRow& device : model->table<DeviceRow>())
            if (device.segment)
                used.insert(*device.segment);
        for (const SegmentRow& segment : model->table<SegmentRow>())
            if (segment.relaySegment)
                used.insert(*segment.relaySegment);
        for (const FabricRow& fabric : model->table<FabricRow>())
            if (model->facts.segmentsOfFabric.of(fabric.id).empty()) {
                findings.push_back(findingOf(Rule::V12, Severity::Info, model->refOf(fabric),
                                             {{"fabric", fabric.name}}));
                findings.back().fixUps.push_back(removal(model->refOf(fabric), fabric.name));
            }
        for (const SegmentRow& segment : model->table<SegmentRow>()) {
            if (!model->facts.subnetsOfSegment.of(segment.id).empty() || used.contains(segment.id))
                continue;
            const FabricRow* fabric = model->find<FabricRow>(segment.fabric);
            findings.push_back(findingOf(Rule::V12, Severity::Info, model->refOf(segment),
                                         {{"fabric", fabric ? fabric->name : std::string()},
                                          {"tag", segment.tag},
                                          {"name", segment.name}}));
            findings.back().fixUps.push_back(removal(model->refOf(segment), labelOf(segment)));
        }
    }
}

} // namespace netatlas::engine::rules
