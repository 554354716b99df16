// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/cidr.h"
#include "model/providers/document/document.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::providers::juju {

/// Where in the files something stands, for what only shows when all of them are read.
struct Place
{
    std::string file;
    document::Position position;
    std::string field;
};

/// A field that is not there is nothing, so that an import can leave alone what a file does not
/// say.
struct Subnet
{
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    std::string cidrText;
    std::optional<std::string> providerId;
    std::optional<std::string> providerNetworkId;
    std::optional<std::vector<std::string>> zones;
    std::optional<std::string> space;
    Place place;
};

struct Space
{
    std::string name;
    Place place;
};

struct Interface
{
    std::string name;
    std::vector<net::IpAddress> addresses;
    std::optional<std::string> mac;
    std::optional<net::IpAddress> gateway;
    std::optional<std::vector<std::string>> dnsServers;
    std::optional<std::string> space;
    std::optional<bool> isUp;
    Place place;
};

struct Machine
{
    std::string number;
    std::string parent; ///< number of the host of a container
    std::optional<std::string> hostName;
    std::optional<std::string> instanceId;
    std::optional<std::string> instanceStatus;
    std::optional<std::string> instanceMessage;
    std::optional<std::string> agentStatus;
    std::optional<std::string> life;
    std::optional<std::string> zone;
    std::optional<std::vector<std::string>> addresses;
    std::optional<std::vector<std::string>> spaceConstraints; ///< `name`, `^name`
    std::optional<std::string> failure;                       ///< why its status could not be read
    std::vector<Interface> interfaces;
    Place place;
};

struct Unit
{
    std::string name;
    std::string application;
    std::string machine; ///< number; empty in a cluster
    std::optional<std::string> address;
    std::optional<std::string> providerId;
    std::optional<std::vector<std::string>> ports;
    Place place;
};

struct Binding
{
    std::string endpoint; ///< empty: the default of the application
    std::string space;
    Place place;
};

struct Application
{
    std::string name;
    std::vector<Binding> bindings;
    std::optional<std::string> address; ///< of its service in a cluster
    std::optional<std::string> providerId;
    Place place;
};

/// What the files of one Juju model say together.
struct Site
{
    std::string model;
    std::string controller;
    std::string cloud;      ///< as Juju or a person called it
    bool isCluster = false; ///< a Kubernetes model: no machines
    bool hasSpaceList = false;
    bool hasSubnets = false; ///< any of the two files that list subnets by CIDR
    std::vector<Space> spaces;
    std::vector<Subnet> subnets;
    std::vector<Machine> machines; ///< hosts before their containers
    std::vector<Application> applications;
    std::vector<Unit> units;
};

} // namespace netatlas::providers::juju
