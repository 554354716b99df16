// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/untold_ports.h"

#include <set>
#include <unordered_map>

namespace netatlas::exchange {

namespace {

using domain::DeviceId;
using domain::DeviceRow;
using domain::DeviceType;
using domain::InterfaceConfig;
using domain::VirtualPortType;
using engine::reconcile::Reconciliation;
using providers::linuxhost::HostObservation;
using providers::linuxhost::Link;

constexpr const char* kDatapath = "ovs-system";

class Keeping
{
public:
    Keeping(Reconciliation& run, domain::MachineId machine, const HostObservation& host,
            domain::InterfaceConfigs& interfaces)
        : m_rows(run.state().table<DeviceRow>())
        , m_devices(run.devicesOf(machine))
        , m_host(host)
        , m_interfaces(interfaces)
    {
        for (std::size_t i = 0; i < interfaces.size(); ++i)
            m_places.emplace(interfaces[i].name, i);
    }

    void carryOut()
    {
        for (const DeviceId id : m_devices)
            keepBridge(m_rows.at(id));
        // Bonds come before what hangs on them.
        for (const bool isBond : {true, false})
            for (const DeviceId id : m_devices)
                if (const DeviceRow& row = m_rows.at(id); isBond == isOwnBond(row))
                    keepPort(row);
    }

private:
    /// Of no kernel: those have an index.
    static bool isOwnDevice(const DeviceRow& row) { return row.index == 0; }
    static bool isOwnBond(const DeviceRow& row)
    {
        return row.type == DeviceType::Bond && isOwnDevice(row);
    }

    InterfaceConfig* find(const std::string& name)
    {
        const auto found = m_places.find(name);
        return found == m_places.end() ? nullptr : &m_interfaces[found->second];
    }

    void keepBridge(const DeviceRow& row)
    {
        if (row.type != DeviceType::Bridge || row.virtualPortType != VirtualPortType::OpenVSwitch)
            return;
        InterfaceConfig* seen = find(row.name.text());
        if (!seen && !m_host.isWhole) { // it may be what could not be read
            m_kept.insert(row.name.text());
            return;
        }
        const Link* link = m_host.findLink(row.name.view());
        // What the switch makes are links of these kinds; without details they have none.
        const bool canBe =
            link && (link->kind.empty() || link->kind == "tun" || link->kind == "openvswitch");
        if (!seen || !canBe)
            return;
        seen->type = DeviceType::Bridge;
        seen->virtualPortType = VirtualPortType::OpenVSwitch;
        m_kept.insert(row.name.text());
    }

    void keepPort(const DeviceRow& row)
    {
        const DeviceRow* parent = row.parent ? m_rows.find(*row.parent) : nullptr;
        if (!parent || !m_kept.contains(parent->name.text()))
            return;
        if (InterfaceConfig* seen = find(row.name.text())) {
            const bool isTold = !seen->parent.empty() && seen->parent != kDatapath;
            const bool isTop = m_kept.contains(seen->name);
            if (!isTold && !isTop)
                seen->parent = parent->name.text();
        } else if (isOwnDevice(row)) {
            add(row, parent->name.text());
        }
        if (isOwnBond(row))
            m_kept.insert(row.name.text());
    }
    void add(const DeviceRow& row, std::string parent)
    {
        InterfaceConfig config;
        config.name = row.name.text();
        config.type = row.type;
        config.mac = row.mac.text();
        config.mtu = row.mtu;
        config.vlanTag = row.vlanTag;
        config.isDisabled = !row.isUp;
        config.isNoAutoStart = !row.autoStart;
        config.virtualPortType = row.virtualPortType;
        config.configMethod = domain::ConfigMethod::Manual;
        config.origin = domain::Origin::Machine;
        config.parent = std::move(parent);
        m_places.emplace(config.name, m_interfaces.size());
        m_interfaces.push_back(std::move(config));
    }

    const domain::Table<DeviceRow>& m_rows;
    const std::vector<DeviceId>& m_devices;
    const HostObservation& m_host;
    domain::InterfaceConfigs& m_interfaces;
    std::unordered_map<std::string, std::size_t> m_places;
    /// Names of the switch's bridges and bonds, as they were known.
    std::set<std::string> m_kept;
};

} // namespace

void keepUntoldPorts(Reconciliation& run, domain::MachineId machine, const HostObservation& host,
                     domain::InterfaceConfigs& interfaces)
{
    if (!host.isWhole || !host.virtualSwitch || !host.virtualSwitch->isWhole)
        Keeping(run, machine, host, interfaces).carryOut();
}

} // namespace netatlas::exchange
