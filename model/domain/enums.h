// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace netatlas::domain {

/// Address-engine 1. The words are those of the wire; the empty word is a real value.
enum class AddressType : std::uint8_t { Hostname, Ipv4, Ipv6 };
enum class Scope : std::uint8_t { Unknown, Public, LocalCloud, LocalFan, LocalMachine, LinkLocal };
enum class Origin : std::uint8_t { Unknown, Provider, Machine };
enum class ConfigMethod : std::uint8_t { Unknown, Dhcp, Static, Manual, Loopback };
enum class DeviceType : std::uint8_t { Unknown, Loopback, Ethernet, Vlan, Bond, Bridge, Vxlan };
enum class VirtualPortType : std::uint8_t { None, OpenVSwitch };
enum class Life : std::uint8_t { Alive, Dying, Dead };

/// Model-and-workers 2.
enum class SegmentKind : std::uint8_t { Unknown, Flat, Vlan, Vxlan, Gre, Geneve, Vpc };
enum class MachineKind : std::uint8_t { Machine, Container, Device, Router, Controller };
enum class MachineStatus : std::uint8_t { Unknown, Pending, Started, Stopped, Error, Down };
enum class ApplicationType : std::uint8_t { Iaas, Caas };
enum class EndpointKind : std::uint8_t { Relation, Extra };
enum class ConstraintLevel : std::uint8_t { Model, Application, Unit, Machine };
enum class RangeKind : std::uint8_t { Dynamic, Reserved };
enum class LooseState : std::uint8_t { Reserved, Discovered, Unattached };
enum class MemberState : std::uint8_t { Unknown, Primary, Secondary, Other };
enum class Audience : std::uint8_t { All, Agents };

/// Who owns what happens to edits of a model (user-experience 7.1, rule 2).
enum class EditMode : std::uint8_t {
    Planned, ///< edits stay in the draft until the source shows them
    Direct,  ///< there is nobody to apply them to: live follows at once
};

/// Every enumeration of the domain lists its words here; codecs and protocols use nothing else.
template <class Enum>
struct EnumWords;

template <class Enum>
using WordTable = std::pair<Enum, std::string_view>;

template <>
struct EnumWords<AddressType>
{
    static constexpr std::array words{WordTable<AddressType>{AddressType::Ipv4, "ipv4"},
                                      WordTable<AddressType>{AddressType::Ipv6, "ipv6"},
                                      WordTable<AddressType>{AddressType::Hostname, "hostname"}};
};
template <>
struct EnumWords<Scope>
{
    static constexpr std::array words{WordTable<Scope>{Scope::Unknown, ""},
                                      WordTable<Scope>{Scope::Public, "public"},
                                      WordTable<Scope>{Scope::LocalCloud, "local-cloud"},
                                      WordTable<Scope>{Scope::LocalFan, "local-fan"},
                                      WordTable<Scope>{Scope::LocalMachine, "local-machine"},
                                      WordTable<Scope>{Scope::LinkLocal, "link-local"}};
};
template <>
struct EnumWords<Origin>
{
    static constexpr std::array words{WordTable<Origin>{Origin::Unknown, ""},
                                      WordTable<Origin>{Origin::Provider, "provider"},
                                      WordTable<Origin>{Origin::Machine, "machine"}};
};
template <>
struct EnumWords<ConfigMethod>
{
    static constexpr std::array words{WordTable<ConfigMethod>{ConfigMethod::Unknown, ""},
                                      WordTable<ConfigMethod>{ConfigMethod::Dhcp, "dhcp"},
                                      WordTable<ConfigMethod>{ConfigMethod::Static, "static"},
                                      WordTable<ConfigMethod>{ConfigMethod::Manual, "manual"},
                                      WordTable<ConfigMethod>{ConfigMethod::Loopback, "loopback"}};
};
template <>
struct EnumWords<DeviceType>
{
    static constexpr std::array words{WordTable<DeviceType>{DeviceType::Unknown, ""},
                                      WordTable<DeviceType>{DeviceType::Loopback, "loopback"},
                                      WordTable<DeviceType>{DeviceType::Ethernet, "ethernet"},
                                      WordTable<DeviceType>{DeviceType::Vlan, "802.1q"},
                                      WordTable<DeviceType>{DeviceType::Bond, "bond"},
                                      WordTable<DeviceType>{DeviceType::Bridge, "bridge"},
                                      WordTable<DeviceType>{DeviceType::Vxlan, "vxlan"}};
};
template <>
struct EnumWords<VirtualPortType>
{
    static constexpr std::array words{
        WordTable<VirtualPortType>{VirtualPortType::None, ""},
        WordTable<VirtualPortType>{VirtualPortType::OpenVSwitch, "openvswitch"}};
};
template <>
struct EnumWords<Life>
{
    static constexpr std::array words{WordTable<Life>{Life::Alive, "alive"},
                                      WordTable<Life>{Life::Dying, "dying"},
                                      WordTable<Life>{Life::Dead, "dead"}};
};
template <>
struct EnumWords<SegmentKind>
{
    static constexpr std::array words{WordTable<SegmentKind>{SegmentKind::Unknown, "unknown"},
                                      WordTable<SegmentKind>{SegmentKind::Flat, "flat"},
                                      WordTable<SegmentKind>{SegmentKind::Vlan, "vlan"},
                                      WordTable<SegmentKind>{SegmentKind::Vxlan, "vxlan"},
                                      WordTable<SegmentKind>{SegmentKind::Gre, "gre"},
                                      WordTable<SegmentKind>{SegmentKind::Geneve, "geneve"},
                                      WordTable<SegmentKind>{SegmentKind::Vpc, "vpc"}};
};
template <>
struct EnumWords<MachineKind>
{
    static constexpr std::array words{
        WordTable<MachineKind>{MachineKind::Machine, "machine"},
        WordTable<MachineKind>{MachineKind::Container, "container"},
        WordTable<MachineKind>{MachineKind::Device, "device"},
        WordTable<MachineKind>{MachineKind::Router, "router"},
        WordTable<MachineKind>{MachineKind::Controller, "controller"}};
};
template <>
struct EnumWords<MachineStatus>
{
    static constexpr std::array words{WordTable<MachineStatus>{MachineStatus::Unknown, ""},
                                      WordTable<MachineStatus>{MachineStatus::Pending, "pending"},
                                      WordTable<MachineStatus>{MachineStatus::Started, "started"},
                                      WordTable<MachineStatus>{MachineStatus::Stopped, "stopped"},
                                      WordTable<MachineStatus>{MachineStatus::Error, "error"},
                                      WordTable<MachineStatus>{MachineStatus::Down, "down"}};
};
template <>
struct EnumWords<ApplicationType>
{
    static constexpr std::array words{WordTable<ApplicationType>{ApplicationType::Iaas, "iaas"},
                                      WordTable<ApplicationType>{ApplicationType::Caas, "caas"}};
};
template <>
struct EnumWords<EndpointKind>
{
    static constexpr std::array words{WordTable<EndpointKind>{EndpointKind::Relation, "relation"},
                                      WordTable<EndpointKind>{EndpointKind::Extra, "extra"}};
};
template <>
struct EnumWords<ConstraintLevel>
{
    static constexpr std::array words{
        WordTable<ConstraintLevel>{ConstraintLevel::Model, "model"},
        WordTable<ConstraintLevel>{ConstraintLevel::Application, "application"},
        WordTable<ConstraintLevel>{ConstraintLevel::Unit, "unit"},
        WordTable<ConstraintLevel>{ConstraintLevel::Machine, "machine"}};
};
template <>
struct EnumWords<RangeKind>
{
    static constexpr std::array words{WordTable<RangeKind>{RangeKind::Dynamic, "dynamic"},
                                      WordTable<RangeKind>{RangeKind::Reserved, "reserved"}};
};
template <>
struct EnumWords<LooseState>
{
    static constexpr std::array words{WordTable<LooseState>{LooseState::Reserved, "reserved"},
                                      WordTable<LooseState>{LooseState::Discovered, "discovered"},
                                      WordTable<LooseState>{LooseState::Unattached, "unattached"}};
};
template <>
struct EnumWords<MemberState>
{
    static constexpr std::array words{WordTable<MemberState>{MemberState::Unknown, ""},
                                      WordTable<MemberState>{MemberState::Primary, "primary"},
                                      WordTable<MemberState>{MemberState::Secondary, "secondary"},
                                      WordTable<MemberState>{MemberState::Other, "other"}};
};
template <>
struct EnumWords<Audience>
{
    static constexpr std::array words{WordTable<Audience>{Audience::All, "all"},
                                      WordTable<Audience>{Audience::Agents, "agents"}};
};
template <>
struct EnumWords<EditMode>
{
    static constexpr std::array words{WordTable<EditMode>{EditMode::Planned, "planned"},
                                      WordTable<EditMode>{EditMode::Direct, "direct"}};
};

/// The word of a value on the wire.
template <class Enum>
constexpr std::string_view wordOf(Enum value)
{
    for (const auto& [known, word] : EnumWords<Enum>::words)
        if (known == value)
            return word;
    return {};
}

/// The value of a word; nothing for a word that the enumeration does not have.
template <class Enum>
constexpr std::optional<Enum> parseWord(std::string_view word)
{
    for (const auto& [value, known] : EnumWords<Enum>::words)
        if (known == word)
            return value;
    return std::nullopt;
}

} // namespace netatlas::domain
