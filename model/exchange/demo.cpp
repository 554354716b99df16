// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/demo.h"

#include "embedded/kDemoSite.h"
#include "model/exchange/demo_site.h"
#include "model/exchange/json_members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cassert>

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

struct Attachment
{
    const char* device;
    int subnet;
    std::uint32_t host; ///< host part of the first machine's address; the others count on
};

/// Machines that differ by number only.
struct MachineGroup
{
    int first;
    int last;
    std::vector<Attachment> attachments;
};

void addGroup(DemoSite& site, const MachineGroup& group)
{
    for (int number = group.first; number <= group.last; ++number) {
        const std::string machine = std::to_string(number);
        site.addMachine(machine, number);
        for (const Attachment& attachment : group.attachments) {
            site.addDevice(machine, attachment.device, attachment.subnet);
            site.addAddress(machine, attachment.device, attachment.subnet,
                            attachment.host + static_cast<std::uint32_t>(number - group.first));
        }
    }
}

/// Machines whose storage network rides as a VLAN on a bond of two ports.
void addBondedGroup(DemoSite& site)
{
    constexpr int kMachineSubnet = 0;
    constexpr int kStorageSubnet = 6;
    for (int number = 80; number <= 88; ++number) {
        const std::string machine = std::to_string(number);
        site.addMachine(machine, number);
        site.addDevice(machine, "ens3", kMachineSubnet);
        site.addAddress(machine, "ens3", kMachineSubnet, static_cast<std::uint32_t>(number) + 10);
        site.addDevice(machine, "bond0", kStorageSubnet, {{"type", "bond"}, {"mtu", 9000}});
        for (const char* port : {"eno1", "eno2"})
            site.addDevice(machine, port, kStorageSubnet, {{"parent", "bond0"}, {"mtu", 9000}});
        site.addDevice(machine, "bond0.140", kStorageSubnet,
                       {{"type", "802.1q"}, {"parent", "bond0"}, {"vlan-tag", 140}, {"mtu", 9000}});
        site.addAddress(machine, "bond0.140", kStorageSubnet, static_cast<std::uint32_t>(number));
    }
}

/// The faults of addresses that the rules are to find; those of subnets, spaces and workloads
/// stand in the site's file.
void addPreparedFaults(DemoSite& site)
{
    site.addDevice("46", "ens5", 2);
    site.addForeignAddress("46", "ens5", "172.30.9.4", "172.30.9.0/24"); // V04
    site.addAddress("55", "ens4", 7, 0x521);                             // V06, with the next
    site.addAddress("56", "ens4", 7, 0x521);
    site.changeAddress("79", "ens4", "cidr", "10.3.0.0/22"); // V07
}

void addEast(DemoSite& site)
{
    for (const MachineGroup& group :
         std::vector<MachineGroup>{{20, 37, {{"ens3", 0, 30}, {"ens3", 1, 0x20}}},
                                   {38, 46, {{"ens3", 0, 48}, {"ens4", 2, 38}}},
                                   {50, 70, {{"ens3", 0, 60}, {"ens4", 7, 50}}},
                                   {71, 79, {{"ens3", 0, 81}, {"ens4", 4, 71}}}})
        addGroup(site, group);
    addBondedGroup(site);
    for (const MachineGroup& group :
         std::vector<MachineGroup>{{90, 98, {{"ens3", 0, 100}, {"ens4", 23, 90}}},
                                   {99, 107, {{"ens3", 0, 109}, {"ens4", 24, 99}}},
                                   {108, 119, {{"ens3", 0, 118}, {"ens4", 25, 108}}}})
        addGroup(site, group);
    for (const char* machine : {"38", "39"}) {
        site.addDevice(machine, "ens5", 4);
        site.addAddress(machine, "ens5", 4, static_cast<std::uint32_t>(std::atoi(machine)));
    }
    addPreparedFaults(site);
}

void addWest(DemoSite& site)
{
    addGroup(site, {0, 8, {{"ens3", 0, 10}, {"ens4", 1, 10}, {"ens5", 2, 10}}});
}

int racksOf(DemoSize size)
{
    switch (size) {
    case DemoSize::Small: return 0;
    case DemoSize::Medium: return 5;
    case DemoSize::Large: return 50;
    }
    return 0;
}

/// A rack: a fabric of its own with a network for machines and one for their work.
void addRack(DemoSite& site, int rack)
{
    constexpr int kMachinesOfRack = 200;
    constexpr int kFirstRackSubnet = 100;
    constexpr int kFirstRackMachine = 1000;
    const int subnet = kFirstRackSubnet + 2 * rack;
    const int workSpace = rack % 3 == 0 ? 1 : rack % 3 == 1 ? 2 : 4; // apps, db, store
    site.addRackNetworks(rack, subnet, workSpace);
    const int first = kFirstRackMachine + rack * kMachinesOfRack;
    addGroup(
        site,
        {first, first + kMachinesOfRack - 1, {{"ens3", subnet, 10}, {"ens4", subnet + 1, 10}}});
}

} // namespace

std::optional<DemoSize> parseDemoSize(std::string_view word)
{
    if (word == "small")
        return DemoSize::Small;
    if (word == "medium")
        return DemoSize::Medium;
    if (word == "large")
        return DemoSize::Large;
    return std::nullopt;
}

std::vector<ModelFragment> makeDemo(DemoSize size)
{
    auto document = parseJson(embedded::kDemoSite);
    assert(document);
    json::array& models = document->as_object()["models"].as_array();
    std::vector<ModelFragment> fragments;
    for (std::size_t i = 0; i < models.size(); ++i) {
        DemoSite site(models[i].as_object());
        if (i == 0) {
            addEast(site);
            for (int rack = 0; rack < racksOf(size); ++rack)
                addRack(site, rack);
        } else {
            addWest(site);
        }
        site.listAddresses();
        auto fragment = readFragment(models[i]);
        assert(fragment);
        fragments.push_back(std::move(*fragment));
    }
    return fragments;
}

} // namespace netatlas::exchange
