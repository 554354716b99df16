// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/state_text.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/address.h"
#include "model/engine/edits/judgement_words.h"
#include "model/engine/facts/model_facts.h"

#include <cstdio>
#include <cstdlib>
#include <map>

namespace netatlas::tests {

using namespace netatlas::domain;
using namespace netatlas::engine;

namespace {

[[noreturn]] void stop(std::string_view problem, std::string_view text)
{
    std::fprintf(stderr, "state text: %.*s: %.*s\n", static_cast<int>(problem.size()),
                 problem.data(), static_cast<int>(text.size()), text.data());
    std::abort();
}

template <class Value>
Value parsed(std::string_view text)
{
    auto value = Value::parse(text);
    if (!value)
        stop("cannot be parsed", text);
    return *value;
}

std::pair<std::string_view, std::string_view> cut(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    if (at == std::string_view::npos)
        return {trimmed(text), {}};
    return {trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size()))};
}

std::vector<std::string_view> listed(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (const std::string_view part : split(text, ','))
        if (!trimmed(part).empty())
            parts.push_back(trimmed(part));
    return parts;
}

class StateReader
{
public:
    explicit StateReader(std::string_view text)
    {
        state.table<ProviderRow>().put(ProviderRow{.type = "test"});
        for (const std::string_view line : split(text, '\n'))
            if (!trimmed(line).empty())
                readLine(trimmed(line));
    }

    ModelState state = emptyModelState();

private:
    void readLine(std::string_view line)
    {
        const auto [word, rest] = cut(line, " ");
        const auto [head, tail] = cut(rest, ":");
        if (word == "provider")
            readProvider(rest);
        else if (word == "space")
            readSpace(head, tail);
        else if (word == "vlan")
            readVlan(head, tail);
        else if (word == "network")
            readNetwork(head, tail);
        else if (word == "unknown")
            putInNetwork(head, tail);
        else if (word == "supernet")
            alterSubnet(rest, [](SubnetRow& row) { row.isSupernet = true; });
        else if (word == "machine")
            readMachine(head, rest.substr(rest.find(':') + 1));
        else if (word == "listed")
            readListed(head, rest.substr(rest.find(':') + 1));
        else if (word == "unit")
            readUnit(rest);
        else if (word == "bind")
            readBinding(rest);
        else if (word == "endpoint")
            endpointOf(applicationOf(head), tail);
        else if (word == "constraint")
            readConstraint(head, tail);
        else if (word == "controller")
            readController(rest);
        else if (word == "setting" || word == "config")
            readSetting(word == "setting", rest);
        else if (word == "loose")
            readLoose(rest);
        else
            stop("unknown word", line);
    }

    template <class Row>
    auto add(Row row)
    {
        row.id = state.sequences.draw<Row>();
        state.table<Row>().put(row);
        return row.id;
    }

    void readProvider(std::string_view text)
    {
        const auto [type, rest] = cut(text, " ");
        ProviderRow provider{.type = std::string(type)};
        provider.discoversSpaces = rest == "owns-spaces";
        provider.hasNetworking = rest != "no-networking";
        provider.supportsSpaces = rest != "no-spaces" && rest != "no-networking";
        state.table<ProviderRow>().put(provider);
    }

    SpaceId spaceOf(std::string_view name)
    {
        for (const SpaceRow& row : state.table<SpaceRow>())
            if (row.name == name)
                return row.id;
        return add(SpaceRow{.name = std::string(name)});
    }

    void readSpace(std::string_view name, std::string_view subnets)
    {
        const SpaceId space = spaceOf(name);
        for (std::string_view part : listed(subnets)) {
            const auto [block, underlay] = cut(part, " over ");
            const bool isOverlay = block.starts_with('~');
            SubnetRow row{.cidr = parsed<net::Cidr>(block.substr(isOverlay))};
            row.space = isOverlay ? kAlpha : space;
            if (isOverlay) {
                row.fanLocalUnderlay = parsed<net::Cidr>(underlay);
                row.fanUnderlaySubnet = subnetOf(underlay).id;
            }
            if (findSubnet(block))
                row.providerId = "twin-" + std::to_string(state.sequences.next<SubnetRow>());
            add(row);
        }
    }

    const SubnetRow* findSubnet(std::string_view cidr) const
    {
        const auto block = parsed<net::Cidr>(cidr.substr(cidr.starts_with('~')));
        const SubnetRow* found = nullptr;
        for (const SubnetRow& row : state.table<SubnetRow>())
            if (row.cidr.sameNetwork(block))
                found = &row; // the latest of several
        return found;
    }

    SubnetRow subnetOf(std::string_view cidr) const
    {
        const SubnetRow* found = findSubnet(cidr);
        if (!found)
            stop("no such subnet", cidr);
        return *found;
    }

    template <class Alter>
    void alterSubnet(std::string_view cidr, Alter&& alter)
    {
        SubnetRow row = subnetOf(cidr);
        alter(row);
        state.table<SubnetRow>().put(row);
    }

    void readVlan(std::string_view head, std::string_view subnets)
    {
        const auto [tag, name] = cut(head, " of ");
        std::optional<FabricId> fabric;
        for (const FabricRow& row : state.table<FabricRow>())
            if (row.name == name)
                fabric = row.id;
        if (!fabric)
            fabric = add(FabricRow{.name = std::string(name)});
        const auto number = parseNumber<std::uint32_t>(tag);
        if (!number)
            stop("no VLAN id", head);
        const SegmentId segment =
            add(SegmentRow{.fabric = fabric, .kind = SegmentKind::Vlan, .tag = *number});
        for (const std::string_view cidr : listed(subnets))
            alterSubnet(cidr, [&](SubnetRow& row) {
                row.segment = segment;
                row.vlanTag = *number;
            });
    }

    void readNetwork(std::string_view name, std::string_view subnets)
    {
        const RoutingDomainId domain = add(RoutingDomainRow{.name = std::string(name)});
        add(ProviderNetworkRow{.providerId = std::string(name), .routingDomain = domain});
        putInNetwork(name, subnets);
    }

    void putInNetwork(std::string_view providerId, std::string_view subnets)
    {
        for (const std::string_view cidr : listed(subnets))
            alterSubnet(cidr, [&](SubnetRow& row) { row.providerNetworkId = providerId; });
    }

    MachineId machineOf(std::string_view number)
    {
        for (const MachineRow& row : state.table<MachineRow>())
            if (row.number == number)
                return row.id;
        MachineRow row{.number = number};
        if (const auto slash = number.find('/'); slash != std::string_view::npos) {
            row.parent = machineOf(number.substr(0, slash));
            row.kind = MachineKind::Container;
        }
        return add(row);
    }

    void readMachine(std::string_view number, std::string_view addresses)
    {
        const MachineId machine = machineOf(number);
        std::map<std::string, DeviceId, std::less<>> devices;
        for (const std::string_view part : listed(addresses)) {
            const auto [name, value] = cut(part, " ");
            auto found = devices.find(name);
            if (found == devices.end()) {
                DeviceRow device{.machine = machine, .name = name};
                if (name == "lo")
                    device.type = DeviceType::Loopback;
                else if (name.starts_with("br") || name.starts_with("fan-"))
                    device.type = DeviceType::Bridge;
                found = devices.emplace(std::string(name), add(device)).first;
            }
            addAddress(found->second, name == "lo", value);
        }
    }

    void addAddress(DeviceId device, bool isLoopback, std::string_view text)
    {
        if (text.empty())
            return;
        const auto [value, subnet] = cut(text, " in ");
        const auto [literal, prefix] = cut(value, "/");
        DeviceAddressRow row{.device = device, .value = parsed<net::IpAddress>(literal)};
        if (isLoopback)
            row.configMethod = ConfigMethod::Loopback;
        if (!prefix.empty())
            row.cidr = parsed<net::Cidr>(value).network();
        if (!subnet.empty())
            row.providerSubnetId = subnet;
        add(row);
    }

    void readListed(std::string_view number, std::string_view lists)
    {
        MachineRow row = state.table<MachineRow>().at(machineOf(number));
        for (const std::string_view part : listed(lists)) {
            const auto [origin, value] = cut(part, " ");
            ListedAddress address{.value = std::string(value)};
            address.type = addressing::typeOf(value);
            address.scope = addressing::scopeOf(value);
            address.origin = origin == "machine" ? Origin::Machine : Origin::Provider;
            for (const SubnetRow& subnet : state.table<SubnetRow>())
                if (const auto ip = net::IpAddress::parse(value);
                    ip && !subnet.isOverlay() && subnet.cidr.contains(*ip))
                    address.subnet = subnet.id;
            if (origin == "machine")
                row.machineAddresses.push_back(address);
            else
                row.providerAddresses.push_back(address);
            if (!row.preferredPrivate)
                row.preferredPrivate = row.preferredPublic = address;
        }
        state.table<MachineRow>().put(row);
    }

    ApplicationId applicationOf(std::string_view name)
    {
        for (const ApplicationRow& row : state.table<ApplicationRow>())
            if (row.name == name)
                return row.id;
        return add(ApplicationRow{.name = std::string(name)});
    }

    void endpointOf(ApplicationId application, std::string_view name)
    {
        for (const EndpointRow& row : state.table<EndpointRow>())
            if (row.application == application && row.name == name)
                return;
        if (!name.empty())
            add(EndpointRow{.application = application, .name = name});
    }

    void readUnit(std::string_view text)
    {
        const auto [name, number] = cut(text, " on ");
        UnitRow unit{.name = name, .application = applicationOf(cut(name, "/").first)};
        if (!number.empty())
            unit.machine = machineOf(number);
        add(unit);
    }

    void readBinding(std::string_view text)
    {
        const auto [endpoint, name] = cut(text, " = ");
        const auto [applicationName, endpointName] = cut(endpoint, ":");
        const ApplicationId application = applicationOf(applicationName);
        endpointOf(application, endpointName);
        add(BindingRow{
            .application = application, .endpoint = endpointName, .space = spaceOf(name)});
    }

    void readConstraint(std::string_view owner, std::string_view spaces)
    {
        ConstraintRow row;
        if (owner.starts_with("machine ")) {
            row.level = ConstraintLevel::Machine;
            row.target = machineOf(owner.substr(8)).number();
        } else if (owner != "model") {
            row.level = ConstraintLevel::Application;
            row.target = applicationOf(owner).number();
        }
        for (const std::string_view name : listed(spaces))
            row.spaces.emplace_back(name);
        add(row);
    }

    void readController(std::string_view text)
    {
        const auto [number, machine] = cut(text, " on ");
        add(ControllerNodeRow{.number = number, .machine = machineOf(machine)});
    }

    void readLoose(std::string_view text)
    {
        const auto [value, looseState] = cut(text, " ");
        LooseAddressRow row{.value = parsed<net::IpAddress>(value)};
        if (!looseState.empty())
            row.state = parseWord<LooseState>(looseState).value_or(LooseState::Reserved);
        add(row);
    }

    void readSetting(bool isController, std::string_view text)
    {
        const auto [key, value] = cut(text, " = ");
        add(SettingRow{
            .isController = isController, .key = std::string(key), .value = std::string(value)});
    }
};

std::string factText(const Detail& fact)
{
    if (const auto texts = fact.texts(); !texts.empty())
        return join(texts, ",");
    if (!fact.text().empty())
        return fact.text();
    return detailText(fact);
}

std::string factsText(const Details& facts)
{
    std::string text;
    for (const auto& [name, fact] : facts)
        if (name != "groups")
            text += ' ' + name + '=' + factText(fact);
    return text;
}

} // namespace

ModelState stateFromText(std::string_view text)
{
    return StateReader(text).state;
}

Revision revisionOf(std::vector<std::pair<std::string, std::string>> textByModel,
                    ProjectTables project)
{
    std::vector<std::shared_ptr<const Model>> models;
    models.reserve(textByModel.size());
    for (auto& [name, text] : textByModel)
        models.push_back(
            facts::makeModel(ModelRow{.id = ModelId(static_cast<std::uint32_t>(models.size() + 1)),
                                      .name = std::move(name),
                                      .editMode = EditMode::Planned,
                                      .isController = true},
                             stateFromText(text)));
    return {1, std::move(models), std::move(project)};
}

Revision revisionFromText(std::string_view text)
{
    return revisionOf({{"test", std::string(text)}});
}

SubnetId subnet(const Revision& revision, std::string_view cidr)
{
    const auto found = subnetsOf(*revision.models().front(), parsed<net::Cidr>(cidr));
    if (found.empty())
        stop("no such subnet", cidr);
    return found.front();
}

SpaceId space(const Revision& revision, std::string_view name)
{
    const auto found = findSpace(*revision.models().front(), name);
    if (!found)
        stop("no such space", name);
    return *found;
}

ApplicationId application(const Revision& revision, std::string_view name)
{
    const auto found = findApplication(*revision.models().front(), name);
    if (!found)
        stop("no such application", name);
    return *found;
}

edits::Intent intentOf(const Revision& revision, std::vector<edits::Action> actions)
{
    return {.model = revision.models().front()->row.id, .actions = std::move(actions)};
}

Revision applied(const Revision& revision, const edits::Judgement& judgement)
{
    auto models = revision.models();
    const Model& before = *models.front();
    ModelState state = before.state;
    if (const Status status = apply(state, judgement.changes); !status)
        stop("does not apply", errorText(status.error()));
    models.front() = facts::updatedModel(before, std::move(state), judgement.changes);
    return {revision.number() + 1, std::move(models), revision.project()};
}

std::string spacesText(const Revision& revision)
{
    const Model& model = *revision.models().front();
    std::string text;
    for (const SpaceRow& row : model.table<SpaceRow>()) {
        std::vector<std::string> subnets;
        for (const SubnetId id : model.facts.subnetsOfSpace.of(row.id)) {
            const auto& each = model.at<SubnetRow>(id);
            subnets.push_back((each.isOverlay() ? "~" : "") + each.shownCidr());
        }
        text += row.name + ": " + (subnets.empty() ? "-" : join(subnets, ", ")) + '\n';
    }
    return text;
}

std::string effectsText(const edits::Judgement& judgement)
{
    std::string text;
    for (const edits::Effect& effect : judgement.effects)
        text += std::string(wordOf(effect.kind)) + factsText(effect.facts) + '\n';
    return text;
}

std::string fixUpsText(const std::vector<edits::FixUp>& fixUps)
{
    std::string text;
    for (const edits::FixUp& fixUp : fixUps)
        text += std::string(wordOf(fixUp.kind)) + factsText(fixUp.facts) + '\n';
    return text;
}

std::string findingsText(const Revision& revision, const std::vector<rules::Finding>& findings)
{
    constexpr std::string_view kSeverities[] = {"info", "warning", "error"};
    std::string text;
    for (const rules::Finding& finding : findings)
        text += std::string(rules::ruleText(finding.rule)) + ' ' +
                std::string(kSeverities[static_cast<std::size_t>(finding.severity)]) + ' ' +
                objectLabel(revision, finding.object) + factsText(finding.facts) + '\n';
    return text;
}

} // namespace netatlas::tests
