// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_reader.h"

#include "model/exchange/fragment_reading.h"
#include "model/net/host_port.h"

#include <boost/json/array.hpp>

namespace netatlas::exchange {

using namespace domain;

void FragmentReading::read(const JsonMembers& top)
{
    readModel(top);
    readProvider(top.object("provider"));
    readSite(top);
    readMachines(top);
    readWorkloads(top);
    readSettings(top);
    readController(top.object("controller"));
    findHosts(); // of the machines that only others named, too
    readSequences(top.object("sequences"));
}

void FragmentReading::readModel(const JsonMembers& top)
{
    m_fragment.row.name = top.text("name");
    m_fragment.row.editMode = top.word("edit-mode", EditMode::Direct);
    m_fragment.row.isController = top.truth("is-controller-model");
    m_fragment.row.sourceKey = top.text("source-key");
}

void FragmentReading::readProvider(const JsonMembers& provider)
{
    ProviderRow row;
    row.type = provider.text("type", "test");
    row.hasNetworking = provider.truth("networking", true);
    row.supportsSpaces = provider.truth("supports-spaces", true);
    row.discoversSpaces = provider.truth("space-discovery");
    row.addressesContainers = provider.truth("container-addresses");
    m_state.table<ProviderRow>().put(row);
}

void FragmentReading::putSetting(bool isController, std::string_view key, std::string value)
{
    if (value.empty())
        return;
    m_state.table<SettingRow>().put(SettingRow{.id = m_state.sequences.draw<SettingRow>(),
                                               .isController = isController,
                                               .key = std::string(key),
                                               .value = std::move(value)});
}

/// A setting that has its default is no row.
void FragmentReading::putNumber(bool isController, std::string_view key, std::uint32_t value,
                                std::uint32_t unset)
{
    putSetting(isController, key, value == unset ? std::string() : std::to_string(value));
}

void FragmentReading::readSettings(const JsonMembers& top)
{
    const JsonMembers config = top.object("config");
    for (const std::string& key : config.names()) {
        if (key == "egress-subnets")
            putSetting(false, key, join(config.texts(key), ","));
        else if (key == "net-bond-reconfigure-delay")
            putNumber(false, key, config.numberUpTo(key, 86'400, 17), 17);
        else
            putSetting(false, key, config.text(key));
    }
}

void FragmentReading::readController(const JsonMembers& controller)
{
    const JsonMembers config = controller.object("config");
    for (const std::string& key : config.names()) {
        if (key == "api-port")
            putNumber(true, key, config.numberUpTo(key, JsonMembers::kLargestPort, 17'070), 17'070);
        else
            putSetting(true, key, config.text(key));
    }
    controller.forEach("nodes", [this](const JsonMembers& node) { readControllerNode(node); });
    const JsonMembers documents = controller.object("api-host-ports");
    readHostPorts(documents, "all", Audience::All);
    readHostPorts(documents, "agents", Audience::Agents);
    if (controller.has("service")) {
        const JsonMembers service = controller.object("service");
        m_state.table<CloudServiceRow>().put(
            CloudServiceRow{.id = m_state.sequences.draw<CloudServiceRow>(),
                            .providerId = service.text("provider-id"),
                            .addresses = readAddresses(service, "addresses", Origin::Provider),
                            .generation = service.number("generation")});
    }
}

void FragmentReading::readControllerNode(const JsonMembers& members)
{
    ControllerNodeRow row;
    row.id = m_state.sequences.draw<ControllerNodeRow>();
    row.number = shared(members, "id");
    // A scenario may speak of a node by its addresses alone.
    if (m_unknownSpaces == UnknownSpaces::Refused ||
        m_machineByNumber.contains(members.text("machine")))
        row.machine = machineNamed(members, "machine");
    row.addresses = readAddresses(members, "addresses", Origin::Machine);
    row.wantsVote = members.truth("wants-vote", true);
    row.hasVote = members.truth("has-vote");
    row.life = members.word("life", Life::Alive);
    row.agentState = members.text("agent-state");
    row.agentMessage = members.text("agent-message");
    if (members.has("member")) {
        const JsonMembers member = members.object("member");
        row.member = Member{.id = member.digits("id"),
                            .address = member.text("address"),
                            .votes = member.number("votes"),
                            .state = member.word("state", MemberState::Unknown),
                            .isHealthy = member.truth("healthy"),
                            .isPrimary = member.truth("primary")};
    }
    if (row.number.empty())
        members.refuse("id", "missing");
    m_state.table<ControllerNodeRow>().put(std::move(row));
}

void FragmentReading::readHostPorts(const JsonMembers& documents, std::string_view name,
                                    Audience audience)
{
    const boost::json::array* servers = documents.listOf(name);
    if (!servers)
        return;
    HostPortsRow row;
    row.id = m_state.sequences.draw<HostPortsRow>();
    row.audience = audience;
    for (const boost::json::value& server : *servers) {
        const boost::json::array* texts = server.if_array();
        if (!texts)
            return documents.refuse(name, "list of lists expected");
        auto& ports = row.servers.emplace_back();
        for (const boost::json::value& text : *texts) {
            const auto* given = text.if_string();
            const auto parsed = given ? net::HostPort::parse({given->data(), given->size()})
                                      : fail(ErrorKind::NotValid);
            if (!parsed)
                return documents.refuse(name, "no host:port",
                                        given ? std::string_view(given->data(), given->size())
                                              : std::string_view());
            ServerPort port;
            port.address = plainAddress(parsed->host);
            port.port = parsed->port;
            takePlace(port.address);
            ports.push_back(std::move(port));
        }
    }
    m_state.table<HostPortsRow>().put(std::move(row));
}

/// The text of an endpoint names no space: it has that of the machine that lists its value, else
/// that of the subnet around it.
void FragmentReading::takePlace(ListedAddress& endpoint) const
{
    for (const MachineRow& machine : m_state.table<MachineRow>())
        for (const auto* list : {&machine.providerAddresses, &machine.machineAddresses})
            for (const ListedAddress& listed : *list)
                if (listed.value == endpoint.value) {
                    endpoint.space = listed.space;
                    endpoint.subnet = listed.subnet;
                    return;
                }
    if (const auto value = net::IpAddress::parse(endpoint.value))
        endpoint.subnet = subnetAround(*value);
}

void FragmentReading::readSequences(const JsonMembers& sequences)
{
    if (const auto next = sequences.numberUpTo("space", JsonMembers::kLargestId); next > 0)
        m_state.sequences.passBy<SpaceRow>(next - 1);
    if (const auto next = sequences.numberUpTo("subnet", JsonMembers::kLargestId); next > 0)
        m_state.sequences.passBy<SubnetRow>(next - 1);
}

Result<ModelFragment> readFragment(const boost::json::value& document, UnknownSpaces unknownSpaces)
{
    std::optional<Error> problem;
    ModelFragment fragment{{}, emptyModelState()};
    const JsonMembers top(document, problem);
    if (!problem && !document.is_object())
        top.refuse({}, "object expected");
    if (!problem)
        FragmentReading(fragment, unknownSpaces).read(top);
    if (problem)
        return fail(*problem);
    return fragment;
}

Result<ModelFragment> parseFragment(std::string_view text, UnknownSpaces unknownSpaces)
{
    return parseJson(text).and_then([unknownSpaces](const boost::json::value& document) {
        return readFragment(document, unknownSpaces);
    });
}

} // namespace netatlas::exchange
