// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_site.h"

namespace netatlas::tests {

using namespace domain;

SmallSite smallSite()
{
    ChangeRecorder recorder(emptyModelState());
    SmallSite site;
    const auto addSpace = [&](const char* name) {
        const auto id = recorder.draw<SpaceRow>();
        recorder.put(SpaceRow{.id = id, .name = name});
        return id;
    };
    const auto addSubnet = [&](const char* cidr, SpaceId space) {
        const auto id = recorder.draw<SubnetRow>();
        recorder.put(SubnetRow{.id = id, .cidr = net::Cidr::parse(cidr).value(), .space = space});
        return id;
    };
    site.db = addSpace("db");
    site.dmz = addSpace("dmz");
    site.first = addSubnet("10.4.0.0/20", site.db);
    site.second = addSubnet("10.4.16.0/20", site.db);
    site.free = addSubnet("10.9.0.0/24", kAlpha);
    const auto overlay = recorder.draw<SubnetRow>();
    recorder.put(SubnetRow{.id = overlay,
                           .cidr = net::Cidr::parse("252.4.0.0/16").value(),
                           .space = site.db,
                           .fanLocalUnderlay = net::Cidr::parse("10.4.16.0/20").value(),
                           .fanUnderlaySubnet = site.second,
                           .fanOverlay = net::Cidr::parse("252.0.0.0/8").value()});
    const auto machine = recorder.draw<MachineRow>();
    recorder.put(MachineRow{.id = machine, .number = "0"});
    const auto device = recorder.draw<DeviceRow>();
    recorder.put(DeviceRow{.id = device, .machine = machine, .name = "ens3"});
    recorder.put(DeviceAddressRow{.id = recorder.draw<DeviceAddressRow>(),
                                  .device = device,
                                  .value = net::IpAddress::parse("10.4.0.9").value(),
                                  .cidr = net::Cidr::parse("10.4.0.0/20").value()});
    site.mysql = recorder.draw<ApplicationRow>();
    recorder.put(ApplicationRow{.id = site.mysql, .name = "mysql"});
    recorder.put(UnitRow{.id = recorder.draw<UnitRow>(),
                         .name = "mysql/0",
                         .application = site.mysql,
                         .machine = machine});
    recorder.put(
        EndpointRow{.id = recorder.draw<EndpointRow>(), .application = site.mysql, .name = "db"});
    recorder.put(BindingRow{.id = recorder.draw<BindingRow>(), .application = site.mysql});
    recorder.put(BindingRow{.id = recorder.draw<BindingRow>(),
                            .application = site.mysql,
                            .endpoint = "db",
                            .space = site.db});
    site.changes = recorder.changes();
    return site;
}

ModelId addSmallSite(session::Session& session, EditMode editMode, const std::string& name)
{
    session::Observation observation;
    observation.newModel.name = name;
    observation.newModel.editMode = editMode;
    observation.changes.rows = smallSite().changes;
    if (!session.observe(std::move(observation)))
        return ModelId(999);
    return session.live().model(name)->row.id;
}

} // namespace netatlas::tests
