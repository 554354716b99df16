// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/stream_upgrade.h"

#include "model/base/text.h"
#include "model/domain/ids.h"
#include "model/exchange/stream_members.h"
#include "model/net/cidr.h"

#include <algorithm>
#include <set>

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

constexpr std::string_view kAlphaText = "0";

/// The first number that no row of the collection has, and that the sequence has not given away.
std::uint32_t nextNumber(const json::object& stream, std::string_view collection,
                         std::string_view sequence, std::uint32_t first)
{
    std::uint32_t next = first;
    const auto passBy = [&next](std::string_view text, std::uint32_t step) {
        const auto id = Id<void>::parse(text);
        if (id && id->number() < 0xFFFF'FFFE)
            next = std::max(next, id->number() + step);
    };
    eachObject(stream, collection,
               [&](const json::object& row) { passBy(idTextOf(row, "id"), 1); });
    const auto* sequences = stream.if_contains("sequences");
    if (sequences && sequences->is_object())
        passBy(idTextOf(sequences->get_object(), sequence), 0);
    return next;
}

/// The spaces without id, in order; alpha among them gets its own at once.
std::vector<json::object*> unnumberedSpaces(json::object& stream)
{
    std::vector<json::object*> unnumbered;
    eachObject(stream, "spaces", [&unnumbered](json::object& space) {
        if (!idTextOf(space, "id").empty())
            return;
        if (memberText(space, "name") == "alpha")
            space["id"] = kAlphaText;
        else
            unnumbered.push_back(&space);
    });
    return unnumbered;
}

void numberSpaces(json::object& stream, const std::vector<json::object*>& unnumbered)
{
    std::uint32_t next = nextNumber(stream, "spaces", "space", 1);
    for (json::object* space : unnumbered)
        (*space)["id"] = std::to_string(next++);
}

Status addSpaceIds(json::object& stream)
{
    std::vector<json::object*> unnumbered = unnumberedSpaces(stream);
    std::stable_sort(unnumbered.begin(), unnumbered.end(), [](const auto* a, const auto* b) {
        return memberText(*a, "name") < memberText(*b, "name");
    });
    numberSpaces(stream, unnumbered);
    return {};
}

/// What is imported gets the next ids as it comes, subnets and spaces alike.
Status addImportedSpaceIds(json::object& stream)
{
    numberSpaces(stream, unnumberedSpaces(stream));
    return {};
}

Status listSubnetZones(json::object& stream)
{
    eachObject(stream, "subnets", [](json::object& subnet) {
        const std::string zone(memberText(subnet, "availability-zone"));
        const std::string plain(memberText(subnet, "zones"));
        subnet.erase("availability-zone");
        const auto* zones = subnet.if_contains("zones");
        if (zones && zones->is_array() && !zones->get_array().empty())
            return;
        json::array list;
        for (const std::string& each : {plain, zone})
            if (!each.empty() && list.empty())
                list.emplace_back(each);
        subnet["zones"] = std::move(list);
    });
    return {};
}

Status addSubnetSpaceIds(json::object& stream)
{
    Status status;
    eachObject(stream, "subnets", [&](json::object& subnet) {
        const std::string name(memberText(subnet, "space-name"));
        subnet.erase("space-name");
        if (!status || !idTextOf(subnet, "space-id").empty())
            return;
        const auto id = spaceIdNamed(stream, name);
        if (id)
            subnet["space-id"] = *id;
        else
            status = fail(id.error());
    });
    return status;
}

Status addSubnetIds(json::object& stream)
{
    std::uint32_t next = nextNumber(stream, "subnets", "subnet", 0);
    eachObject(stream, "subnets", [&next](json::object& subnet) {
        if (idTextOf(subnet, "id").empty())
            subnet["id"] = std::to_string(next++);
    });
    return {};
}

/// The id of the only subnet of that block.
Result<std::string> subnetIdOf(const json::object& stream, const std::string& text)
{
    const auto cidr = net::Cidr::parse(text);
    if (!cidr)
        return fail(cidr.error());
    Detail::List candidates;
    std::string found;
    eachObject(stream, "subnets", [&](const json::object& subnet) {
        const auto block = net::Cidr::parse(memberText(subnet, "cidr"));
        if (!block || !block->sameNetwork(*cidr))
            return;
        found = idTextOf(subnet, "id");
        candidates.emplace_back(
            Details{{"id", found}, {"provider-id", memberText(subnet, "provider-id")}});
    });
    if (candidates.empty())
        return fail(ErrorKind::NotFound, {{"what", "subnet"}, {"key", text}});
    if (candidates.size() > 1)
        return fail(ErrorKind::Ambiguous,
                    {{"what", "subnet"}, {"key", text}, {"candidates", std::move(candidates)}});
    return found;
}

Status addPortSubnetIds(json::object& stream)
{
    Status status;
    eachObject(stream, "ports", [&](json::object& ports) {
        const std::string cidr(memberText(ports, "subnet-cidr"));
        if (!status || !ports.contains("subnet-cidr"))
            return;
        ports.erase("subnet-cidr");
        if (!idTextOf(ports, "subnet-id").empty())
            return;
        const auto id =
            cidr.empty() ? Result<std::string>(std::string()) : subnetIdOf(stream, cidr);
        if (id)
            ports["subnet-id"] = *id;
        else
            status = fail(id.error());
    });
    return status;
}

/// An address of a machine: a name of a space is turned into its id, whatever else stands there.
Status addSpaceId(const json::object& stream, json::value& address)
{
    if (!address.is_object() || memberText(address.get_object(), "value").empty())
        return {};
    json::object& members = address.get_object();
    const std::string name(memberText(members, "space-name"));
    members.erase("space-name");
    if (name.empty() && !idTextOf(members, "space-id").empty())
        return {};
    const auto id = spaceIdNamed(stream, name);
    if (!id)
        return fail(id.error());
    members["space-id"] = *id;
    return {};
}

/// An address of the cloud lies in alpha.
void putInAlpha(json::value& address)
{
    if (json::string* text = address.if_string())
        text->resize(std::min(text->find('@'), text->size()));
    else if (address.is_object()) {
        address.get_object().erase("space-name");
        address.get_object()["space-id"] = kAlphaText;
    }
}

Status addMachineAddressSpaceIds(json::object& stream)
{
    Status status;
    eachMachineAddress(stream, [&](json::value& address) {
        if (status)
            status = addSpaceId(stream, address);
    });
    return status;
}

Status addAddressSpaceIds(json::object& stream)
{
    eachCloudAddress(stream, putInAlpha);
    return addMachineAddressSpaceIds(stream);
}

/// Whether the bindings are ids already: the default one is only stored among ids for certain.
bool areIds(const json::object& stream, const json::object& bindings)
{
    return bindings.contains("") &&
           std::all_of(bindings.begin(), bindings.end(), [&](const auto& binding) {
               return hasSpaceId(stream, valueText(binding.value()));
           });
}

Status addBindingSpaceIds(json::object& stream)
{
    Status status;
    eachObject(stream, "applications", [&](json::object& application) {
        auto* const member = application.if_contains("bindings");
        if (!member || !member->is_object())
            return;
        json::object& bindings = member->get_object();
        const bool isDone = areIds(stream, bindings);
        for (auto binding = bindings.begin(); status && !isDone && binding != bindings.end();
             ++binding) {
            const auto id = spaceIdOfText(stream, valueText(binding->value()));
            if (id)
                binding->value() = *id;
            else
                status = fail(id.error());
        }
        if (!bindings.contains(""))
            bindings[""] = kAlphaText;
    });
    return status;
}

Status clearDefaultSpace(json::object& stream)
{
    auto* const config = stream.if_contains("config");
    if (config && config->is_object() &&
        memberText(config->get_object(), "default-space") == "_default")
        config->get_object()["default-space"] = "";
    return {};
}

Status nameOrigins(json::object& stream)
{
    const auto name = [](json::object& address) {
        const auto* const origin = address.if_contains("origin");
        if (origin && origin->is_string() && origin->get_string().empty())
            address["origin"] = "provider";
    };
    eachObject(stream, "ip-addresses", name);
    eachMachineAddress(stream, [&name](json::value& address) {
        if (address.is_object() && !memberText(address.get_object(), "value").empty())
            name(address.get_object());
    });
    return {};
}

/// The machine and the device of a parent, which is a name beside the device or a global key.
std::pair<std::string, std::string> parentOf(const json::object& device)
{
    const std::string parent(memberText(device, "parent"));
    const auto parts = split(parent, '#');
    if (parts.size() == 4 && parts[0] == "m" && parts[2] == "d")
        return {std::string(parts[1]), std::string(parts[3])};
    return {std::string(memberText(device, "machine")), parent};
}

/// Devices whose parent goes have none.
template <class IsGone>
void clearParents(json::object& stream, IsGone isGone)
{
    eachObject(stream, "devices", [&](json::object& device) {
        const auto [machine, name] = parentOf(device);
        if (!name.empty() && isGone(machine, name))
            device["parent"] = "";
    });
}

Status dropUnsupportedDevices(json::object& stream)
{
    clearParents(stream, [](const std::string&, const std::string& name) {
        return name.starts_with("unsupported");
    });
    dropObjects(stream, "devices", [](const json::object& device) {
        return memberText(device, "name").starts_with("unsupported");
    });
    dropObjects(stream, "ip-addresses", [](const json::object& address) {
        return memberText(address, "device").starts_with("unsupported");
    });
    return {};
}

Status renameDynamic(json::object& stream)
{
    eachObject(stream, "ip-addresses", [](json::object& address) {
        if (memberText(address, "config-method") == "dynamic")
            address["config-method"] = "dhcp";
    });
    return {};
}

Status dropOrphans(json::object& stream)
{
    std::set<std::string> machines;
    eachObject(stream, "machines", [&machines](const json::object& machine) {
        machines.emplace(memberText(machine, "id"));
    });
    const auto isOrphan = [&machines](const json::object& row) {
        return !machines.contains(std::string(memberText(row, "machine")));
    };
    dropObjects(stream, "devices", isOrphan);
    clearParents(stream, [&](const std::string& machine, const std::string&) {
        return !machines.contains(machine);
    });
    // A stream may leave a device out and list its addresses: they are there by its name.
    dropObjects(stream, "ip-addresses", isOrphan);
    return {};
}

struct Step
{
    std::string_view name;
    Status (*run)(json::object& stream);
};

constexpr Step kSteps[] = {
    {"space-ids", addSpaceIds},
    {"subnet-zones", listSubnetZones},
    {"subnet-space-ids", addSubnetSpaceIds},
    {"subnet-ids", addSubnetIds},
    {"port-subnet-ids", addPortSubnetIds},
    {"address-space-ids", addAddressSpaceIds},
    {"binding-space-ids", addBindingSpaceIds},
    {"default-space", clearDefaultSpace},
    {"address-origin", nameOrigins},
    {"drop-unsupported-devices", dropUnsupportedDevices},
    {"dynamic-to-dhcp", renameDynamic},
    {"drop-orphans", dropOrphans},
};

} // namespace

std::vector<std::string_view> upgradeSteps()
{
    std::vector<std::string_view> names;
    for (const Step& step : kSteps)
        names.push_back(step.name);
    return names;
}

Status upgrade(json::object& stream, std::string_view name)
{
    for (const Step& step : kSteps)
        if (step.name == name)
            return step.run(stream);
    return fail(ErrorKind::NotValid, {{"what", "step"}, {"value", name}, {"cause", "unknown"}});
}

Status upgradeReferences(json::object& stream)
{
    for (const auto run :
         {addImportedSpaceIds, listSubnetZones, addSubnetSpaceIds, addSubnetIds, addPortSubnetIds,
          addMachineAddressSpaceIds, addBindingSpaceIds, clearDefaultSpace, renameDynamic})
        if (const Status done = run(stream); !done)
            return done;
    return {};
}

} // namespace netatlas::exchange
