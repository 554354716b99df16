// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/fragment_reader.h"
#include "model/exchange/json_members.h"
#include "model/exchange/listed_address_reader.h"

#include <map>
#include <unordered_map>

namespace netatlas::exchange {

inline constexpr std::uint32_t kLargestVlan = 4094;
inline constexpr std::uint32_t kLargestPercent = 100;
inline constexpr std::uint32_t kLargestNumber = 0xFFFF'FFFF;

/// The reading of one fragment: what has been read so far, for the parts that refer to it.
///
/// Parts are read parents first. What does not fit is noted in the members' problem; the reading
/// goes on with fallbacks and its result is then thrown away.
class FragmentReading
{
public:
    FragmentReading(ModelFragment& fragment, UnknownSpaces unknownSpaces)
        : m_fragment(fragment)
        , m_state(fragment.state)
        , m_unknownSpaces(unknownSpaces)
    {
    }

    void read(const JsonMembers& top);

private:
    // fragment_reader.cpp
    void readModel(const JsonMembers& top);
    void readSettings(const JsonMembers& top);
    void readProvider(const JsonMembers& provider);
    void readController(const JsonMembers& controller);
    void readControllerNode(const JsonMembers& node);
    void readHostPorts(const JsonMembers& documents, std::string_view name,
                       domain::Audience audience);
    void takePlace(domain::ListedAddress& endpoint) const;
    void readSequences(const JsonMembers& sequences);
    void putSetting(bool isController, std::string_view key, std::string value);
    void putNumber(bool isController, std::string_view key, std::uint32_t value,
                   std::uint32_t unset);

    // fragment_site_reader.cpp
    void readSite(const JsonMembers& top);
    void readSegment(const JsonMembers& members);
    void readSpace(const JsonMembers& members);
    void readSubnet(const JsonMembers& members);
    void readRange(const JsonMembers& members);
    void readLooseAddress(const JsonMembers& members);
    void indexSubnets();

    // fragment_machine_reader.cpp
    void readMachines(const JsonMembers& top);
    void readMachine(const JsonMembers& members);
    void findHosts();
    void readDevice(const JsonMembers& members);
    void readDeviceParent(const JsonMembers& members);
    void readDeviceAddress(const JsonMembers& members);

    // fragment_workload_reader.cpp
    void readWorkloads(const JsonMembers& top);
    void readApplication(const JsonMembers& members);
    void readBindings(const JsonMembers& members, domain::ApplicationId application);
    void readUnit(const JsonMembers& members);
    void readCloudService(const JsonMembers& members);
    void readCloudContainer(const JsonMembers& members);
    void readConstraint(const JsonMembers& members, domain::ConstraintLevel level,
                        std::uint32_t target);

    // fragment_address_reader.cpp
    std::vector<domain::ListedAddress>
    readAddresses(const JsonMembers& members, std::string_view name, domain::Origin origin) const;
    std::optional<domain::ListedAddress>
    readAddress(const JsonMembers& members, std::string_view name, domain::Origin origin) const;
    AddressSurroundings surroundings() const;
    std::optional<domain::SubnetId> subnetAround(const net::IpAddress& value) const;

    /// The id that a row is given, or the next one; an id that is taken is refused.
    template <class Row>
    decltype(Row::id) newId(const JsonMembers& members)
    {
        using RowId = decltype(Row::id);
        const auto given = members.id<RowId>("id");
        if (!given)
            return m_state.sequences.draw<Row>();
        if (m_state.table<Row>().contains(*given))
            members.refuse("id", "given twice", given->text());
        m_state.sequences.passBy<Row>(given->number());
        return *given;
    }

    /// The row that a member names by id, which must have been read; nothing when it is absent.
    template <class Row>
    std::optional<decltype(Row::id)> referenceTo(const JsonMembers& members,
                                                 std::string_view name) const
    {
        const auto id = members.id<decltype(Row::id)>(name);
        if (id && !m_state.table<Row>().contains(*id))
            members.refuse(name, "not found", id->text());
        return id;
    }
    std::optional<domain::SpaceId> spaceNamed(const JsonMembers& members,
                                              std::string_view name) const;
    std::optional<domain::MachineId> machineNamed(const JsonMembers& members,
                                                  std::string_view name);
    /// Whether rows that others name and the fragment leaves out are made.
    bool makesMissingRows() const { return m_unknownSpaces == UnknownSpaces::Kept; }
    domain::MachineId addMachine(const std::string& number);
    domain::DeviceId addDevice(domain::MachineId machine, const std::string& key,
                               const std::string& name);
    domain::ApplicationId addApplication(const std::string& name);
    std::optional<domain::ApplicationId> applicationNamed(const JsonMembers& members,
                                                          const std::string& name);
    domain::UnitId addUnit(const std::string& name, domain::ApplicationId application);
    std::optional<domain::UnitId> unitNamed(const JsonMembers& members, const std::string& name);
    domain::SharedText shared(const JsonMembers& members, std::string_view name)
    {
        return m_pool.share(members.text(name));
    }
    domain::SpaceId effectiveSpace(const domain::SubnetRow& subnet) const;

    ModelFragment& m_fragment;
    domain::ModelState& m_state;
    UnknownSpaces m_unknownSpaces;
    domain::TextPool m_pool;
    std::unordered_map<std::string, domain::MachineId> m_machineByNumber;
    std::unordered_map<std::string, domain::DeviceId> m_deviceByKey; ///< `m#2#d#eth0`
    std::unordered_map<std::string, domain::ApplicationId> m_applicationByName;
    std::unordered_map<std::string, domain::UnitId> m_unitByName;
    std::map<int, std::unordered_map<net::Cidr, std::vector<domain::SubnetId>>> m_subnetsByLength;
    std::unordered_map<domain::SubnetId, domain::SpaceId> m_spaceOfSubnet;
};

} // namespace netatlas::exchange
