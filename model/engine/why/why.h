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
    PublicAddress,  ///< what the machine is known by to the world
    PrivateAddress, ///< what it is known by inside its cloud
    HaAddress,      ///< what the other members of the replica set reach the node by
    AgentEndpoints, ///< where agents find the API of the node
    Subnet,         ///< which subnet, and by it which space, an address belongs to
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

/// Public and private address of a machine, as its lists give them now.
std::vector<Answer> whyMachine(const domain::Model& model, domain::MachineId id);

/// HA address and endpoints of a controller node under the settings of the controller.
std::vector<Answer> whyNode(const domain::Model& model, domain::ControllerNodeId id);

/// The subnet of each device that has the address; without any, the subnet that an address of
/// that value would belong to. Nothing when the model has neither.
std::vector<Answer> whyAddress(const domain::Model& model, const net::IpAddress& address);

/// `public-address`, ... and `not-suitable`, ...: for programs.
std::string_view questionWord(Question question);
std::string_view reasonWord(const Reason& reason);

} // namespace netatlas::engine::why
