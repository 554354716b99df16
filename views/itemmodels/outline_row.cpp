// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/itemmodels/outline_row.h"

#include "model/domain/object_text.h"
#include "model/engine/stats/use.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/theme/icons/icon.h"

#include <QCoreApplication>
#include <QLocale>

namespace netatlas::views {

using namespace netatlas::domain;
using Kind = OutlineKey::Kind;
using theme::Icon;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Outline", text);
}

QString count(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

/// One model's view of the rows below.
struct Row
{
    const ProjectBridge& project;
    const Model& model;
    const ObjectRef& object;

    QString text() const
    {
        if (object.kind == ObjectKind::Segment) {
            const auto& segment = model.at<SegmentRow>(SegmentId(object.number));
            if (segment.kind == SegmentKind::Flat && segment.name.empty())
                return tr("VLAN untagged");
        }
        if (object.kind == ObjectKind::Device)
            return toQt(model.at<DeviceRow>(DeviceId(object.number)).name);
        if (object.kind == ObjectKind::Endpoint)
            return toQt(model.at<EndpointRow>(EndpointId(object.number)).name);
        return toQt(objectLabel(project.shown(), object));
    }

    std::optional<Icon> icon() const
    {
        switch (object.kind) {
        case ObjectKind::Model: return Icon::Model;
        case ObjectKind::Fabric: return Icon::Fabric;
        case ObjectKind::Segment: return Icon::Vlan;
        case ObjectKind::Machine:
            return model.at<MachineRow>(MachineId(object.number)).kind == MachineKind::Container
                       ? Icon::Container
                       : Icon::Machine;
        case ObjectKind::Device: return Icon::Nic;
        case ObjectKind::Address: return Icon::Address;
        case ObjectKind::Application: return Icon::Application;
        case ObjectKind::Endpoint: return Icon::Endpoint;
        default: return std::nullopt;
        }
    }

    std::optional<SpaceId> space() const
    {
        if (object.kind == ObjectKind::Space)
            return SpaceId(object.number);
        if (object.kind == ObjectKind::Subnet)
            return *model.facts.spaceOfSubnet.find(SubnetId(object.number));
        return std::nullopt;
    }

    QString note() const
    {
        if (object.kind == ObjectKind::Subnet &&
            model.at<SubnetRow>(SubnetId(object.number)).isOverlay())
            return tr("overlay");
        if (object.kind == ObjectKind::Machine)
            return toQt(model.at<MachineRow>(MachineId(object.number)).name);
        if (object.kind == ObjectKind::Endpoint)
            return endpointNote();
        if (object.kind != ObjectKind::Space)
            return {};
        const SpaceRow& row = model.at<SpaceRow>(SpaceId(object.number));
        if (row.name == settingOf(model, "juju-ha-space", true))
            return tr("HA");
        if (row.name == settingOf(model, "juju-mgmt-space", true))
            return tr("management");
        return row.id == kAlpha ? tr("default") : QString();
    }

    QString endpointNote() const
    {
        const auto& endpoint = model.at<EndpointRow>(EndpointId(object.number));
        for (const BindingId id : model.facts.bindingsOfApplication.of(endpoint.application)) {
            const BindingRow& binding = model.at<BindingRow>(id);
            if (binding.endpoint == endpoint.name)
                return toQt(model.at<SpaceRow>(binding.space).name);
        }
        return {};
    }

    QString value() const
    {
        const auto number = object.number;
        switch (object.kind) {
        case ObjectKind::Model: return count(model.table<SubnetRow>().size());
        case ObjectKind::Fabric: return count(subnetsOfFabric());
        case ObjectKind::Segment:
            return count(model.facts.subnetsOfSegment.of(SegmentId(number)).size());
        case ObjectKind::Space: return count(model.facts.subnetsOfSpace.of(SpaceId(number)).size());
        case ObjectKind::Subnet: return subnetValue();
        case ObjectKind::Machine:
            return count(model.facts.devicesOfMachine.of(MachineId(number)).size());
        case ObjectKind::Application:
            return count(model.facts.unitsOfApplication.of(ApplicationId(number)).size());
        default: return {};
        }
    }

    std::size_t subnetsOfFabric() const
    {
        std::size_t subnets = 0;
        for (const SegmentId id : model.facts.segmentsOfFabric.of(FabricId(object.number)))
            subnets += model.facts.subnetsOfSegment.of(id).size();
        return subnets;
    }

    QString subnetValue() const
    {
        const SubnetRow& subnet = model.at<SubnetRow>(SubnetId(object.number));
        if (subnet.isOverlay())
            return {};
        const auto percent = engine::stats::useOf(model, subnet.id).percent();
        return percent
                   ? QCoreApplication::translate("Outline", "%1 %", "use of a subnet").arg(*percent)
                   : QString();
    }
};

QVariant objectData(const Row& row, int role)
{
    switch (role) {
    case Qt::DisplayRole: return row.text();
    case NoteRole: return row.note();
    case ValueRole: return row.value();
    case IconRole:
        if (const auto icon = row.icon())
            return static_cast<int>(*icon);
        return {};
    case SpaceOrderRole:
        if (const auto space = row.space())
            return static_cast<int>(space->number());
        return {};
    case AddressRole:
        return row.object.kind == ObjectKind::Subnet || row.object.kind == ObjectKind::Address;
    case StrongRole: return row.object.kind == ObjectKind::Model;
    case SeverityRole:
        if (const auto worst = row.project.worstOf(row.object))
            return static_cast<int>(*worst);
        return {};
    default: return {};
    }
}

QVariant headingData(const ProjectBridge& project, const OutlineKey& key, int role)
{
    struct Heading
    {
        Icon icon;
        const char* text;
    };
    const Heading heading =
        key.kind == Kind::NoFabric
            ? Heading{Icon::NoFabric, QT_TRANSLATE_NOOP("Outline", "No fabric")}
        : key.kind == Kind::Spaces ? Heading{Icon::Space, QT_TRANSLATE_NOOP("Outline", "Spaces")}
        : key.kind == Kind::Machines
            ? Heading{Icon::Machine, QT_TRANSLATE_NOOP("Outline", "Machines")}
            : Heading{Icon::Application, QT_TRANSLATE_NOOP("Outline", "Applications")};
    switch (role) {
    case Qt::DisplayRole: return tr(heading.text);
    case IconRole: return static_cast<int>(heading.icon);
    case ValueRole: {
        const Model* model = project.shown().model(key.object.model);
        if (!model)
            return {};
        return count(key.kind == Kind::Spaces     ? model->table<SpaceRow>().size()
                     : key.kind == Kind::Machines ? model->table<MachineRow>().size()
                     : key.kind == Kind::Applications
                         ? model->table<ApplicationRow>().size()
                         : outlineChildren(project.shown(), key).size());
    }
    case StrongRole: return key.kind != Kind::NoFabric;
    default: return {};
    }
}

} // namespace

QVariant outlineData(const ProjectBridge& project, const OutlineKey& key, int role)
{
    if (key.kind != Kind::Object)
        return headingData(project, key, role);
    const Model* model = project.shown().model(key.object.model);
    if (!model || objectLabel(project.shown(), key.object).empty())
        return {};
    const Row row{project, *model, key.object};
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{row.text(), row.note(), row.value()};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    return objectData(row, role);
}

} // namespace netatlas::views
