// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/nic.h"

#include "model/net/mac_address.h"

namespace netatlas::engine::devices {

namespace {

auto notValid(std::string_view what, std::string_view value, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", value}, {"cause", cause}});
}

constexpr std::string_view kBlank = " \t\n\v\f\r";

} // namespace

std::string Nic::actualName() const
{
    return isVlan() ? name + '.' + std::to_string(vlanTag) : name;
}

std::string Nic::primaryAddress() const
{
    return addresses.empty() ? std::string() : addresses.front().value;
}

Status validateNic(const Nic& nic)
{
    if (!nic.mac.empty() && !net::isMacAddress(nic.mac))
        return notValid("mac", nic.mac, "no hardware address");
    if (nic.name.empty())
        return notValid("name", nic.name, "missing");
    if (nic.type == DeviceType::Unknown)
        return notValid("type", "", "unknown");
    return {};
}

bool isDeviceType(std::string_view word)
{
    const auto type = domain::parseWord<DeviceType>(word);
    return type && *type != DeviceType::Unknown;
}

bool isDeviceName(std::string_view name, NamingRules rules)
{
    if (name.empty() || name.find('#') != name.npos)
        return false;
    if (rules == NamingRules::Other)
        return name.size() <= 255;
    return name.size() <= 15 && name != "." && name != ".." &&
           name.find_first_of(" \t\v\n\r") == name.npos;
}

DeviceType typeFromUevent(std::string_view text)
{
    while (!text.empty()) {
        const auto start = text.find_first_not_of(kBlank);
        if (start == text.npos)
            break;
        text.remove_prefix(start);
        const std::string_view word = text.substr(0, text.find_first_of(kBlank));
        text.remove_prefix(word.size());
        if (word == "DEVTYPE=bridge")
            return DeviceType::Bridge;
        if (word == "DEVTYPE=vlan")
            return DeviceType::Vlan;
        if (word == "DEVTYPE=bond")
            return DeviceType::Bond;
    }
    return DeviceType::Unknown;
}

DeviceType typeFromLink(std::string_view kind, Loopback loopback)
{
    if (kind == "bridge")
        return DeviceType::Bridge;
    if (kind == "vlan")
        return DeviceType::Vlan;
    if (kind == "bond")
        return DeviceType::Bond;
    if (kind == "vxlan")
        return DeviceType::Vxlan;
    return loopback == Loopback::yes ? DeviceType::Loopback : DeviceType::Ethernet;
}

bool isBridgeTarget(DeviceType type, std::string_view parent, DeviceType parentType)
{
    if (type == DeviceType::Loopback || type == DeviceType::Bridge)
        return false;
    if (parent.empty())
        return true;
    return type == DeviceType::Vlan &&
           (parentType == DeviceType::Ethernet || parentType == DeviceType::Bond);
}

} // namespace netatlas::engine::devices
