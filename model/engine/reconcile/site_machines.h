// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/site_networks.h"

namespace netatlas::engine::reconcile {

/// The second half of a site: machines with their devices and addresses, and loose addresses.
///
/// Where an agent speaks for a machine, the provider only adds its ids to what the agent showed
/// (model-and-workers 6.3). Where none does, the provider is all there is to go by. What the look
/// could not tell stays as it is known, and so does what may only be out of its sight.
class SiteMachines
{
public:
    SiteMachines(Reconciliation& run, const domain::SiteObservation& site,
                 const SiteNetworks& networks, SiteOutcome& outcome);

    bool isKnown(const std::string& ref) const { return m_machines.find(ref).has_value(); }
    void carryOut();

private:
    void takeMachine(const domain::SeenMachine& seen);
    std::string freeNumber();
    bool hasAgent(domain::MachineId machine);
    void takeInterfaces(domain::MachineId machine, const domain::SeenMachine& seen);
    bool isOfAnother(domain::MachineId machine, const domain::InterfaceConfig& interface);
    std::optional<domain::DeviceId> findDevice(domain::MachineId machine,
                                               const domain::InterfaceConfig& interface);
    domain::DeviceId makeDevice(domain::MachineId machine,
                                const domain::InterfaceConfig& interface);
    void fillDevice(domain::DeviceId device, const domain::InterfaceConfig& interface);
    void takeAddresses(domain::DeviceId device, const domain::SeenMachine& seen,
                       const domain::InterfaceConfig& interface);
    void followAddress(domain::DeviceAddressRow& row, const domain::InterfaceConfig& interface,
                       const domain::InterfaceAddress& address, bool isShadow) const;
    void takeAddress(domain::DeviceId device, const domain::InterfaceConfig& interface,
                     const domain::InterfaceAddress& address, bool isShadow);
    void relinquish(domain::DeviceId device);
    void relinquishAddress(domain::AddressId address);
    void list(domain::MachineId machine, const domain::SeenMachine& seen);
    void keepListed(domain::MachineId machine, const domain::SeenMachine& seen,
                    std::vector<domain::ListedAddress>& addresses);
    bool isOnDevice(domain::MachineId machine, const std::string& value);
    void takeLooseAddresses();
    void takeLooseAddress(const domain::SeenLooseAddress& seen,
                          std::optional<domain::LooseAddressId> known);
    /// Whether all of the kind were listed and read, so that what they say no more is no more.
    bool isComplete(domain::ObjectKind kind) const
    {
        return m_site.complete.contains(kind) && !m_site.unreadable.contains(kind);
    }
    std::unordered_set<std::string> idsOnMachines() const;
    void markMissing();

    Reconciliation& m_run;
    const domain::SiteObservation& m_site;
    const SiteNetworks& m_networks;
    SiteOutcome& m_outcome;
    SiteIndex<domain::MachineRow> m_machines;
    std::unordered_map<std::string, domain::DeviceId> m_deviceByProviderId;
    std::unordered_map<std::string, domain::MachineId> m_shownOn; ///< interfaces of this look
    std::unordered_set<std::string> m_numbers;
    std::uint32_t m_nextNumber = 0;
    bool m_isAgentKnown = false; ///< of the machine at hand
    std::unordered_set<std::uint32_t> m_seenAddresses;
};

} // namespace netatlas::engine::reconcile
