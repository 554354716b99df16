// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// Taking the provider's side, where that is an edit of the model.
std::vector<edits::FixUp> takeTheirs(const Model& model, const DriftRow& drift,
                                     const SubnetRow& subnet)
{
    const auto space = drift.field == "space" ? findSpace(model, drift.value) : std::nullopt;
    if (!space || subnet.isOverlay())
        return {};
    return {{edits::FixUpKind::MoveSubnet,
             {edits::MoveSubnets{{subnet.id}, *space}},
             {{"cidr", subnet.shownCidr()}, {"space", drift.value}}}};
}

} // namespace

void findDriftedSubnets(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const DriftRow& drift : model->table<DriftRow>()) {
            const bool isSpace = drift.field == "space";
            if (drift.kind != ObjectKind::Subnet || (!isSpace && drift.field != "vlan-tag"))
                continue;
            const auto* subnet = model->find<SubnetRow>(SubnetId(drift.number));
            if (!subnet)
                continue;
            const SpaceId* space = model->facts.spaceOfSubnet.find(subnet->id);
            const SpaceRow* row = space ? model->find<SpaceRow>(*space) : nullptr;
            const std::string kept =
                isSpace ? (row ? row->name : std::string()) : std::to_string(subnet->vlanTag);
            if (kept == drift.value)
                continue; // the draft agrees already
            Finding finding = findingOf(Rule::V24, Severity::Warning, model->refOf(*subnet),
                                        {{"cidr", subnet->shownCidr()},
                                         {"field", drift.field},
                                         {"kept", kept},
                                         {"seen", drift.value}});
            finding.key = keyOf(Rule::V24, {finding.object}, drift.field);
            finding.fixUps = takeTheirs(*model, drift, *subnet);
            findings.push_back(std::move(finding));
        }
}

} // namespace netatlas::engine::rules
