// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/engine/addressing/trace.h"
#include "model/engine/facts/address_subnet.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace netatlas::engine::why {

/// What was chosen.
enum class Question : std::uint8_t {
    PublicAddress,    ///< what the machine is known by to the world
    PrivateAddress,   ///< what it is known by inside its cloud
    HaAddress,        ///< what the other members of the replica set reach the node by
    AgentEndpoints,   ///< where agents find the API of the node
    Subnet,           ///< which subnet, and by it which space, an address belongs to
    Space,            ///< which space the subnets around an address give, by themselves
    ClientEndpoints,  ///< where clients find the API of the node
    DialOrder,        ///< the order in which agents try the endpoints they were told
    ContainerBridges, ///< which devices of its host a container needs put under bridges
    ContainerDevices, ///< which bridges of its host a container hangs on
};

using Reason = std::variant<addressing::TraceReason, facts::PlaceReason>;

/// One candidate and what befell it, or what befell the choice as a whole (`value` is empty then).
struct Line
{
    Reason reason;
    std::string value; ///< address, dial text or CIDR
    int rank = 0;      ///< of the matcher; 0 where none was asked
    std::optional<domain::Origin> origin;
    std::optional<domain::Scope> scope;
    std::string space;
    std::string device;

    bool operator==(const Line&) const = default;
};

/// The lines in the order of the rules; the last one is the answer, or where several are kept the
/// last ones are.
struct Answer
{
    Question question;
    domain::ObjectRef object;
    std::string subject;             ///< the address, where the object is only where it was found
    std::vector<std::string> chosen; ///< empty when nothing was
    std::vector<Line> lines;

    bool operator==(const Answer&) const = default;
};

/// Public and private address of a machine, as its lists give them now (address-engine 8); for a
/// container also what carries it on its host (17.4, 17.5).
std::vector<Answer> whyMachine(const domain::Model& model, domain::MachineId id);

/// HA address (address-engine 11.8, 11.9) and endpoints (9.10, 10.1, 10.2) of a controller node
/// under the settings of the controller; where the controller runs on Kubernetes, the endpoints of
/// its service (10.4).
std::vector<Answer> whyNode(const domain::Model& model, domain::ControllerNodeId id);

/// The subnet of each device that has the address (model-and-workers 2.8), and the space that the
/// subnets around it give without what the source says (address-engine 12.5); without any, the
/// subnet that an address of that value would belong to. Nothing when the model has neither.
std::vector<Answer> whyAddress(const domain::Model& model, const net::IpAddress& address);

/// `public-address`, ... and `not-suitable`, ...: for programs.
std::string_view questionWord(Question question);
std::string_view reasonWord(const Reason& reason);

} // namespace netatlas::engine::why
