// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/bindings.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/move_violations.h"
#include "model/engine/facts/address_subnet.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

std::optional<SpaceId> findSpaceById(const Model& model, const std::string& text)
{
    const auto id = SpaceId::parse(text);
    if (!id || !model.find<SpaceRow>(*id))
        return std::nullopt;
    return *id;
}

std::vector<std::string> machinesWithout(const Model& model, ApplicationId application,
                                         SpaceId space)
{
    std::set<std::string, NaturalLess> machines;
    for (const UnitId unit : model.facts.unitsOfApplication.of(application))
        if (const auto machine = model.at<UnitRow>(unit).machine;
            machine && model.find<MachineRow>(*machine) && !hasAddressIn(model, *machine, space))
            machines.insert(model.at<MachineRow>(*machine).number.text());
    return {machines.begin(), machines.end()};
}

} // namespace

SpaceId defaultBindingSpace(const Model& model)
{
    return findSpace(model, settingOf(model, "default-space")).value_or(kAlpha);
}

Result<Bindings> parseBindings(const Model& model, const std::map<std::string, std::string>& texts)
{
    const auto isName = [&model](const auto& entry) {
        return entry.second.empty() || findSpace(model, entry.second);
    };
    const auto isId = [&model](const auto& entry) {
        return findSpaceById(model, entry.second).has_value();
    };
    Bindings bindings;
    if (std::all_of(texts.begin(), texts.end(), isName)) {
        for (const auto& [endpoint, name] : texts)
            bindings.emplace(endpoint, name.empty() ? kAlpha : *findSpace(model, name));
        return bindings;
    }
    if (std::all_of(texts.begin(), texts.end(), isId)) {
        for (const auto& [endpoint, id] : texts)
            bindings.emplace(endpoint, *findSpaceById(model, id));
        return bindings;
    }
    // What is neither comes first; else names and ids are mixed, and names were expected.
    auto unknown = std::find_if(texts.begin(), texts.end(),
                                [&](const auto& entry) { return !isName(entry) && !isId(entry); });
    if (unknown == texts.end())
        unknown = std::find_if_not(texts.begin(), texts.end(), isName);
    return fail(ErrorKind::BindingUnknownSpace,
                {{"space", unknown->second}, {"endpoint", unknown->first}});
}

MergedBindings mergeBindings(const Bindings& current, const Bindings& incoming,
                             const std::vector<std::string>& endpoints, SpaceId modelDefault)
{
    const auto valueIn = [](const Bindings& bindings, const std::string& endpoint) {
        const auto found = bindings.find(endpoint);
        return found == bindings.end() ? std::nullopt : std::optional(found->second);
    };
    const SpaceId fallback =
        valueIn(incoming, "").value_or(valueIn(current, "").value_or(modelDefault));
    MergedBindings merged;
    for (const std::string& endpoint : endpoints)
        merged.bindings.insert_or_assign(endpoint, valueIn(current, endpoint).value_or(fallback));
    // Endpoints that the charm lacks stay among the incoming ones, so that validation names them.
    for (const auto& [endpoint, space] : incoming)
        merged.bindings.insert_or_assign(endpoint, space);
    merged.bindings.insert_or_assign("", fallback);
    merged.isModified = merged.bindings != current;
    return merged;
}

Bindings bindingsOf(const Model& model, ApplicationId application)
{
    Bindings bindings;
    for (const BindingId id : model.facts.bindingsOfApplication.of(application)) {
        const BindingRow& row = model.at<BindingRow>(id);
        bindings.emplace(row.endpoint.text(), row.space);
    }
    return bindings;
}

std::vector<std::string> endpointNames(const Model& model, ApplicationId application)
{
    std::vector<std::string> names;
    for (const EndpointId id : model.facts.endpointsOfApplication.of(application))
        names.push_back(model.at<EndpointRow>(id).name.text());
    std::sort(names.begin(), names.end());
    return names;
}

SpaceId spaceOf(const Model& model, const ListedAddress& address)
{
    return facts::spaceOf(model.facts, address);
}

bool hasAddressIn(const Model& model, MachineId machine, SpaceId space)
{
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
        for (const AddressId address : model.facts.addressesOfDevice.of(device))
            if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address);
                subnet && *model.facts.spaceOfSubnet.find(*subnet) == space)
                return true;
    const MachineRow& row = model.at<MachineRow>(machine);
    const auto isThere = [&](const ListedAddress& address) {
        return spaceOf(model, address) == space;
    };
    return std::any_of(row.providerAddresses.begin(), row.providerAddresses.end(), isThere) ||
           std::any_of(row.machineAddresses.begin(), row.machineAddresses.end(), isThere);
}

Status validateBindings(const Model& model, ApplicationId application, const Bindings& bindings,
                        bool isForced)
{
    const std::vector<std::string> names = endpointNames(model, application);
    for (const auto& [endpoint, space] : bindings)
        if (!endpoint.empty() && !std::binary_search(names.begin(), names.end(), endpoint))
            return fail(ErrorKind::BindingUnknownEndpoint,
                        {{"endpoint", endpoint},
                         {"application", model.at<ApplicationRow>(application).name}});
    for (const auto& [endpoint, space] : bindings)
        if (!model.find<SpaceRow>(space))
            return fail(ErrorKind::BindingUnknownSpace,
                        {{"space", space.text()}, {"endpoint", endpoint}});
    if (isForced)
        return {};
    std::vector<Error> infeasible = infeasibleBindings(model, application, bindings);
    if (infeasible.empty())
        return {};
    return fail(violationError(infeasible));
}

std::vector<Error> infeasibleBindings(const Model& model, ApplicationId application,
                                      const Bindings& bindings)
{
    std::vector<Error> infeasible;
    for (const auto& [endpoint, space] : bindings) {
        if (space == kAlpha)
            continue;
        const auto machines = machinesWithout(model, application, space);
        if (!machines.empty())
            infeasible.push_back({ErrorKind::BindingInfeasible,
                                  {{"endpoint", endpoint},
                                   {"application", model.at<ApplicationRow>(application).name},
                                   {"space", model.at<SpaceRow>(space).name},
                                   {"machines", machines}}});
    }
    return infeasible;
}

void putBindings(const Model& model, ChangeRecorder& rows, ApplicationId application,
                 const Bindings& bindings)
{
    Bindings fresh = bindings;
    for (const BindingId id : model.facts.bindingsOfApplication.of(application)) {
        const BindingRow& row = model.at<BindingRow>(id);
        const auto wanted = fresh.find(row.endpoint.text());
        if (wanted == fresh.end()) {
            rows.erase<BindingRow>(id);
            continue;
        }
        if (wanted->second != row.space)
            rows.alter<BindingRow>(
                id, [&wanted](BindingRow& altered) { altered.space = wanted->second; });
        fresh.erase(wanted);
    }
    for (const auto& [endpoint, space] : fresh)
        rows.put(BindingRow{.id = rows.draw<BindingRow>(),
                            .application = application,
                            .endpoint = endpoint,
                            .space = space});
}

} // namespace netatlas::engine::edits
