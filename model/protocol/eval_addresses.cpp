// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/combining.h"
#include "model/engine/addressing/matching.h"
#include "model/engine/addressing/ordering.h"
#include "model/engine/addressing/preferred.h"
#include "model/engine/spaces/space_addresses.h"
#include "model/engine/spaces/space_sets.h"
#include "model/protocol/operations.h"
#include "model/protocol/records.h"

#include <algorithm>

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine::addressing;
namespace spaces = engine::spaces;

namespace {

json::value valuesJson(const std::vector<Address>& addresses)
{
    return listJson(addresses, [](const Address& address) { return json::value(address.value); });
}

json::value addressesJson(const std::vector<Address>& addresses)
{
    return listJson(addresses, addressJson);
}

Answer addressesAnswer(const Result<std::vector<Address>>& addresses)
{
    if (!addresses)
        return fail(addresses.error());
    return addressesJson(*addresses);
}

Sorting sortingOf(const Members& input)
{
    return input.optionalTruth("sort") ? Sorting::inAddressOrder : Sorting::asGiven;
}

std::string hexText(std::uint64_t number)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4)
        text += kDigits[(number >> static_cast<unsigned>(shift)) & 0xFU];
    return text;
}

std::optional<Preference> parsePreference(std::string_view word)
{
    if (word == "public")
        return Preference::Public;
    if (word == "private")
        return Preference::Private;
    return std::nullopt;
}

using TextForm = std::string (*)(const Address&);

std::optional<TextForm> parseTextForm(std::string_view word)
{
    if (word == "machine")
        return machineText;
    if (word == "provider")
        return providerText;
    if (word == "space")
        return spaceText;
    return std::nullopt;
}

/// The source of a step of a history: one of the two origins that a list can have.
std::optional<Origin> parseSource(std::string_view word)
{
    const auto origin = domain::parseWord<Origin>(word);
    return origin == Origin::Unknown ? std::nullopt : origin;
}

struct HistoryStep
{
    Origin source = Origin::Unknown;
    std::vector<Address> addresses;
};

HistoryStep readStep(const json::value& value, Faults& faults)
{
    HistoryStep step;
    readObject(value, "step", faults, [&step](const Members& members) {
        step.source = members.word("source", parseSource);
        step.addresses = members.records("addresses", readAddress);
    });
    for (Address& address : step.addresses)
        address.origin = step.source;
    return step;
}

json::value textOrNull(const std::string& text)
{
    return text.empty() ? json::value() : json::value(text);
}

} // namespace

Answer addressNew(const Members& input)
{
    return addressJson(input.record("address", readAddress));
}

Answer addressString(const Members& input)
{
    const auto form = input.word("kind", parseTextForm);
    const Address address = input.record("address", readAddress);
    return json::value(form ? form(address) : std::string());
}

Answer addressValueWithMask(const Members& input)
{
    const auto text = valueWithMask(input.record("address", readAddress));
    if (!text)
        return fail(text.error());
    return json::value(*text);
}

Answer addressWeight(const Members& input)
{
    return json::value(weightOf(input.record("address", readAddress)));
}

Answer addressOriginWeight(const Members& input)
{
    return json::value(originWeight(domain::parseWord<Origin>(input.text("origin"))));
}

Answer addressExactScope(const Members& input)
{
    const Address address = input.record("address", readAddress);
    const auto scopes = input.texts("scopes");
    return json::value(std::find(scopes.begin(), scopes.end(), domain::wordOf(address.scope)) !=
                       scopes.end());
}

Answer addressScopeMatch(const Members& input)
{
    return json::value(
        rankOf(input.word("matcher", parseMatcher), input.record("address", readAddress)));
}

Answer addressConfigValid(const Members& input)
{
    const auto method = domain::parseWord<ConfigMethod>(input.text("config"));
    return json::value(method && *method != ConfigMethod::Unknown);
}

Answer addressIsLocal(const Members& input)
{
    const auto isLocal = isLocalAddress(input.text("ip"), input.texts("interfaces"));
    if (!isLocal)
        return fail(isLocal.error());
    return json::value(*isLocal);
}

Answer addressInts(const Members& input)
{
    const auto ip = net::IpAddress::parse(input.text("ip"));
    if (!ip)
        return fail(ip.error());
    return json::object{{"msb", hexText(ip->upper())}, {"lsb", hexText(ip->lower())}};
}

Answer addressesHostCidrs(const Members& input)
{
    return textsJson(hostBlocks(input.texts("values")));
}

Answer addressesSelectOne(const Members& input)
{
    const Matcher matcher = input.word("matcher", parseMatcher);
    const auto addresses = input.records("addresses", readAddress);
    const auto place = oneMatching(matcher, addresses);
    if (!place)
        return json::object{{"found", false}};
    return json::object{{"found", true}, {"index", *place}, {"value", addresses[*place].value}};
}

Answer addressesSelectAll(const Members& input)
{
    const Matcher matcher = input.word("matcher", parseMatcher);
    const auto addresses = input.records("addresses", readAddress);
    return valuesJson(picked(addresses, allMatching(matcher, addresses)));
}

Answer addressesSort(const Members& input)
{
    return valuesJson(sorted(input.records("addresses", readAddress)));
}

Answer addressesMerge(const Members& input)
{
    return valuesJson(merged(input.records("provider", readAddress),
                             input.records("machine", readAddress), sortingOf(input)));
}

Answer addressesEqual(const Members& input)
{
    return json::value(
        areEqualLists(input.records("a", readAddress), input.records("b", readAddress)));
}

Answer addressesInSpaces(const Members& input)
{
    const auto addresses = input.records("addresses", readAddress);
    const auto filter = inSpaces(addresses, spaces::idsOf(input.records("spaces", readSpace)));
    return json::object{{"ok", filter.isMatch},
                        {"values", valuesJson(picked(addresses, filter.places))}};
}

Answer addressesToSpace(const Members& input)
{
    return addressesAnswer(spaces::toSpaceView(input.records("addresses", readAddress),
                                               input.records("spaces", readSpace)));
}

Answer addressesToProvider(const Members& input)
{
    return addressesAnswer(spaces::toProviderView(input.records("addresses", readAddress),
                                                  input.records("spaces", readSpace)));
}

Answer addressesFromDevices(const Members& input)
{
    return addressesAnswer(spaces::fromDevices(input.records("addresses", readAddress),
                                               input.records("subnets", readSubnet),
                                               sortingOf(input)));
}

Answer addressesFilterBridges(const Members& input)
{
    return valuesJson(
        withoutBridges(input.records("addresses", readAddress), input.textLists("bridges")));
}

Answer machinePreferred(const Members& input)
{
    const auto* const current = input.optional("current");
    const auto preferred = preferredAddress(
        input.word("kind", parsePreference),
        current ? readAddress(*current, input.faults()) : Address{},
        input.records("provider", readAddress), input.records("machine", readAddress));
    const Address& address = preferred.address;
    const bool isNone = address.value.empty() || !address.origin;
    return json::object{{"value", address.value},
                        {"origin", isNone ? std::string_view() : domain::wordOf(*address.origin)},
                        {"changed", preferred.isChanged}};
}

Answer machineHistory(const Members& input)
{
    std::vector<Address> fromProvider;
    std::vector<Address> fromMachine;
    Address asPublic;
    Address asPrivate;
    json::array states;
    for (HistoryStep& step : input.records("steps", readStep)) {
        auto& list = step.source == Origin::Provider ? fromProvider : fromMachine;
        list = sorted(std::move(step.addresses));
        asPublic =
            preferredAddress(Preference::Public, asPublic, fromProvider, fromMachine).address;
        asPrivate =
            preferredAddress(Preference::Private, asPrivate, fromProvider, fromMachine).address;
        states.push_back(json::object{{"public", textOrNull(asPublic.value)},
                                      {"private", textOrNull(asPrivate.value)},
                                      {"all", valuesJson(merged(fromProvider, fromMachine))}});
    }
    return states;
}

} // namespace netatlas::protocol
