// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/entities.h"

#include "app/cli/finding_json.h"
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/exchange/fragment_writer.h"

#include <algorithm>
#include <array>

namespace netatlas::cli {

namespace {

using namespace domain;
using boost::json::object;
using Entities = std::vector<object>;

std::string spaceName(const Model& model, SpaceId id)
{
    const auto* row = model.find<SpaceRow>(id);
    return row ? row->name : std::string();
}

/// Fabric, VLAN tag and routing domain of a subnet, by name.
void addPlace(const Model& model, const SubnetRow& row, object& entity)
{
    const auto* segment = model.find<SegmentRow>(row.segment);
    const auto* fabric = segment ? model.find<FabricRow>(segment->fabric) : nullptr;
    const auto* domainId = model.facts.domainOfSubnet.find(row.id);
    const auto* domain = domainId ? model.find<RoutingDomainRow>(*domainId) : nullptr;
    entity["fabric"] = fabric ? fabric->name : "";
    if (segment && segment->kind == SegmentKind::Vlan)
        entity["vlan-tag"] = segment->tag;
    entity["routing-domain"] = domain ? domain->name : "";
}

void resolve(const Model& model, const SubnetRow& row, object& entity)
{
    const auto* space = model.facts.spaceOfSubnet.find(row.id);
    entity["space"] = spaceName(model, space ? *space : row.space);
    addPlace(model, row, entity);
}

void resolve(const Model& model, const SpaceRow& row, object& entity)
{
    boost::json::array subnets;
    for (const auto id : model.facts.subnetsOfSpace.of(row.id))
        subnets.emplace_back(model.at<SubnetRow>(id).shownCidr());
    entity["subnets"] = std::move(subnets);
}

void resolve(const Model& model, const FabricRow& row, object& entity)
{
    const auto* domain = model.find<RoutingDomainRow>(row.routingDomain);
    entity["routing-domain"] = domain ? domain->name : std::string(kDefaultDomainName);
}

void resolve(const Model& model, const SegmentRow& row, object& entity)
{
    const auto* fabric = model.find<FabricRow>(row.fabric);
    entity["fabric"] = fabric ? fabric->name : "";
    entity["vlan-tag"] = row.kind == SegmentKind::Vlan ? row.tag : 0;
}

void resolve(const Model& model, const ProviderNetworkRow& row, object& entity)
{
    const auto* domain = model.find<RoutingDomainRow>(row.routingDomain);
    entity["routing-domain"] = domain ? domain->name : std::string(kDefaultDomainName);
}

void resolve(const Model& model, const RangeRow& row, object& entity)
{
    const auto* subnet = model.find<SubnetRow>(row.subnet);
    entity["subnet"] = subnet ? subnet->shownCidr() : "";
}

void resolve(const Model& model, const DeviceAddressRow& row, object& entity)
{
    const auto* id = model.facts.subnetOfAddress.find(row.id);
    const auto* subnet = id ? model.find<SubnetRow>(*id) : nullptr;
    entity["subnet"] = subnet ? subnet->shownCidr() : "";
    entity["subnet-id"] = subnet ? subnet->id.text() : "";
    const auto* space = subnet ? model.facts.spaceOfSubnet.find(subnet->id) : nullptr;
    entity["space"] = space ? spaceName(model, *space) : "";
}

template <class Row>
void resolve(const Model&, const Row&, object&)
{
}

template <class Row>
Entities rowsOf(const std::vector<const Model*>& models)
{
    Entities entities;
    for (const Model* model : models)
        for (const Row& row : model->table<Row>()) {
            object entity = exchange::writeRow(*model, row);
            resolve(*model, row, entity);
            entity["model"] = model->row.name;
            entities.push_back(std::move(entity));
        }
    return entities;
}

Entities modelEntities(const std::vector<const Model*>& models)
{
    Entities entities;
    for (const Model* model : models)
        entities.push_back({{"id", model->row.id.text()},
                            {"name", model->row.name},
                            {"model", model->row.name},
                            {"edit-mode", wordOf(model->row.editMode)},
                            {"provider", providerOf(*model).type},
                            {"spaces", model->table<SpaceRow>().size()},
                            {"subnets", model->table<SubnetRow>().size()},
                            {"machines", model->table<MachineRow>().size()},
                            {"addresses", model->table<DeviceAddressRow>().size()}});
    return entities;
}

Entities bindingEntities(const std::vector<const Model*>& models)
{
    Entities entities;
    for (const Model* model : models)
        for (const BindingRow& row : model->table<BindingRow>())
            entities.push_back({{"application", model->at<ApplicationRow>(row.application).name},
                                {"endpoint", row.endpoint.text()},
                                {"space-id", row.space.text()},
                                {"space", spaceName(*model, row.space)},
                                {"model", model->row.name}});
    return entities;
}

Entities sourceEntities(const Revision& revision, const std::vector<const Model*>& models)
{
    Entities entities;
    for (const SourceRow& row : revision.project().table<SourceRow>())
        for (const Model* model : models)
            if (model->row.id == row.model)
                entities.push_back(
                    {{"name", row.name},
                     {"kind", row.kind},
                     {"model", model->row.name},
                     {"read-only", row.isReadOnly},
                     {"last-complete", row.lastComplete
                                           ? boost::json::value(timestampText(*row.lastComplete))
                                           : boost::json::value(nullptr)}});
    return entities;
}

Entities problemEntities(const Revision& revision, const std::vector<const Model*>& models)
{
    Entities entities;
    for (const auto& finding : engine::rules::findAll(revision))
        for (const Model* model : models)
            if (model->row.id == finding.object.model)
                entities.push_back(findingJson(revision, finding));
    return entities;
}

struct Kind
{
    std::string_view name;
    std::string_view columns; ///< separated by blanks
    Entities (*list)(const Revision&, const std::vector<const Model*>&);
};

template <class Row>
Entities list(const Revision&, const std::vector<const Model*>& models)
{
    return rowsOf<Row>(models);
}

const auto& kinds()
{
    using Models = std::vector<const Model*>;
    static const std::array all{
        Kind{"models", "name edit-mode provider spaces subnets machines addresses",
             [](const Revision&, const Models& models) { return modelEntities(models); }},
        Kind{"domains", "id name provider-ref model", list<RoutingDomainRow>},
        Kind{"fabrics", "id name routing-domain model", list<FabricRow>},
        Kind{"segments", "id fabric kind tag name mtu model", list<SegmentRow>},
        Kind{"networks", "provider-id name routing-domain zones model", list<ProviderNetworkRow>},
        Kind{"spaces", "id name subnets model", list<SpaceRow>},
        Kind{"subnets", "id cidr space fabric vlan-tag routing-domain zones model",
             list<SubnetRow>},
        Kind{"ranges", "id subnet kind first last purpose model", list<RangeRow>},
        Kind{"zones", "name region available model", list<ZoneRow>},
        Kind{"machines", "id name status kind zone model", list<MachineRow>},
        Kind{"devices", "machine name type mac mtu parent up model", list<DeviceRow>},
        Kind{"addresses", "value machine device subnet space origin model", list<DeviceAddressRow>},
        Kind{"applications", "name type endpoints model", list<ApplicationRow>},
        Kind{"units", "name application machine model", list<UnitRow>},
        Kind{"bindings", "application endpoint space model",
             [](const Revision&, const Models& models) { return bindingEntities(models); }},
        Kind{"services", "application provider-id generation model", list<CloudServiceRow>},
        Kind{"containers", "unit provider-id ports model", list<CloudContainerRow>},
        Kind{"controllers", "id machine wants-vote has-vote life model", list<ControllerNodeRow>},
        Kind{"problems", "severity rule model object text", problemEntities},
        Kind{"sources", "name kind model read-only last-complete", sourceEntities}};
    return all;
}

const Kind* findKind(std::string_view name)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(),
                                    [&](const Kind& kind) { return kind.name == name; });
    return found == kinds().end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> entityKinds()
{
    std::vector<std::string> names;
    for (const Kind& kind : kinds())
        names.emplace_back(kind.name);
    return names;
}

std::vector<std::string> columnsOf(std::string_view name)
{
    std::vector<std::string> columns;
    if (const Kind* kind = findKind(name))
        for (const auto column : split(kind->columns, ' '))
            columns.emplace_back(column);
    return columns;
}

std::optional<Entities> entitiesOf(std::string_view name, const Revision& revision,
                                   const std::vector<const Model*>& models)
{
    const Kind* kind = findKind(name);
    if (!kind)
        return std::nullopt;
    return kind->list(revision, models);
}

} // namespace netatlas::cli
