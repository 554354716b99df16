// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/show.h"

#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/judgement_words.h"
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

/// The routing domain, or the default one of every model.
void putDomain(json::object& out, const Model& model, const std::optional<RoutingDomainId>& id)
{
    const RoutingDomainRow* row = model.find<RoutingDomainRow>(id);
    out["routing-domain"] = jsonText(row ? std::string_view(row->name) : kDefaultDomainName);
}

/// What a row's list has beside the members of the fragment. Rows without an own overload have
/// nothing more.
template <class Row>
void putResolved(json::object&, const Model&, const Row&)
{
}

void putResolved(json::object& out, const Model& model, const FabricRow& row)
{
    putDomain(out, model, row.routingDomain);
}

void putResolved(json::object& out, const Model& model, const SegmentRow& row)
{
    putSegment(out, model, row.id);
}

void putResolved(json::object& out, const Model& model, const ProviderNetworkRow& row)
{
    putDomain(out, model, row.routingDomain);
    putName<RoutingDomainRow>(out, "ipv6-routing-domain", model, row.ipv6RoutingDomain);
}

void putResolved(json::object& out, const Model& model, const SpaceRow& row)
{
    json::array subnets;
    json::array ids;
    for (const SubnetId id : model.facts.subnetsOfSpace.of(row.id)) {
        subnets.emplace_back(model.at<SubnetRow>(id).shownCidr());
        ids.emplace_back(id.text());
    }
    out["subnets"] = std::move(subnets);
    out["subnet-ids"] = std::move(ids);
}

void putResolved(json::object& out, const Model& model, const SubnetRow& row)
{
    const SpaceId* space = model.facts.spaceOfSubnet.find(row.id);
    putName<SpaceRow>(out, "space", model, space ? *space : row.space);
    putSegment(out, model, row.segment);
    out["routing-domain"] = jsonText(networkName(model, row.id));
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
    putDomain(out, model, row.routingDomain);
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
                        {"spaces", model.table<SpaceRow>().size()},
                        {"subnets", model.table<SubnetRow>().size()},
                        {"machines", model.table<MachineRow>().size()},
                        {"addresses", model.table<DeviceAddressRow>().size()},
                        {"model", jsonText(model.row.name)}};
    putText(object, "source-key", model.row.sourceKey);
    out.push_back(std::move(object));
}

json::array listProblems(const Revision& revision, std::optional<ModelId> onlyModel)
{
    json::array out;
    for (const auto& finding : engine::rules::findAll(revision))
        if (!onlyModel || finding.object.model == *onlyModel)
            out.push_back(showFinding(revision, finding));
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
        object["last-complete"] =
            row.lastComplete ? json::value(timestampText(*row.lastComplete)) : json::value(nullptr);
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

json::string_view severityWord(engine::rules::Severity severity)
{
    using engine::rules::Severity;
    switch (severity) {
    case Severity::Info: return "info";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "";
}

} // namespace

json::object showFinding(const Revision& revision, const engine::rules::Finding& finding)
{
    json::array others;
    for (const ObjectRef& other : finding.others)
        others.emplace_back(objectId(revision, other));
    json::array fixUps;
    for (const auto& fixUp : finding.fixUps)
        fixUps.push_back(json::object{{"kind", jsonWord(fixUp.kind)}});
    const Model* model = revision.model(finding.object.model);
    json::object object{{"rule", jsonText(engine::rules::ruleText(finding.rule))},
                        {"severity", severityWord(finding.severity)},
                        {"model", model ? jsonText(model->row.name) : jsonText({})},
                        {"object", objectId(revision, finding.object)},
                        {"label", objectLabel(revision, finding.object)},
                        {"others", std::move(others)},
                        {"facts", detailsJson(finding.facts)},
                        {"fix-ups", std::move(fixUps)},
                        {"key", jsonText(finding.key)},
                        {"accepted", false}};
    for (const AcceptedFindingRow& row : revision.project().table<AcceptedFindingRow>())
        if (row.key == finding.key) {
            object["accepted"] = true;
            object["reason"] = jsonText(row.reason);
        }
    return object;
}

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
