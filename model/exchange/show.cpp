// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/show.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/rules/finding.h"
#include "model/engine/stats/use.h"
#include "model/exchange/fragment_members.h"
#include "model/exchange/fragment_writer.h"

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;

namespace {

/// The label of the row that an id leads to; nothing is added when it leads nowhere.
template <class Row>
void putName(json::object& out, std::string_view name, const Model& model,
             const std::optional<decltype(Row::id)>& id)
{
    if (const Row* row = model.find<Row>(id))
        out[name] = jsonText(row->name);
}

void putSubnet(json::object& out, const Model& model, const std::optional<SubnetId>& id)
{
    const SubnetRow* subnet = model.find<SubnetRow>(id);
    if (!subnet)
        return;
    out["subnet"] = subnet->shownCidr();
    out["subnet-id"] = subnet->id.text();
    if (const SpaceId* space = model.facts.spaceOfSubnet.find(subnet->id))
        putName<SpaceRow>(out, "space", model, *space);
}

void putSegment(json::object& out, const Model& model, const std::optional<SegmentId>& id)
{
    const SegmentRow* segment = model.find<SegmentRow>(id);
    if (!segment)
        return;
    putName<FabricRow>(out, "fabric", model, segment->fabric);
    if (segment->kind == SegmentKind::Vlan || segment->kind == SegmentKind::Flat)
        out["vlan-tag"] = segment->tag;
}

/// What a row's list has beside the members of the fragment. Rows without an own overload have
/// nothing more.
template <class Row>
void putResolved(json::object&, const Model&, const Row&)
{
}

void putResolved(json::object& out, const Model& model, const FabricRow& row)
{
    putName<RoutingDomainRow>(out, "routing-domain", model, row.routingDomain);
}

void putResolved(json::object& out, const Model& model, const SegmentRow& row)
{
    putSegment(out, model, row.id);
}

void putResolved(json::object& out, const Model& model, const ProviderNetworkRow& row)
{
    putName<RoutingDomainRow>(out, "routing-domain", model, row.routingDomain);
    putName<RoutingDomainRow>(out, "ipv6-routing-domain", model, row.ipv6RoutingDomain);
}

void putResolved(json::object& out, const Model& model, const SpaceRow& row)
{
    json::array subnets;
    for (const SubnetId id : model.facts.subnetsOfSpace.of(row.id))
        subnets.emplace_back(id.text());
    out["subnet-ids"] = std::move(subnets);
}

void putResolved(json::object& out, const Model& model, const SubnetRow& row)
{
    const SpaceId* space = model.facts.spaceOfSubnet.find(row.id);
    putName<SpaceRow>(out, "space", model, space ? *space : row.space);
    if (const SegmentRow* segment = model.find<SegmentRow>(row.segment))
        putName<FabricRow>(out, "fabric", model, segment->fabric);
    if (const RoutingDomainId* domain = model.facts.domainOfSubnet.find(row.id))
        putName<RoutingDomainRow>(out, "routing-domain", model, *domain);
    const auto use = engine::stats::useOf(model, row.id);
    out["used"] = use.used;
    if (const auto percent = use.percent()) {
        out["free"] = use.free();
        out["use-percent"] = *percent;
    }
}

void putResolved(json::object& out, const Model& model, const RangeRow& row)
{
    putSubnet(out, model, row.subnet);
}

void putResolved(json::object& out, const Model& model, const DeviceRow& row)
{
    putSegment(out, model, row.segment);
}

void putResolved(json::object& out, const Model& model, const DeviceAddressRow& row)
{
    const SubnetId* subnet = model.facts.subnetOfAddress.find(row.id);
    putSubnet(out, model, subnet ? std::optional(*subnet) : std::nullopt);
}

void putResolved(json::object& out, const Model& model, const LooseAddressRow& row)
{
    putSubnet(out, model, row.subnet);
    putName<RoutingDomainRow>(out, "routing-domain", model, row.routingDomain);
}

template <class Row>
void listRows(json::array& out, const Model& model)
{
    for (const Row& row : model.table<Row>()) {
        json::object object = writeRow(model, row);
        putResolved(object, model, row);
        object["model"] = jsonText(model.row.name);
        out.push_back(std::move(object));
    }
}

void listBindings(json::array& out, const Model& model)
{
    for (const BindingRow& row : model.table<BindingRow>()) {
        json::object object;
        putName<ApplicationRow>(object, "application", model, row.application);
        object["endpoint"] = jsonText(row.endpoint);
        object["space-id"] = row.space.text();
        putName<SpaceRow>(object, "space", model, row.space);
        object["model"] = jsonText(model.row.name);
        out.push_back(std::move(object));
    }
}

void listModel(json::array& out, const Model& model)
{
    json::object object{{"id", model.row.id.text()},
                        {"name", jsonText(model.row.name)},
                        {"edit-mode", jsonWord(model.row.editMode)},
                        {"is-controller-model", model.row.isController},
                        {"provider", jsonText(providerOf(model).type)},
                        {"model", jsonText(model.row.name)}};
    putText(object, "source-key", model.row.sourceKey);
    out.push_back(std::move(object));
}

json::value jsonOf(const Detail& detail)
{
    struct Writer
    {
        json::value operator()(std::monostate) const { return nullptr; }
        json::value operator()(bool truth) const { return truth; }
        json::value operator()(std::int64_t number) const { return number; }
        json::value operator()(const std::string& text) const { return json::string(text); }
        json::value operator()(const Detail::List& list) const
        {
            json::array out;
            for (const Detail& element : list)
                out.push_back(jsonOf(element));
            return out;
        }
        json::value operator()(const Details& members) const
        {
            json::object out;
            for (const auto& [name, value] : members)
                out[name] = jsonOf(value);
            return out;
        }
    };
    return std::visit(Writer{}, detail.value());
}

json::array listProblems(const Revision& revision, std::optional<ModelId> onlyModel)
{
    using engine::rules::Severity;
    json::array out;
    for (const auto& finding : engine::rules::findAll(revision)) {
        if (onlyModel && finding.object.model != *onlyModel)
            continue;
        const Model* model = revision.model(finding.object.model);
        json::array others;
        for (const ObjectRef& other : finding.others)
            others.emplace_back(objectId(revision, other));
        const char* severity = finding.severity == Severity::Error     ? "error"
                               : finding.severity == Severity::Warning ? "warning"
                                                                       : "info";
        out.push_back({{"rule", jsonText(engine::rules::ruleText(finding.rule))},
                       {"severity", severity},
                       {"object", objectId(revision, finding.object)},
                       {"label", objectLabel(revision, finding.object)},
                       {"others", std::move(others)},
                       {"facts", jsonOf(Detail(finding.facts))},
                       {"key", jsonText(finding.key)},
                       {"model", model ? jsonText(model->row.name) : jsonText({})}});
    }
    return out;
}

json::array listSources(const Revision& revision, std::optional<ModelId> onlyModel)
{
    json::array out;
    for (const SourceRow& row : revision.project().table<SourceRow>()) {
        if (onlyModel && row.model != *onlyModel)
            continue;
        const Model* model = revision.model(row.model);
        json::object object{{"id", row.id.text()},
                            {"kind", jsonText(row.kind)},
                            {"name", jsonText(row.name)},
                            {"read-only", row.isReadOnly},
                            {"model", model ? jsonText(model->row.name) : jsonText({})}};
        if (row.lastComplete)
            object["last-complete"] = timestampText(*row.lastComplete);
        out.push_back(std::move(object));
    }
    return out;
}

using ListModelRows = void (*)(json::array&, const Model&);

struct Kind
{
    std::string name;
    ListModelRows list; ///< nothing for kinds that belong to the project
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{{"models", listModel},
                                       {"domains", listRows<RoutingDomainRow>},
                                       {"fabrics", listRows<FabricRow>},
                                       {"segments", listRows<SegmentRow>},
                                       {"networks", listRows<ProviderNetworkRow>},
                                       {"spaces", listRows<SpaceRow>},
                                       {"subnets", listRows<SubnetRow>},
                                       {"ranges", listRows<RangeRow>},
                                       {"zones", listRows<ZoneRow>},
                                       {"machines", listRows<MachineRow>},
                                       {"devices", listRows<DeviceRow>},
                                       {"addresses",
                                        [](json::array& out, const Model& model) {
                                            listRows<DeviceAddressRow>(out, model);
                                            listRows<LooseAddressRow>(out, model);
                                        }},
                                       {"applications", listRows<ApplicationRow>},
                                       {"units", listRows<UnitRow>},
                                       {"bindings", listBindings},
                                       {"services", listRows<CloudServiceRow>},
                                       {"containers", listRows<CloudContainerRow>},
                                       {"controllers", listRows<ControllerNodeRow>},
                                       {"problems", nullptr},
                                       {"sources", nullptr}};
    return all;
}

} // namespace

const std::vector<std::string>& showKinds()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> found;
        for (const Kind& kind : kinds())
            found.push_back(kind.name);
        return found;
    }();
    return names;
}

Result<json::array> show(const Revision& revision, std::string_view name,
                         std::optional<ModelId> onlyModel)
{
    for (const Kind& kind : kinds()) {
        if (kind.name != name)
            continue;
        if (!kind.list)
            return name == "problems" ? listProblems(revision, onlyModel)
                                      : listSources(revision, onlyModel);
        json::array out;
        for (const auto& model : revision.models())
            if (!onlyModel || model->row.id == *onlyModel)
                kind.list(out, *model);
        return out;
    }
    Details details{{"what", "kind"}, {"value", name}, {"cause", "unknown"}};
    if (auto nearest = nearestText(name, showKinds()))
        details.emplace("nearest", std::move(*nearest));
    return fail(ErrorKind::NotValid, std::move(details));
}

} // namespace netatlas::exchange
