// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/fan.h"
#include "model/engine/spaces/space_names.h"
#include "model/engine/spaces/space_sets.h"
#include "model/engine/spaces/subnets.h"
#include "model/protocol/operations.h"
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
namespace spaces = engine::spaces;
using spaces::Space;
using spaces::Subnet;
using spaces::Subnets;

namespace {

json::value subnetIdsJson(const Subnets& subnets)
{
    return listJson(subnets, [](const Subnet& subnet) { return json::value(subnet.id); });
}

Answer subnetIdsAnswer(const Result<Subnets>& subnets)
{
    if (!subnets)
        return fail(subnets.error());
    return subnetIdsJson(*subnets);
}

Answer spaceAnswer(const Result<const Space*>& space)
{
    if (!space)
        return fail(space.error());
    return json::object{{"id", (*space)->id}, {"name", (*space)->name}};
}

using FindSpace = const Space* (*)(const spaces::Spaces&, std::string_view);

std::optional<FindSpace> parseFindSpace(std::string_view word)
{
    if (word == "id")
        return spaces::findSpaceById;
    if (word == "name")
        return spaces::findSpaceByName;
    return std::nullopt;
}

} // namespace

Answer spacesNameValid(const Members& input)
{
    return json::value(spaces::isSpaceName(input.text("name")));
}

Answer spacesConvertName(const Members& input)
{
    return json::value(spaces::spaceNameOf(input.text("name"), input.texts("existing")));
}

Answer spacesNamesString(const Members& input)
{
    return json::value(spaces::listingText(spaces::namesOf(input.records("spaces", readSpace))));
}

Answer spacesQuote(const Members& input)
{
    return json::value(spaces::quotedText(input.texts("names")));
}

Answer spacesGet(const Members& input)
{
    const auto all = input.records("spaces", readSpace);
    const auto find = input.word("by", parseFindSpace);
    const std::string key = input.text("key");
    const Space* const space = find ? find(all, key) : nullptr;
    if (!space)
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", key}});
    return spaceAnswer(space);
}

Answer spacesMinus(const Members& input)
{
    return textsJson(spaces::idsOf(
        spaces::minus(input.records("spaces", readSpace), input.records("other", readSpace))));
}

Answer spacesAllSubnets(const Members& input)
{
    return subnetIdsJson(spaces::allSubnets(input.records("spaces", readSpace)));
}

Answer spacesCidrsBySpace(const Members& input)
{
    json::object bySpace;
    for (const auto& [id, cidrs] : spaces::cidrsBySpace(input.records("spaces", readSpace)))
        bySpace[id] = textsJson(cidrs);
    return bySpace;
}

Answer spacesInferFromAddress(const Members& input)
{
    const auto all = input.records("spaces", readSpace);
    return spaceAnswer(spaces::inferFromAddress(all, input.text("address")));
}

Answer spacesInferFromCidr(const Members& input)
{
    const auto all = input.records("spaces", readSpace);
    return spaceAnswer(
        spaces::inferFromCidr(all, input.text("cidr"), input.text("provider_subnet_id")));
}

Answer spacesMoveSubnets(const Members& input)
{
    const auto moved = spaces::withMovedSubnets(input.records("spaces", readSpace),
                                                input.texts("subnet_ids"), input.text("to"));
    if (!moved)
        return fail(moved.error());
    return listJson(*moved, spaceJson);
}

Answer spacesFanOverlaysFor(const Members& input)
{
    return subnetIdsJson(
        spaces::fanOverlaysFor(input.records("spaces", readSpace), input.texts("subnet_ids")));
}

Answer subnetValidate(const Members& input)
{
    return statusAnswer(spaces::validateSubnet(input.record("subnet", readSubnet)));
}

Answer subnetsByCidr(const Members& input)
{
    return subnetIdsAnswer(
        spaces::subnetsByCidr(input.records("subnets", readSubnet), input.text("cidr")));
}

Answer subnetsByAddress(const Members& input)
{
    return subnetIdsAnswer(
        spaces::subnetsByAddress(input.records("subnets", readSubnet), input.text("address")));
}

Answer subnetsByUnderlay(const Members& input)
{
    return subnetIdsAnswer(
        spaces::subnetsByUnderlay(input.records("subnets", readSubnet), input.text("cidr")));
}

Answer subnetsBySpace(const Members& input)
{
    const auto members =
        spaces::subnetsOfSpace(input.records("subnets", readSubnet), input.text("space_id"));
    if (!members)
        return fail(members.error());
    return listJson(*members, [](const Subnet& subnet) {
        return json::value(json::object{{"id", subnet.id}, {"space_id", subnet.spaceId}});
    });
}

Answer subnetsSpaceIds(const Members& input)
{
    return textsJson(spaces::spaceIdsOf(input.records("subnets", readSubnet)));
}

Answer subnetsEqual(const Members& input)
{
    return json::value(
        spaces::haveEqualIds(input.records("a", readSubnet), input.records("b", readSubnet)));
}

Answer subnetsForZone(const Members& input)
{
    const auto ids = spaces::subnetsForZone(input.textLists("subnets"), input.text("zone"));
    if (!ids)
        return fail(ids.error());
    return textsJson(*ids);
}

Answer subnetsWithoutFan(const Members& input)
{
    return textsJson(spaces::withoutFan(input.texts("ids")));
}

Answer zonesValidate(const Members& input)
{
    return statusAnswer(spaces::validateZone(input.records("zones", readZone), input.text("zone")));
}

Answer fanParse(const Members& input)
{
    const auto config = spaces::parseFanConfig(input.text("text"));
    if (!config)
        return fail(config.error());
    const auto entries = listJson(*config, [](const spaces::FanEntry& entry) {
        return json::value(
            json::object{{"underlay", entry.underlay.text()}, {"overlay", entry.overlay.text()}});
    });
    return json::object{{"entries", entries}, {"text", spaces::fanConfigText(*config)}};
}

Answer fanOverlay(const Members& input)
{
    const std::string subnet = input.text("subnet");
    const std::string text = input.text("fan");
    const auto config = spaces::parseFanConfig(text);
    if (!config)
        return fail(config.error());
    if (config->size() != 1)
        return fail(ErrorKind::NotValid,
                    {{"what", "fan-config"}, {"value", text}, {"cause", "not one entry"}});
    const auto segment = spaces::overlaySegment(subnet, config->front());
    if (!segment)
        return fail(segment.error());
    return *segment ? json::value((*segment)->text()) : json::value();
}

Answer fanSubnetId(const Members& input)
{
    return json::value(spaces::fanSubnetId(input.text("cidr"), input.text("provider_id")));
}

Answer fanExpand(const Members& input)
{
    const Subnets subnets = input.records("subnets", readSubnet);
    const std::string spaceId = input.text("space_id");
    const auto config = spaces::parseFanConfig(input.text("fans"));
    if (!config)
        return fail(config.error());
    const auto expanded = spaces::withFanOverlays(subnets, *config, spaceId);
    if (!expanded)
        return fail(expanded.error());
    return listJson(*expanded, subnetJson);
}

} // namespace netatlas::protocol
