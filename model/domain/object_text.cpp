// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"

#include "model/base/text.h"

namespace netatlas::domain {

namespace {

/// The object's id without its model.
std::string localId(const Model& model, const ObjectRef& ref)
{
    const auto named = [&ref](std::string_view name) {
        return std::string(wordOf(ref.kind)) + '-' + std::string(name);
    };
    if (ref.kind == ObjectKind::Machine)
        if (const auto* machine = model.find<MachineRow>(MachineId(ref.number)))
            return named(machine->number);
    if (ref.kind == ObjectKind::Application)
        if (const auto* application = model.find<ApplicationRow>(ApplicationId(ref.number)))
            return named(application->name);
    if (ref.kind == ObjectKind::Unit)
        if (const auto* unit = model.find<UnitRow>(UnitId(ref.number)))
            return named(unit->name);
    return named(std::to_string(ref.number));
}

template <class Row>
bool hasRow(const Model& model, std::uint32_t number)
{
    return model.find<Row>(decltype(Row::id)(number)) != nullptr;
}

bool exists(const Model& model, const ObjectRef& ref)
{
    bool found = ref.kind == ObjectKind::Model;
    ModelRows::forEach([&]<class Row>() {
        if constexpr (requires { Row::kKind; })
            found = found || (Row::kKind == ref.kind && hasRow<Row>(model, ref.number));
    });
    return found;
}

std::optional<ObjectRef> findIn(const Model& model, std::string_view id)
{
    const auto dash = id.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto kind = parseWord<ObjectKind>(id.substr(0, dash));
    const std::string_view name = id.substr(dash + 1);
    if (!kind)
        return std::nullopt;
    const auto refTo = [&](auto found) -> std::optional<ObjectRef> {
        if (!found)
            return std::nullopt;
        return model.ref(*kind, found->number());
    };
    if (*kind == ObjectKind::Machine)
        return refTo(findMachine(model, name));
    if (*kind == ObjectKind::Application)
        return refTo(findApplication(model, name));
    if (*kind == ObjectKind::Unit)
        return refTo(findUnit(model, name));
    const auto number = parseNumber<std::uint32_t>(name);
    if (!number || !exists(model, model.ref(*kind, *number)))
        return std::nullopt;
    return model.ref(*kind, *number);
}

std::string segmentLabel(const SegmentRow& segment)
{
    if (!segment.name.empty())
        return segment.name;
    switch (segment.kind) {
    case SegmentKind::Vlan: return "VLAN " + std::to_string(segment.tag);
    case SegmentKind::Flat: return "untagged";
    default:
        return std::string(wordOf(segment.kind)) +
               (segment.tag == 0 ? std::string() : ' ' + std::to_string(segment.tag));
    }
}

std::string applicationName(const Model& model, ApplicationId id)
{
    const auto* application = model.find<ApplicationRow>(id);
    return application ? application->name : "?";
}

std::string labelIn(const Model& model, const ObjectRef& ref)
{
    const auto number = ref.number;
    switch (ref.kind) {
    case ObjectKind::Model: return model.row.name;
    case ObjectKind::RoutingDomain: return model.at<RoutingDomainRow>(RoutingDomainId(number)).name;
    case ObjectKind::Fabric: return model.at<FabricRow>(FabricId(number)).name;
    case ObjectKind::Segment: return segmentLabel(model.at<SegmentRow>(SegmentId(number)));
    case ObjectKind::ProviderNetwork: {
        const auto& network = model.at<ProviderNetworkRow>(ProviderNetworkId(number));
        return network.name.empty() ? network.providerId : network.name;
    }
    case ObjectKind::Zone: return model.at<ZoneRow>(ZoneId(number)).name;
    case ObjectKind::Space: return model.at<SpaceRow>(SpaceId(number)).name;
    case ObjectKind::Subnet: return model.at<SubnetRow>(SubnetId(number)).shownCidr();
    case ObjectKind::Range: {
        const auto& range = model.at<RangeRow>(RangeId(number));
        return range.first.text() + " – " + range.last.text();
    }
    case ObjectKind::Machine: return model.at<MachineRow>(MachineId(number)).number.text();
    case ObjectKind::Device: {
        const auto& device = model.at<DeviceRow>(DeviceId(number));
        const auto* machine = model.find<MachineRow>(device.machine);
        return (machine ? machine->number.text() : "?") + ':' + device.name.text();
    }
    case ObjectKind::Address: return model.at<DeviceAddressRow>(AddressId(number)).shownValue();
    case ObjectKind::LooseAddress:
        return model.at<LooseAddressRow>(LooseAddressId(number)).value.text();
    case ObjectKind::Application: return model.at<ApplicationRow>(ApplicationId(number)).name;
    case ObjectKind::Unit: return model.at<UnitRow>(UnitId(number)).name.text();
    case ObjectKind::Endpoint: {
        const auto& endpoint = model.at<EndpointRow>(EndpointId(number));
        return applicationName(model, endpoint.application) + ':' + endpoint.name.text();
    }
    case ObjectKind::Binding: {
        const auto& binding = model.at<BindingRow>(BindingId(number));
        return applicationName(model, binding.application) + ':' + binding.endpoint.text();
    }
    case ObjectKind::Constraint:
        return join(model.at<ConstraintRow>(ConstraintId(number)).spaces, ",");
    case ObjectKind::CloudService: {
        const auto& service = model.at<CloudServiceRow>(CloudServiceId(number));
        const auto* application = model.find<ApplicationRow>(service.application);
        return application ? application->name : service.providerId;
    }
    case ObjectKind::CloudContainer: {
        const auto& container = model.at<CloudContainerRow>(CloudContainerId(number));
        const auto* unit = model.find<UnitRow>(container.unit);
        return unit ? unit->name.text() : container.providerId;
    }
    case ObjectKind::ControllerNode:
        return "ctl/" + model.at<ControllerNodeRow>(ControllerNodeId(number)).number.text();
    }
    return {};
}

template <class Row, class Matches>
std::optional<decltype(Row::id)>
firstMatch(const Model& model, const std::vector<decltype(Row::id)>& candidates, Matches&& matches)
{
    for (const auto id : candidates)
        if (matches(model.at<Row>(id)))
            return id;
    return std::nullopt;
}

} // namespace

std::string objectId(const Revision& revision, const ObjectRef& ref)
{
    const Model* model = revision.model(ref.model);
    if (!model)
        return {};
    const std::string local = localId(*model, ref);
    return revision.models().size() > 1 ? model->row.name + ':' + local : local;
}

std::optional<ObjectRef> findObject(const Revision& revision, std::string_view id)
{
    std::optional<ObjectRef> only;
    int count = 0;
    for (const auto& model : revision.models()) {
        const std::string prefix = model->row.name + ':';
        if (id.starts_with(prefix))
            return findIn(*model, id.substr(prefix.size()));
        if (const auto found = findIn(*model, id)) {
            only = found;
            ++count;
        }
    }
    return count == 1 ? only : std::nullopt;
}

std::string objectLabel(const Revision& revision, const ObjectRef& ref)
{
    const Model* model = revision.model(ref.model);
    return model ? objectLabel(*model, ref) : std::string();
}

std::string objectLabel(const Model& model, const ObjectRef& ref)
{
    return exists(model, ref) ? labelIn(model, ref) : std::string();
}

std::optional<SpaceId> findSpace(const Model& model, std::string_view name)
{
    return firstMatch<SpaceRow>(model, model.facts.spacesByName.candidates(name),
                                [name](const SpaceRow& row) { return row.name == name; });
}

std::optional<MachineId> findMachine(const Model& model, std::string_view number)
{
    return firstMatch<MachineRow>(model, model.facts.machinesByNumber.candidates(number),
                                  [number](const MachineRow& row) { return row.number == number; });
}

std::optional<ApplicationId> findApplication(const Model& model, std::string_view name)
{
    return firstMatch<ApplicationRow>(
        model, model.facts.applicationsByName.candidates(name),
        [name](const ApplicationRow& row) { return row.name == name; });
}

std::optional<UnitId> findUnit(const Model& model, std::string_view name)
{
    return firstMatch<UnitRow>(model, model.facts.unitsByName.candidates(name),
                               [name](const UnitRow& row) { return row.name == name; });
}

std::vector<SubnetId> subnetsOf(const Model& model, const net::Cidr& cidr)
{
    std::vector<SubnetId> found;
    for (const SubnetId id : model.facts.subnetsByNetwork.candidates(cidr.network().text()))
        if (model.at<SubnetRow>(id).cidr.sameNetwork(cidr))
            found.push_back(id);
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<SubnetId> findSubnetByProviderId(const Model& model, std::string_view providerId)
{
    if (providerId.empty())
        return std::nullopt;
    return firstMatch<SubnetRow>(
        model, model.facts.subnetsByProviderId.candidates(providerId),
        [providerId](const SubnetRow& row) { return row.providerId == providerId; });
}

std::string settingOf(const Model& model, std::string_view key, bool ofController)
{
    for (const SettingRow& setting : model.table<SettingRow>())
        if (setting.isController == ofController && setting.key == key)
            return setting.value;
    return {};
}

std::string_view networkName(const Model& model, SubnetId subnet)
{
    if (const std::string* unknown = model.facts.unknownNetworkOfSubnet.find(subnet))
        return *unknown;
    const RoutingDomainId* domain = model.facts.domainOfSubnet.find(subnet);
    const auto* row = domain ? model.find<RoutingDomainRow>(*domain) : nullptr;
    return row ? std::string_view(row->name) : kDefaultDomainName;
}

const ProviderRow& providerOf(const Model& model)
{
    return model.at<ProviderRow>(ProviderId(0));
}

} // namespace netatlas::domain
