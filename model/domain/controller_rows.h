// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/machine_rows.h"

namespace netatlas::domain {

/// The replica-set member of a controller node (model-and-workers 2.13).
struct Member
{
    std::int64_t id = 0;
    std::string address; ///< `host:port`
    std::int64_t votes = 0;
    MemberState state = MemberState::Unknown;
    bool isHealthy = false;
    bool isPrimary = false;

    bool operator==(const Member&) const = default;
    static constexpr auto fields()
    {
        using Row = Member;
        return fieldList(Field{"id", &Row::id}, Field{"address", &Row::address},
                         Field{"votes", &Row::votes}, Field{"state", &Row::state},
                         Field{"healthy", &Row::isHealthy}, Field{"primary", &Row::isPrimary});
    }
};

/// A machine that runs the API server and a database member (2.13).
struct ControllerNodeRow
{
    ControllerNodeId id{0};
    SharedText number; ///< what people call it: `0`, `1`
    std::optional<MachineId> machine;
    std::vector<ListedAddress> addresses; ///< where no machine of the model stands for it
    bool wantsVote = true;
    bool hasVote = false;
    Life life = Life::Alive;
    std::string agentState;
    /// What it asks for beside its state: the kind of error why its HA address cannot be chosen.
    std::string agentMessage;
    std::optional<Member> member;

    bool operator==(const ControllerNodeRow&) const = default;
    static constexpr std::string_view kTable = "controller_node";
    static constexpr ObjectKind kKind = ObjectKind::ControllerNode;
    static constexpr auto fields()
    {
        using Row = ControllerNodeRow;
        return fieldList(Field{"id", &Row::id}, Field{"number", &Row::number},
                         Field{"machine_id", &Row::machine}, Field{"addresses", &Row::addresses},
                         Field{"wants_vote", &Row::wantsVote}, Field{"has_vote", &Row::hasVote},
                         Field{"life", &Row::life}, Field{"agent_state", &Row::agentState},
                         Field{"member", &Row::member}, Field{"agent_message", &Row::agentMessage});
    }
};

/// One address of a server with its port.
struct ServerPort
{
    ListedAddress address;
    std::int64_t port = 0;

    bool operator==(const ServerPort&) const = default;
    static constexpr auto fields()
    {
        using Row = ServerPort;
        return fieldList(Field{"address", &Row::address}, Field{"port", &Row::port});
    }
};

/// One of the two endpoint documents: for clients, for agents (2.13). No row: no document.
struct HostPortsRow
{
    HostPortsId id{0};
    Audience audience = Audience::All;
    std::vector<std::vector<ServerPort>> servers;

    bool operator==(const HostPortsRow&) const = default;
    static constexpr std::string_view kTable = "api_host_ports";
    static constexpr auto fields()
    {
        using Row = HostPortsRow;
        return fieldList(Field{"id", &Row::id}, Field{"audience", &Row::audience},
                         Field{"servers", &Row::servers});
    }
};

/// One setting of the model (2.14) or, in the controller model, of the controller (2.13), by the
/// original's key: `default-space`, `fan-config`, `juju-ha-space`, ...
struct SettingRow
{
    SettingId id{0};
    bool isController = false;
    std::string key;
    std::string value;

    bool operator==(const SettingRow&) const = default;
    static constexpr std::string_view kTable = "setting";
    static constexpr auto fields()
    {
        using Row = SettingRow;
        return fieldList(Field{"id", &Row::id}, Field{"controller", &Row::isController},
                         Field{"key", &Row::key}, Field{"value", &Row::value});
    }
};

/// What the provider of the model can do (2.14, 11.1). One row, id 0.
struct ProviderRow
{
    ProviderId id{0};
    std::string type;
    bool hasNetworking = true;
    bool supportsSpaces = true;
    bool discoversSpaces = false;
    bool addressesContainers = false;

    bool operator==(const ProviderRow&) const = default;
    static constexpr std::string_view kTable = "provider";
    static constexpr auto fields()
    {
        using Row = ProviderRow;
        return fieldList(Field{"id", &Row::id}, Field{"type", &Row::type},
                         Field{"networking", &Row::hasNetworking},
                         Field{"supports_spaces", &Row::supportsSpaces},
                         Field{"space_discovery", &Row::discoversSpaces},
                         Field{"container_addresses", &Row::addressesContainers});
    }
};

} // namespace netatlas::domain
