// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <map>
#include <set>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

constexpr std::uint32_t kLargestTag = 4094;

/// The next id that nobody in the fabric has, counted on from its own.
std::vector<edits::FixUp> renumbered(const Model& model, const FabricRow& fabric,
                                     const SegmentRow& segment)
{
    std::set<std::uint32_t> taken;
    for (const SegmentId id : model.facts.segmentsOfFabric.of(fabric.id))
        taken.insert(model.at<SegmentRow>(id).tag);
    const std::uint32_t start = segment.tag % kLargestTag;
    for (std::uint32_t step = 1; step <= kLargestTag; ++step) {
        const std::uint32_t tag = (start + step - 1) % kLargestTag + 1;
        if (taken.contains(tag))
            continue;
        const std::string text = std::to_string(tag);
        return {{edits::FixUpKind::Renumber,
                 {edits::ChangeObject{ObjectKind::Segment, segment.id.number(), {{"tag", text}}}},
                 {{"tag", std::to_string(segment.tag)}, {"to", text}, {"fabric", fabric.name}}}};
    }
    return {};
}

Finding badTag(const Model& model, const FabricRow& fabric, const SegmentRow& segment,
               const SegmentRow* other)
{
    std::vector<ObjectRef> others{model.refOf(fabric)};
    if (other)
        others.push_back(model.refOf(*other));
    Finding finding =
        findingOf(Rule::V11, Severity::Error, model.refOf(segment),
                  {{"tag", segment.tag}, {"fabric", fabric.name}, {"is-twice", other != nullptr}},
                  std::move(others));
    finding.fixUps = renumbered(model, fabric, segment);
    return finding;
}

void checkFabric(const Model& model, const FabricRow& fabric, Findings& findings)
{
    std::map<std::uint32_t, const SegmentRow*> byTag;
    for (const SegmentId id : model.facts.segmentsOfFabric.of(fabric.id)) {
        const auto& segment = model.at<SegmentRow>(id);
        if (segment.kind != SegmentKind::Vlan)
            continue;
        if (segment.tag == 0 || segment.tag > kLargestTag)
            findings.push_back(badTag(model, fabric, segment, nullptr));
        const auto [first, isNew] = byTag.try_emplace(segment.tag, &segment);
        if (!isNew)
            findings.push_back(badTag(model, fabric, segment, first->second));
    }
}

} // namespace

void findBadVlanIds(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const FabricRow& fabric : model->table<FabricRow>())
            checkFabric(*model, fabric, findings);
}

} // namespace netatlas::engine::rules
