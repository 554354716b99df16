// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/space_sets.h"
#include "model/engine/why/why.h"

#include <algorithm>

namespace netatlas::engine::why {

namespace {

using namespace domain;
using facts::PlaceReason;

Line lineOf(const Model& model, SubnetId id, PlaceReason reason)
{
    const auto& subnet = model.at<SubnetRow>(id);
    const SpaceId* space = model.facts.spaceOfSubnet.find(id);
    const auto* row = model.find<SpaceRow>(space ? *space : subnet.space);
    return {.reason = reason, .value = subnet.shownCidr(), .space = row ? row->name : ""};
}

/// The subnets that came into question, those that were not taken first.
Answer placeOf(const Model& model, const facts::AddressPlace& place, ObjectRef object)
{
    const auto choice = facts::choosePlace(model.state, model.facts, place);
    Answer answer{.question = Question::Subnet, .object = object, .subject = place.value.text()};
    for (const SubnetId id : choice.considered)
        if (id != choice.subnet)
            answer.lines.push_back(lineOf(
                model, id, choice.subnet ? PlaceReason::OtherTaken : PlaceReason::NotDecided));
    if (choice.subnet) {
        answer.lines.push_back(lineOf(model, *choice.subnet, choice.reason));
        answer.chosen.push_back(model.at<SubnetRow>(*choice.subnet).shownCidr());
    } else {
        answer.lines.push_back({.reason = choice.reason, .value = ""});
    }
    return answer;
}

/// The space that the subnets give by themselves.
Answer spaceAround(const Model& model, const net::IpAddress& address)
{
    spaces::Spaces all;
    for (const SpaceRow& row : model.table<SpaceRow>()) {
        all.push_back({.id = row.id.text(), .name = row.name});
        for (const SubnetId id : model.facts.subnetsOfSpace.of(row.id))
            all.back().subnets.push_back(
                {.id = id.text(), .cidr = model.at<SubnetRow>(id).cidr.text()});
    }
    Answer answer{.question = Question::Space,
                  .object = model.ref(ObjectKind::Model, model.row.id.number()),
                  .subject = address.text()};
    addressing::Trace trace;
    if (const auto space = spaces::inferFromAddress(all, answer.subject, &trace))
        answer.chosen.push_back((*space)->name);
    for (const addressing::TraceLine& traced : trace)
        answer.lines.push_back(
            {.reason = traced.reason, .value = traced.value, .space = traced.subject});
    return answer;
}

} // namespace

std::vector<Answer> whyAddress(const Model& model, const net::IpAddress& address)
{
    std::vector<Answer> answers;
    for (const DeviceAddressRow& row : model.table<DeviceAddressRow>()) {
        if (!(row.value == address))
            continue;
        Answer answer = placeOf(model,
                                {.value = row.value,
                                 .cidr = row.cidr,
                                 .providerSubnetId = row.providerSubnetId.view(),
                                 .providerNetworkId = row.providerNetworkId.view()},
                                model.refOf(row));
        for (Line& line : answer.lines)
            line.device = model.at<DeviceRow>(row.device).name.text();
        answer.lines.back().origin = row.origin;
        answers.push_back(std::move(answer));
    }
    if (!answers.empty()) {
        answers.push_back(spaceAround(model, address));
        return answers;
    }
    Answer answer = placeOf(model, {.value = address}, model.ref(ObjectKind::Model, 0));
    if (answer.lines.size() > 1 || !answer.chosen.empty()) {
        answer.object.number = model.row.id.number();
        answers.push_back(std::move(answer));
        answers.push_back(spaceAround(model, address));
    }
    return answers;
}

} // namespace netatlas::engine::why
