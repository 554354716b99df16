// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/object_facts.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/stats/use.h"
#include "views/bridge/qt_text.h"
#include "views/wording/object_words.h"
#include "views/wording/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>
#include <set>

namespace netatlas::views {

using namespace netatlas::domain;
using theme::Icon;

namespace {

constexpr std::size_t kMostListed = 12;

QString tr(const char* text)
{
    return QCoreApplication::translate("Inspector", text);
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

/// Builds the facts of one object of one model.
class Builder
{
public:
    Builder(const ProjectBridge& project, const Model& model) : m_project(project), m_model(model)
    {
    }

    ObjectFacts take(const ObjectRef& object)
    {
        m_facts.title = toQt(objectLabel(m_project.shown(), object));
        m_facts.titleFont = fontOf(object.kind);
        m_facts.caption = toQt(objectId(m_project.shown(), object));
        addAll(object);
        std::erase_if(m_facts.sections, [](const FactSection& section) { return section.empty(); });
        return std::move(m_facts);
    }

private:
    void addAll(const ObjectRef& object)
    {
        const auto id = object.number;
        switch (object.kind) {
        case ObjectKind::Model: return addModel();
        case ObjectKind::Fabric: return addFabric(FabricId(id));
        case ObjectKind::Segment: return addSegment(SegmentId(id));
        case ObjectKind::Space: return addSpace(SpaceId(id));
        case ObjectKind::Subnet: return addSubnet(SubnetId(id));
        case ObjectKind::Machine: return addMachine(MachineId(id));
        case ObjectKind::Device: return addDevice(DeviceId(id));
        case ObjectKind::Address: return addAddress(AddressId(id));
        case ObjectKind::Application: return addApplication(ApplicationId(id));
        case ObjectKind::Unit: return addUnit(UnitId(id));
        case ObjectKind::Endpoint: return addEndpoint(EndpointId(id));
        case ObjectKind::ControllerNode: return addControllerNode(ControllerNodeId(id));
        default: return;
        }
    }

    void nextSection() { m_facts.sections.emplace_back(); }
    void put(Fact fact) { m_facts.sections.back().push_back(std::move(fact)); }
    void add(const char* label, const QString& value)
    {
        if (!value.isEmpty())
            put({.label = tr(label), .value = value});
    }
    /// An address, a prefix or an id.
    void addDigits(const char* label, const QString& value)
    {
        if (!value.isEmpty())
            put({.label = tr(label), .value = value, .font = FactFont::Digits});
    }
    /// How objects of a kind are written.
    static FactFont fontOf(ObjectKind kind)
    {
        switch (kind) {
        case ObjectKind::Subnet:
        case ObjectKind::Range:
        case ObjectKind::Address:
        case ObjectKind::LooseAddress: return FactFont::Digits;
        default: return FactFont::Words;
        }
    }
    void addCount(const char* label, std::size_t count, std::vector<ObjectRef> targets = {})
    {
        put({.label = tr(label),
             .value = number(count),
             .targets = std::move(targets),
             .isNumber = true});
    }
    template <class Row>
    void addLink(const char* label, const Row* row)
    {
        if (row)
            put({.label = tr(label),
                 .value = toQt(objectLabel(m_project.shown(), m_model.refOf(*row))),
                 .targets = {m_model.refOf(*row)},
                 .font = fontOf(Row::kKind)});
    }
    void addSpaceLink(const QString& label, SpaceId space)
    {
        const SpaceRow& row = m_model.at<SpaceRow>(space);
        put({.label = label,
             .value = toQt(row.name),
             .spaceOrder = static_cast<int>(space.number()),
             .targets = {m_model.refOf(row)}});
    }
    void addObjects(const char* label, const std::vector<ObjectRef>& objects)
    {
        for (std::size_t i = 0; i < objects.size() && i < kMostListed; ++i)
            put({.label = i == 0 ? tr(label) : QString(),
                 .value = toQt(objectLabel(m_project.shown(), objects[i])),
                 .targets = {objects[i]},
                 .font = fontOf(objects[i].kind)});
        if (objects.size() > kMostListed)
            put({.value = wording::counted("1 more", "%Ln more",
                                           static_cast<qint64>(objects.size() - kMostListed)),
                 .targets = objects});
    }
    template <class Row, class Ids>
    std::vector<ObjectRef> refsOf(const Ids& ids) const
    {
        std::vector<ObjectRef> refs;
        for (const auto id : ids)
            refs.push_back(m_model.ref(Row::kKind, id.number()));
        return refs;
    }
    std::vector<ObjectRef> boundTo(SpaceId space) const
    {
        std::vector<ObjectRef> bound;
        for (const BindingRow& binding : m_model.table<BindingRow>())
            if (binding.space == space && !binding.endpoint.empty())
                bound.push_back(m_model.refOf(binding));
        return bound;
    }

    void addModel()
    {
        m_facts.icon = Icon::Model;
        nextSection();
        add("Provider", toQt(providerOf(m_model).type));
        add("Edits", m_model.row.editMode == EditMode::Planned ? tr("planned") : tr("direct"));
        nextSection();
        addCount("Fabrics", m_model.table<FabricRow>().size());
        addCount("Subnets", m_model.table<SubnetRow>().size());
        addCount("Spaces", m_model.table<SpaceRow>().size());
        addCount("Machines", m_model.table<MachineRow>().size());
        addCount("NICs", m_model.table<DeviceRow>().size());
        addCount("Addresses", m_model.table<DeviceAddressRow>().size());
        addCount("Applications", m_model.table<ApplicationRow>().size());
    }

    void addFabric(FabricId id)
    {
        m_facts.icon = Icon::Fabric;
        nextSection();
        addLink("Network", m_model.find<RoutingDomainRow>(m_model.at<FabricRow>(id).routingDomain));
        nextSection();
        addObjects("VLANs", refsOf<SegmentRow>(m_model.facts.segmentsOfFabric.of(id)));
    }

    void addSegment(SegmentId id)
    {
        m_facts.icon = Icon::Vlan;
        const SegmentRow& row = m_model.at<SegmentRow>(id);
        nextSection();
        addLink("Fabric", m_model.find<FabricRow>(row.fabric));
        add("Kind", toQt(wordOf(row.kind)));
        if (row.tag != 0)
            add(row.kind == SegmentKind::Vlan ? "VLAN" : "Tunnel id", QString::number(row.tag));
        if (row.mtu != 0)
            add("MTU", QString::number(row.mtu));
        add("DHCP", row.dhcpOn ? tr("on") : tr("off"));
        addLink("Relay to", m_model.find<SegmentRow>(row.relaySegment));
        nextSection();
        addObjects("Subnets", refsOf<SubnetRow>(m_model.facts.subnetsOfSegment.of(id)));
    }

    void addSpace(SpaceId id)
    {
        m_facts.icon = Icon::Space;
        const SpaceRow& row = m_model.at<SpaceRow>(id);
        QStringList roles;
        if (id == kAlpha)
            roles << tr("default");
        if (settingOf(m_model, "juju-ha-space", true) == row.name)
            roles << tr("HA");
        if (settingOf(m_model, "juju-mgmt-space", true) == row.name)
            roles << tr("management");
        nextSection();
        add("Role", roles.join(QStringLiteral(", ")));
        addDigits("Provider id", toQt(row.providerId));
        nextSection();
        addObjects("Subnets", refsOf<SubnetRow>(m_model.facts.subnetsOfSpace.of(id)));
        nextSection();
        addObjects("Bound", boundTo(id));
    }

    void addSubnet(SubnetId id)
    {
        m_facts.icon = Icon::Subnet;
        const SubnetRow& row = m_model.at<SubnetRow>(id);
        const SpaceId space = *m_model.facts.spaceOfSubnet.find(id);
        const auto* segment = m_model.find<SegmentRow>(row.segment);
        m_facts.caption += tr(" · network %1").arg(toQt(networkName(m_model, id)));
        nextSection();
        addSpaceLink(tr("Space"), space);
        addLink("Fabric", segment ? m_model.find<FabricRow>(segment->fabric) : nullptr);
        addLink("VLAN", segment);
        if (!segment && row.vlanTag != 0)
            add("VLAN", QString::number(row.vlanTag));
        add("Name", toQt(row.name));
        addDigits("Gateway", row.gateway ? toQt(row.gateway->text()) : QString());
        addDigits("DNS", toQt(join(row.dnsServers, ", ")));
        add("Zones", toQt(join(row.zones, ", ")));
        addDigits("Provider id", toQt(row.providerId));
        if (const auto* underlay = m_model.facts.underlayOfSubnet.find(id))
            addLink("Underlay", m_model.find<SubnetRow>(*underlay));
        addObjects("Overlay", refsOf<SubnetRow>(m_model.facts.overlaysOfSubnet.of(id)));
        addUse(id);
        addRanges(id);
        addUsers(id, space);
    }

    void addUse(SubnetId id)
    {
        const auto use = engine::stats::useOf(m_model, id);
        m_facts.usePercent = use.percent();
        if (use.usable) {
            m_facts.useText = tr("%1 of %2 used").arg(number(use.used), number(*use.usable));
            m_facts.freeText = tr("%1 free").arg(number(use.free()));
        } else {
            m_facts.useText =
                wording::counted("1 address", "%Ln addresses", static_cast<qint64>(use.used));
        }
    }

    void addRanges(SubnetId id)
    {
        nextSection();
        for (const RangeId range : m_model.facts.rangesOfSubnet.of(id)) {
            const RangeRow& row = m_model.at<RangeRow>(range);
            const QString purpose = !row.purpose.empty()             ? toQt(row.purpose)
                                    : row.kind == RangeKind::Dynamic ? tr("DHCP")
                                                                     : tr("Reserved");
            put({.label = purpose,
                 .value = toQt(objectLabel(m_project.shown(), m_model.refOf(row))),
                 .font = FactFont::Digits});
        }
    }

    void addUsers(SubnetId id, SpaceId space)
    {
        std::set<MachineId> machines;
        for (const AddressId address : m_model.facts.addressesOfSubnet.of(id)) {
            const auto& row = m_model.at<DeviceAddressRow>(address);
            machines.insert(m_model.at<DeviceRow>(row.device).machine);
        }
        nextSection();
        addCount("Machines", machines.size(), refsOf<MachineRow>(machines));
        addObjects("Endpoints", boundTo(space));
    }

    void addMachine(MachineId id)
    {
        const MachineRow& row = m_model.at<MachineRow>(id);
        m_facts.icon = row.kind == MachineKind::Container ? Icon::Container : Icon::Machine;
        nextSection();
        add("Name", toQt(row.name));
        add("Status", toQt(wordOf(row.status)));
        add("Zone", toQt(row.zone));
        addLink("Host", m_model.find<MachineRow>(row.parent));
        addDigits("Instance", toQt(row.instanceId));
        if (row.preferredPrivate)
            addDigits("Private", toQt(row.preferredPrivate->value));
        if (row.preferredPublic)
            addDigits("Public", toQt(row.preferredPublic->value));
        nextSection();
        for (const ControllerNodeRow& node : m_model.table<ControllerNodeRow>())
            if (node.machine == id)
                addLink("Controller", &node);
        addObjects("Units", refsOf<UnitRow>(m_model.facts.unitsOfMachine.of(id)));
        nextSection();
        for (const DeviceId device : m_model.facts.devicesOfMachine.of(id))
            addNic(m_model.at<DeviceRow>(device));
        nextSection();
        addObjects("Containers", refsOf<MachineRow>(m_model.facts.containersOfMachine.of(id)));
    }

    void addNic(const DeviceRow& nic)
    {
        QStringList addresses;
        for (const AddressId address : m_model.facts.addressesOfDevice.of(nic.id))
            addresses << toQt(m_model.at<DeviceAddressRow>(address).shownValue());
        put({.label = toQt(nic.name),
             .value = addresses.isEmpty() ? tr("no address") : addresses.join(QLatin1Char('\n')),
             .targets = {m_model.refOf(nic)},
             .font = addresses.isEmpty() ? FactFont::Words : FactFont::Digits});
    }

    void addDevice(DeviceId id)
    {
        m_facts.icon = Icon::Nic;
        const DeviceRow& row = m_model.at<DeviceRow>(id);
        nextSection();
        addLink("Machine", m_model.find<MachineRow>(row.machine));
        add("Type", toQt(wordOf(row.type)));
        if (!row.mac.empty())
            put({.label = tr("MAC"), .value = toQt(row.mac), .font = FactFont::Fixed});
        if (row.mtu != 0)
            add("MTU", QString::number(row.mtu));
        if (row.vlanTag != 0)
            add("VLAN", QString::number(row.vlanTag));
        add("State", row.isUp ? tr("up") : tr("down"));
        addLink("Parent", m_model.find<DeviceRow>(row.parent));
        addObjects("Children", refsOf<DeviceRow>(m_model.facts.childrenOfDevice.of(id)));
        addDigits("Provider id", toQt(row.providerId));
        nextSection();
        addObjects("Addresses", refsOf<DeviceAddressRow>(m_model.facts.addressesOfDevice.of(id)));
    }

    void addAddress(AddressId id)
    {
        m_facts.icon = Icon::Address;
        const DeviceAddressRow& row = m_model.at<DeviceAddressRow>(id);
        const DeviceRow& device = m_model.at<DeviceRow>(row.device);
        nextSection();
        addLink("Machine", m_model.find<MachineRow>(device.machine));
        addLink("NIC", &device);
        if (const auto* subnet = m_model.facts.subnetOfAddress.find(id)) {
            addLink("Subnet", m_model.find<SubnetRow>(*subnet));
            addSpaceLink(tr("Space"), *m_model.facts.spaceOfSubnet.find(*subnet));
        } else if (row.configMethod != ConfigMethod::Loopback) {
            add("Subnet", tr("none known"));
        }
        addDigits("Seen in", row.cidr ? toQt(row.cidr->text()) : QString());
        add("Method", toQt(wordOf(row.configMethod)));
        add("Origin", toQt(wordOf(row.origin)));
        addDigits("Gateway", row.gateway ? toQt(row.gateway->text()) : QString());
    }

    void addApplication(ApplicationId id)
    {
        m_facts.icon = Icon::Application;
        nextSection();
        for (const BindingId binding : m_model.facts.bindingsOfApplication.of(id)) {
            const BindingRow& row = m_model.at<BindingRow>(binding);
            addSpaceLink(row.endpoint.empty() ? tr("by default") : toQt(row.endpoint), row.space);
        }
        nextSection();
        for (const ConstraintId constraint : m_model.facts.constraintsOfApplication.of(id))
            add("Constraint",
                toQt("spaces=" + join(m_model.at<ConstraintRow>(constraint).spaces, ",")));
        nextSection();
        addObjects("Units", refsOf<UnitRow>(m_model.facts.unitsOfApplication.of(id)));
    }

    void addUnit(UnitId id)
    {
        m_facts.icon = Icon::Application;
        const UnitRow& row = m_model.at<UnitRow>(id);
        nextSection();
        addLink("Application", m_model.find<ApplicationRow>(row.application));
        addLink("Machine", m_model.find<MachineRow>(row.machine));
    }

    void addEndpoint(EndpointId id)
    {
        m_facts.icon = Icon::Endpoint;
        const EndpointRow& row = m_model.at<EndpointRow>(id);
        nextSection();
        addLink("Application", m_model.find<ApplicationRow>(row.application));
        for (const BindingId binding : m_model.facts.bindingsOfApplication.of(row.application))
            if (m_model.at<BindingRow>(binding).endpoint == row.name)
                addSpaceLink(tr("Bound to"), m_model.at<BindingRow>(binding).space);
    }

    void addControllerNode(ControllerNodeId id)
    {
        m_facts.icon = Icon::Controllers;
        const ControllerNodeRow& row = m_model.at<ControllerNodeRow>(id);
        nextSection();
        addLink("Machine", m_model.find<MachineRow>(row.machine));
        add("Status", row.agentState.empty() ? tr("unknown") : toQt(row.agentState));
        if (!row.agentMessage.empty())
            add("Asks for", wording::nodeMessageText(row.agentMessage));
        add("Vote", row.hasVote     ? tr("has one")
                    : row.wantsVote ? tr("wants one")
                                    : tr("wants none"));
        nextSection();
        if (row.member)
            addDigits("Member at", toQt(row.member->address));
        QStringList addresses;
        for (const ListedAddress& address : engine::edits::addressesOf(m_model, row))
            addresses << toQt(address.value);
        addDigits("Addresses", addresses.join(QLatin1Char('\n')));
    }

    const ProjectBridge& m_project;
    const Model& m_model;
    ObjectFacts m_facts;
};

} // namespace

ObjectFacts factsOf(const ProjectBridge& project, const ObjectRef& object)
{
    return Builder(project, *project.shown().model(object.model)).take(object);
}

ObjectFacts factsOf(const ProjectBridge& project, const std::vector<ObjectRef>& objects)
{
    ObjectFacts facts;
    facts.icon = Icon::List;
    facts.title =
        wording::counted("1 selected", "%Ln selected", static_cast<qint64>(objects.size()));
    std::map<ObjectKind, std::vector<ObjectRef>> byKind;
    std::uint64_t used = 0;
    std::uint64_t free = 0;
    for (const ObjectRef& object : objects) {
        byKind[object.kind].push_back(object);
        const Model* model = project.shown().model(object.model);
        if (object.kind == ObjectKind::Subnet && model &&
            model->find<SubnetRow>(SubnetId(object.number))) {
            const auto use = engine::stats::useOf(*model, SubnetId(object.number));
            used += use.used;
            free += use.free();
        }
    }
    FactSection counts;
    for (const auto& [kind, refs] : byKind)
        counts.push_back({.label = toQt(wordOf(kind)),
                          .value = number(refs.size()),
                          .targets = refs,
                          .isNumber = true});
    facts.sections.push_back(std::move(counts));
    if (byKind.contains(ObjectKind::Subnet))
        facts.sections.push_back({{.label = tr("Used"), .value = number(used), .isNumber = true},
                                  {.label = tr("Free"), .value = number(free), .isNumber = true}});
    return facts;
}

} // namespace netatlas::views
