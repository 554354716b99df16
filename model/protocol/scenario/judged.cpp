// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/judged.h"

#include "model/engine/edits/carried_out.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/space_uses.h"
#include "model/engine/facts/underlay.h"

#include <algorithm>

namespace netatlas::protocol::scenario {

namespace edits = engine::edits;
using namespace netatlas::domain;

Result<Details> carryOut(Scene& scene, std::vector<edits::Action> actions)
{
    Details result;
    const auto changes = edits::carriedOut(
        scene.revision(), {.model = scene.model().row.id, .actions = std::move(actions)},
        edits::OwnedSpaces::Refuse, result);
    if (!changes)
        return fail(changes.error());
    scene.apply(*changes);
    return result;
}

Result<Details> carryOut(Scene& scene, edits::Action action)
{
    std::vector<edits::Action> actions;
    actions.push_back(std::move(action));
    return carryOut(scene, std::move(actions));
}

void applyAndSettle(Scene& scene, const ModelChanges& rows)
{
    const Scene before = scene;
    const Revision revision = before.revision();
    const edits::Intent intent{.model = scene.model().row.id, .actions = {}};
    scene.apply(rows);
    scene.apply(edits::consequencesOf(
        edits::Comparison(revision, intent, before.model(), scene.model(), rows)));
}

void warnOf(Scene& scene, const std::vector<Error>& errors)
{
    for (const Error& error : errors)
        scene.warn(errorKindText(error.kind), error.details);
}

void warnOfUnmatched(Scene& scene, const Model& model)
{
    std::vector<Error> unmatched;
    for (const DeviceAddressRow& address : model.table<DeviceAddressRow>()) {
        if (address.configMethod == ConfigMethod::Loopback ||
            model.facts.subnetOfAddress.contains(address.id))
            continue;
        const DeviceRow& device = model.at<DeviceRow>(address.device);
        unmatched.push_back({ErrorKind::NotFound,
                             {{"what", "subnet"},
                              {"key", address.shownValue()},
                              {"machine", model.at<MachineRow>(device.machine).number.text()}}});
    }
    warnOf(scene, unmatched);
}

void warnOfOverlaps(Scene& scene, const Model& before)
{
    const Model& model = scene.model();
    if (&model == &before)
        return; // most operations only look
    const auto isNew = [&before](SubnetId id) { return !before.find<SubnetRow>(id); };
    const auto count = [&](const SubnetRow& one, const SubnetRow& other) {
        return model.facts.areInOneDomain(one.id, other.id) && !one.isSupernet &&
               !other.isSupernet &&
               !engine::facts::areOverlayAndUnderlay(model.facts, one.id, other.id);
    };
    for (const SubnetRow& subnet : model.table<SubnetRow>()) {
        if (!isNew(subnet.id))
            continue;
        for (const SubnetId id : model.facts.blocks->overlapping(subnet.cidr.network())) {
            const auto& other = model.at<SubnetRow>(id);
            // Two that came together are told of once.
            if (id == subnet.id || (isNew(id) && id < subnet.id) || !count(subnet, other))
                continue;
            const auto [lower, upper] = std::minmax(subnet.id, id);
            const std::string ours = subnet.shownCidr();
            const std::string theirs = other.shownCidr();
            scene.warn("overlap",
                       {{"subnets", std::vector{lower.text(), upper.text()}},
                        {"cidrs", std::vector{std::min(ours, theirs), std::max(ours, theirs)}}});
        }
    }
}

void warnOfRemoval(Scene& scene, const SpaceRow& space)
{
    const Model& model = scene.model();
    const auto warn = [&](std::string_view by, const std::string& name) {
        scene.warn(errorKindText(ErrorKind::SpaceInUse),
                   {{"space", space.name}, {"by", by}, {"key", name}});
    };
    for (const BindingRow& row : model.table<BindingRow>())
        if (row.space == space.id)
            warn("binding",
                 model.at<ApplicationRow>(row.application).name + ':' + row.endpoint.text());
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        if (edits::names(row, space.name))
            warn("constraint", edits::targetName(model, row));
    for (const std::string& key : edits::usesOf(model, space).settings)
        warn("controller-setting", key);
}

tl::unexpected<Error> notFound(std::string_view what, std::string_view key)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", key}});
}

} // namespace netatlas::protocol::scenario
