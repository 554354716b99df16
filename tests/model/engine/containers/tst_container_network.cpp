// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/container_network.h"
#include "model/engine/devices/routes.h"
#include "tests/support/properties.h"

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::engine::containers;
using addressing::Trace;
using addressing::TraceReason;

namespace {

std::string anyOf(std::vector<std::string> texts)
{
    return *rc::gen::elementOf(std::move(texts));
}

/// A host of few names, so that they meet.
ContainerHost anyHost()
{
    ContainerHost host;
    host.method = *rc::gen::element(NetworkingMethod::Provider, NetworkingMethod::Local,
                                    NetworkingMethod::Fan);
    host.spaces = {{"0", "alpha", "", {}}, {"1", "web", "", {}}, {"2", "db", "", {}}};
    host.subnets = {{.id = "1", .cidr = "10.0.1.0/24", .spaceId = "1"},
                    {.id = "2", .cidr = "10.0.2.0/24", .spaceId = "2"}};
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        host.constraints.push_back(anyOf({"web", "db", "alpha", "^db", "none"}));
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        host.hostSpaceIds.push_back(anyOf({"0", "1", "2"}));
    for (const char* const name : {"ens3", "br-ens4", "bond0", "bond0.5", "lxdbr0", "fan-250"}) {
        host.devices.push_back(
            {.name = name,
             .type = *rc::gen::element(domain::DeviceType::Ethernet, domain::DeviceType::Bridge,
                                       domain::DeviceType::Bond, domain::DeviceType::Vlan,
                                       domain::DeviceType::Loopback),
             .parent = anyOf({"", "bond0"})});
        if (*rc::gen::arbitrary<bool>())
            host.addresses.push_back({name, anyOf({"10.0.1.0/24", "10.0.2.0/24", "10.0.9.0/24"})});
    }
    return host;
}

/// The values of the last lines, as many as the answer has, if they are of that reason.
std::vector<std::string> endOf(const Trace& trace, TraceReason reason)
{
    std::vector<std::string> values;
    for (auto line = trace.rbegin(); line != trace.rend() && line->reason == reason; ++line)
        values.insert(values.begin(), line->value);
    return values;
}

template <class Element>
std::vector<std::string> namesOf(const std::vector<Element>& elements,
                                 std::string Element::* const member)
{
    std::vector<std::string> names;
    for (const Element& element : elements)
        names.push_back(element.*member);
    return names;
}

} // namespace

/// A trace explains the very choice it was filled by. Single cases are vectors in
/// `tests/data/eval`.
class TstContainerNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTraceEndsWithTheWantedSpaces();
    void theTraceEndsWithTheDevicesToBridge();
    void theTraceEndsWithTheParentsOfTheContainer();
    void theTraceEndsWithTheDefaultRoute();
};

void TstContainerNetwork::theTraceEndsWithTheWantedSpaces()
{
    NETATLAS_PROPERTY("wanted spaces", [] {
        const ContainerHost host = anyHost();
        Trace trace;
        const auto wanted = wantedSpaces(host, &trace);
        RC_ASSERT((wanted == wantedSpaces(host)));
        if (!wanted)
            RC_ASSERT(trace.back().reason == TraceReason::SeveralHostSpaces);
        else if (trace.back().reason == TraceReason::NamedByConstraint)
            RC_ASSERT(endOf(trace, TraceReason::NamedByConstraint) ==
                      namesOf(*wanted, &spaces::Space::name));
        else
            RC_ASSERT(trace.back().value == wanted->front().name && wanted->size() == 1);
    });
}

void TstContainerNetwork::theTraceEndsWithTheDevicesToBridge()
{
    NETATLAS_PROPERTY("bridges to make", [] {
        const ContainerHost host = anyHost();
        Trace trace;
        const auto missing = missingBridges(host, &trace);
        const auto untold = missingBridges(host);
        RC_ASSERT(missing.has_value() == untold.has_value());
        if (!missing && wantedSpaces(host))
            RC_ASSERT(trace.back().reason == TraceReason::NoCandidate);
        if (missing)
            RC_ASSERT(endOf(trace, TraceReason::ToBridge) ==
                      namesOf(missing->bridges, &BridgeToMake::device));
        if (missing)
            RC_ASSERT(missing->bridges == untold->bridges);
    });
}

void TstContainerNetwork::theTraceEndsWithTheParentsOfTheContainer()
{
    NETATLAS_PROPERTY("container devices", [] {
        const ContainerHost host = anyHost();
        Trace trace;
        const auto devices = containerDevices(host, &trace);
        RC_ASSERT((devices == containerDevices(host)));
        if (!devices && wantedSpaces(host))
            RC_ASSERT(trace.back().reason == TraceReason::NoCandidate);
        if (devices)
            RC_ASSERT(endOf(trace, TraceReason::ParentBridge) ==
                      namesOf(*devices, &ContainerDevice::parent));
    });
}

void TstContainerNetwork::theTraceEndsWithTheDefaultRoute()
{
    NETATLAS_PROPERTY("default route", [] {
        std::string text;
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
            text += "default" + anyOf({"", " via 10.0.0.1", " via 10.0.0.2"}) +
                    anyOf({"", " dev ens3", " dev ens4"}) + anyOf({"", " metric 5", " metric 50"}) +
                    '\n';
        Trace trace;
        const auto route = devices::parseDefaultRoute(text, &trace);
        std::string answer = route->gateway ? route->gateway->text() : std::string();
        if (!route->device.empty())
            answer += (answer.empty() ? "dev " : " dev ") + route->device;
        RC_ASSERT(trace.back().value == answer);
        RC_ASSERT(answer.empty() == (trace.back().reason == TraceReason::NoCandidate));
        RC_ASSERT(devices::parseDefaultRoute(text)->device == route->device);
    });
}

QTEST_GUILESS_MAIN(TstContainerNetwork)
#include "tst_container_network.moc"
