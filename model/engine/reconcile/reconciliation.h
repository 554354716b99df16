// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/domain/interface_config.h"
#include "model/engine/reconcile/ledger.h"
#include "model/engine/reconcile/provider_ids.h"

#include <unordered_map>

namespace netatlas::engine::reconcile {

/// Whether the networks of observed addresses become subnets (model-and-workers 6.1, step 8).
enum class Discovery : bool { No, Yes };

/// What an observation of one machine covers beside its interfaces.
struct ObservationScope
{
    Discovery discovery = Discovery::No;
    /// Without routes, gateways and routes that are stored stay as they are.
    bool hasRoutes = true;
    /// Else there may be more than it shows: devices and addresses that it does not show stay.
    bool isComplete = true;
};

/// What became of one provider report (6.2, 6.3).
struct ProviderReport
{
    bool isModified = false; ///< whether the machine's provider list changed
    /// The addresses with their places, in the order of the interfaces.
    std::vector<domain::ListedAddress> addresses;
    /// Why devices and addresses of the machine could not be tied to the provider's; the list of
    /// the machine stands all the same.
    std::vector<Error> warnings;
};

/// Brings what sources saw together with what a model has: one run, any number of machines, one
/// change set at the end. Pure: the model is not changed.
///
/// The functions of one machine either carry everything out or, with an error, nothing.
class Reconciliation
{
public:
    Reconciliation(const domain::Model& model, Timestamp now, std::string source);
    Reconciliation(const Reconciliation&) = delete;
    Reconciliation& operator=(const Reconciliation&) = delete;

    /// What the machine says of its interfaces (6.1). Gives the CIDRs of the subnets that were
    /// discovered, sorted. `permission-denied` for an unknown machine, `dead` for a dead one,
    /// `not-valid` for an address that cannot be read.
    Result<std::vector<std::string>> observe(domain::MachineId machine,
                                             const domain::InterfaceConfigs& interfaces,
                                             const ObservationScope& scope = {});

    /// What the provider says of the machine's interfaces: its address list (6.2), then who owns
    /// the devices and addresses that the machine showed before (6.3). A machine that is not alive
    /// is passed over. `not-found` for an unknown machine, `ambiguous` for an address that lies in
    /// several spaces.
    Result<ProviderReport> setProviderConfig(domain::MachineId machine,
                                             const domain::InterfaceConfigs& interfaces);

    /// Replaces the agent's or the provider's list of a machine (6.4): empty values and repeats are
    /// dropped, types and scopes derived where they are not given. `dead` for a dead machine.
    Status setAddresses(domain::MachineId machine, domain::Origin list,
                        std::vector<domain::ListedAddress> addresses);

    /// The state as it is so far.
    const domain::ModelState& state() const { return m_recorder.state(); }
    domain::ChangeRecorder& recorder() { return m_recorder; }
    Ledger& ledger() { return m_ledger; }

    /// Everything done so far; what follows for preferred addresses (6.5) stands apart.
    domain::ChangeSet changes() const;

    /// What the observations of machines showed and could not be stored: ids that other rows have.
    const std::vector<Error>& warnings() const { return m_warnings; }
    void warn(Error warning) { m_warnings.push_back(std::move(warning)); }

    /// The ids that providers know devices and addresses by, across machines (2.5).
    ProviderIds& providerIds() { return m_providerIds; }

    /// @name Rows by what they are known by, with those of this run
    const std::vector<domain::DeviceId>& devicesOf(domain::MachineId machine);
    const std::vector<domain::AddressId>& addressesOf(domain::DeviceId device);
    std::optional<domain::DeviceId> findDevice(domain::MachineId machine, std::string_view name);
    std::optional<domain::AddressId> findAddress(domain::DeviceId device,
                                                 const net::IpAddress& value);
    /// All subnets of that network, in order of ids.
    std::vector<domain::SubnetId> subnetsOf(const net::Cidr& network) const;
    /// All subnets around the address, innermost first.
    std::vector<domain::SubnetId> subnetsAround(const net::IpAddress& value) const;
    domain::SpaceId spaceOfSubnet(domain::SubnetId subnet) const;

    domain::DeviceId addDevice(domain::DeviceRow row);
    domain::AddressId addAddress(domain::DeviceAddressRow row);
    domain::SubnetId addSubnet(domain::SubnetRow row);
    void eraseDevice(domain::DeviceId device);
    void eraseAddress(domain::AddressId address);

private:
    std::vector<domain::DeviceId>& devices(domain::MachineId machine);
    std::vector<domain::AddressId>& addresses(domain::DeviceId device);

    const domain::Model& m_model;
    domain::ChangeRecorder m_recorder;
    Ledger m_ledger;
    ProviderIds m_providerIds;
    std::vector<Error> m_warnings;
    std::unordered_map<domain::MachineId, std::vector<domain::DeviceId>> m_devices;
    std::unordered_map<domain::DeviceId, std::vector<domain::AddressId>> m_addresses;
    std::unordered_multimap<net::Cidr, domain::SubnetId> m_newSubnets;
};

} // namespace netatlas::engine::reconcile
