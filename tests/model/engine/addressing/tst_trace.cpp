// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/matching.h"
#include "model/engine/addressing/preferred.h"
#include "model/engine/controllers/checks.h"
#include "model/engine/controllers/endpoints.h"
#include "model/engine/controllers/replica_set.h"
#include "tests/support/address_generators.h"
#include "tests/support/properties.h"

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::engine::addressing;

namespace {

std::vector<Address> addresses(std::initializer_list<const char*> values)
{
    std::vector<Address> made;
    for (const char* value : values)
        made.push_back(makeAddress(value));
    return made;
}

Address inSpace(const char* value, const char* spaceId)
{
    Address address = makeAddress(value);
    address.spaceId = spaceId;
    return address;
}

bool isLine(const TraceLine& line, TraceReason reason, const char* value, int rank = 0)
{
    return line.reason == reason && line.value == value && line.rank == rank;
}

std::vector<std::string> valuesOf(const Trace& trace, TraceReason reason)
{
    std::vector<std::string> values;
    for (const TraceLine& line : trace)
        if (line.reason == reason)
            values.push_back(line.value);
    return values;
}

} // namespace

/// A trace explains the very choice it was filled by: its last line is the answer.
class TstTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectionTellsEveryCandidate();
    void lastLineIsTheSelection();
    void lastLineIsThePreferredAddress();
    void preferenceTellsItsReason();
    void memberAddressTellsItsReason();
    void agentEndpointsTellWhoWasKept();
    void traceChangesNoAnswer();
    void rankedLinesAreThePrioritizedList();
    void dialListIsItsRankedLines();
    void listedLinesAreTheEndpoints();
    void lastLineOfANodeSaysWhetherItIsClear();
    void lastLineOfAMachineIsItsInternalAddress();
};

void TstTrace::selectionTellsEveryCandidate()
{
    Trace trace;
    const auto list = addresses({"127.0.0.1", "2001:db8::1", "203.0.113.2", "203.0.113.1"});
    QCOMPARE(oneMatching(Matcher::Public, list, &trace).value(), std::size_t(2));
    QCOMPARE(trace.size(), std::size_t(4));
    QVERIFY(isLine(trace[0], TraceReason::NotSuitable, "127.0.0.1"));
    QVERIFY(isLine(trace[1], TraceReason::OutrankedByBetter, "2001:db8::1", 2));
    QVERIFY(isLine(trace[2], TraceReason::LaterInOrder, "203.0.113.1", 1));
    QVERIFY(isLine(trace[3], TraceReason::FirstOfBestRank, "203.0.113.2", 1));
}

void TstTrace::lastLineIsTheSelection()
{
    NETATLAS_PROPERTY("select one", [] {
        const auto list = *support::anyRecords();
        Trace trace;
        const auto place = oneMatching(Matcher::CloudLocal, list, &trace);
        RC_ASSERT(!trace.empty());
        RC_ASSERT(trace.back().value == (place ? list[*place].value : std::string()));
        RC_ASSERT((trace.back().reason == TraceReason::NoCandidate) == !place.has_value());
    });
}

void TstTrace::lastLineIsThePreferredAddress()
{
    NETATLAS_PROPERTY("preferred address", [] {
        Trace trace;
        const auto chosen =
            preferredAddress(Preference::Private, *support::anyRecord(), *support::anyRecords(),
                             *support::anyRecords(), &trace);
        RC_ASSERT(trace.back().value == chosen.address.value);
        const bool isKept = trace.back().reason == TraceReason::KeptCurrent ||
                            trace.back().reason == TraceReason::NothingToTake;
        RC_ASSERT(isKept != chosen.isChanged);
    });
}

void TstTrace::preferenceTellsItsReason()
{
    const auto reason = [](const Address& current, std::vector<Address> provider,
                           std::vector<Address> machine) {
        Trace trace;
        preferredAddress(Preference::Public, current, provider, machine, &trace);
        return trace.back().reason;
    };
    Address fromMachine = makeAddress("203.0.113.1");
    fromMachine.origin = Origin::Machine;
    Address local = makeAddress("10.0.0.1");
    local.origin = Origin::Machine;

    QVERIFY(reason({}, {}, {}) == TraceReason::NothingToTake);
    QVERIFY(reason({}, addresses({"10.0.0.1"}), {}) == TraceReason::TakenAsFirst);
    QVERIFY(reason(fromMachine, {}, {}) == TraceReason::TakenCurrentVanished);
    QVERIFY(reason(fromMachine, addresses({"10.0.0.1"}), addresses({"203.0.113.1"})) ==
            TraceReason::TakenProviderWins);
    QVERIFY(reason(local, {}, addresses({"10.0.0.1", "203.0.113.1"})) ==
            TraceReason::TakenBetterScope);
    QVERIFY(reason(fromMachine, {}, addresses({"203.0.113.1", "203.0.113.0"})) ==
            TraceReason::KeptCurrent);
}

void TstTrace::memberAddressTellsItsReason()
{
    controllers::ReplicaSetRequest request;
    request.databasePort = 37017;
    request.members = {{1, "0", "10.0.0.1:37017", true}};
    request.statuses = {{1, true, domain::MemberState::Primary}};
    const auto reason = [&request](std::vector<Address> list) {
        request.nodes = {{"0", domain::Life::Alive, true, std::move(list)}};
        Trace trace;
        static_cast<void>(controllers::planReplicaSet(request, &trace));
        return trace.back();
    };
    QVERIFY(reason(addresses({"10.0.0.7"})).reason == TraceReason::OnlyCandidate);
    QVERIFY(reason(addresses({"10.0.0.7", "10.0.0.1"})).reason == TraceReason::KeptStillThere);
    QVERIFY(reason(addresses({"10.0.0.7", "10.0.0.8"})).reason == TraceReason::TooManyToChoose);
    QVERIFY(reason(addresses({"127.0.0.1"})).reason == TraceReason::NoCandidate);
    request.multiAddress = controllers::MultiAddress::Pick;
    const TraceLine picked = reason(addresses({"10.0.0.9", "10.0.0.10"}));
    QVERIFY(picked.reason == TraceReason::LowestText);
    QCOMPARE(picked.value, std::string("10.0.0.10:37017"));
    QCOMPARE(picked.subject, std::string("0"));
    request.haSpace = spaces::Space{"9", "db", {}, {}};
    QVERIFY(reason({makeAddress("10.0.0.1"), inSpace("127.0.0.1", "9")}).reason ==
            TraceReason::FirstInSpace);
}

void TstTrace::agentEndpointsTellWhoWasKept()
{
    const ServerHostPorts servers{withPort({inSpace("10.0.0.1", "8"), makeAddress("10.0.1.1")}, 1),
                                  withPort({makeAddress("10.0.0.2")}, 1)};
    Trace trace;
    const auto kept = controllers::agentHostPorts(servers, "mgmt", {{"8", "mgmt", {}, {}}}, &trace);
    QCOMPARE(kept->front().size(), std::size_t(1));
    QCOMPARE(trace.size(), std::size_t(4));
    QVERIFY(isLine(trace[0], TraceReason::OutsideSpace, "10.0.1.1"));
    QVERIFY(isLine(trace[1], TraceReason::InSpace, "10.0.0.1"));
    QVERIFY(isLine(trace[3], TraceReason::KeptAllNoneInSpace, ""));
    QCOMPARE(trace[1].subject, std::string("0"));
    QCOMPARE(trace[3].subject, std::string("1"));
}

void TstTrace::traceChangesNoAnswer()
{
    NETATLAS_PROPERTY("with and without a trace", [] {
        const auto list = *support::anyRecords();
        Trace trace;
        RC_ASSERT(oneMatching(Matcher::Public, list, &trace) == oneMatching(Matcher::Public, list));
        RC_ASSERT(allMatching(Matcher::Public, list, &trace) == allMatching(Matcher::Public, list));
        RC_ASSERT(inSpaces(list, {"1"}, &trace).places == inSpaces(list, {"1"}).places);
    });
}

void TstTrace::rankedLinesAreThePrioritizedList()
{
    NETATLAS_PROPERTY("prioritized", [] {
        const auto list = *support::anyRecords();
        Trace trace;
        const auto places = prioritized(Matcher::MachineOrCloudLocal, list, &trace);
        RC_ASSERT(places == prioritized(Matcher::MachineOrCloudLocal, list));
        RC_ASSERT(trace.size() == std::max(list.size(), std::size_t{1}) +
                                      (places.empty() && !list.empty() ? 1U : 0U));
        std::vector<std::string> expected;
        for (const std::size_t place : places)
            expected.push_back(list[place].value);
        RC_ASSERT(valuesOf(trace, TraceReason::RankedHere) == expected);
        RC_ASSERT(places.empty() == (trace.back().reason == TraceReason::NoCandidate));
    });
}

void TstTrace::dialListIsItsRankedLines()
{
    NETATLAS_PROPERTY("agent dial list", [] {
        const ServerHostPorts servers{withPort(*support::anyRecords(), 1),
                                      withPort(*support::anyRecords(), 1)};
        Trace trace;
        const auto list = controllers::agentDialList(servers, &trace);
        RC_ASSERT(list.value() == controllers::agentDialList(servers).value());
        std::vector<std::string> expected;
        for (const std::string& value : valuesOf(trace, TraceReason::RankedHere))
            expected.push_back(HostPort{makeAddress(value), 1}.dialText());
        RC_ASSERT(*list == expected);
    });
}

void TstTrace::listedLinesAreTheEndpoints()
{
    NETATLAS_PROPERTY("clients and Kubernetes", [] {
        const auto list = *support::anyRecords();
        Trace trace;
        const auto forClients = clientEndpoints({withPort(list, 1)}, &trace);
        RC_ASSERT(dialTexts(forClients) == dialTexts(clientEndpoints({withPort(list, 1)})));
        RC_ASSERT(valuesOf(trace, TraceReason::Listed) == dialTexts(forClients));
        RC_ASSERT(trace.back().value ==
                  (forClients.empty() ? std::string() : forClients.back().dialText()));
        for (const auto listener : {controllers::Listener::Clients, controllers::Listener::Agents})
            for (const char* const service : {"", "ctl.example"}) {
                trace.clear();
                const auto ports =
                    controllers::kubernetesHostPorts(list, 1, service, listener, &trace);
                RC_ASSERT(valuesOf(trace, TraceReason::Listed) == dialTexts(ports));
                RC_ASSERT(dialTexts(ports) ==
                          dialTexts(controllers::kubernetesHostPorts(list, 1, service, listener)));
            }
    });
}

void TstTrace::lastLineOfANodeSaysWhetherItIsClear()
{
    NETATLAS_PROPERTY("checks of a node", [] {
        const std::vector<controllers::Node> nodes{{"0", *support::anyRecords()}};
        Trace trace;
        const bool isClear = controllers::nodesWithoutClearAddress(nodes, "", &trace).empty();
        if (nodes.front().addresses.empty())
            RC_ASSERT(isClear && trace.empty());
        else
            RC_ASSERT(isClear == (trace.back().reason == TraceReason::OnlyCandidate));
        trace.clear();
        const bool isInside = controllers::nodesOutsideSpace(nodes, "1", &trace).empty();
        RC_ASSERT(isInside == (trace.back().reason == TraceReason::InSpace));
        RC_ASSERT(trace.back().subject == "0");
    });
}

void TstTrace::lastLineOfAMachineIsItsInternalAddress()
{
    NETATLAS_PROPERTY("internal addresses", [] {
        const std::vector<std::vector<Address>> machines{*support::anyRecords(),
                                                         *support::anyRecords()};
        Trace trace;
        const auto found = controllers::internalAddresses(machines, 1, &trace);
        std::vector<std::string> expected;
        for (const std::string& value : valuesOf(trace, TraceReason::FirstOfBestRank))
            expected.push_back(HostPort{makeAddress(value), 1}.dialText());
        RC_ASSERT(found.value_or(std::vector<std::string>{}) == expected);
    });
}

QTEST_GUILESS_MAIN(TstTrace)
#include "tst_trace.moc"
