// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/host_port_documents.h"
#include "model/workers/peer_keeper.h"
#include "tests/support/worker_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::workers;
using namespace std::chrono_literals;

namespace {

struct World : tests::WorkerWorld
{
    World()
    {
        keeper = std::make_shared<PeerKeeper>(
            "controller/peers", ModelId(0), desk,
            [this](const std::string& worker, const NodeDetailsByNumber& details) {
                QCOMPARE(worker, std::string("controller/peers"));
                published.push_back(details);
            });
    }
    ControllerNodeRow& node(std::uint32_t number, std::vector<std::string> addresses)
    {
        ControllerNodeRow row;
        row.id = ControllerNodeId(number);
        row.number = std::to_string(number);
        row.agentState = "started";
        for (std::string& value : addresses)
            row.addresses.push_back(
                {.value = std::move(value), .type = AddressType::Ipv4, .scope = Scope::LocalCloud});
        desk.state.table<ControllerNodeRow>().put(row);
        return this->row(number);
    }
    ControllerNodeRow& row(std::uint32_t number)
    {
        return desk.state.table<ControllerNodeRow>().edit(ControllerNodeId(number));
    }
    void makePrimary(std::uint32_t number, const char* address)
    {
        row(number).member = Member{.id = number,
                                    .address = address,
                                    .votes = 1,
                                    .state = MemberState::Primary,
                                    .isHealthy = true,
                                    .isPrimary = true};
        row(number).hasVote = true;
    }
    void set(const char* key, const char* value)
    {
        SettingRow setting{.id = SettingId(m_settings++), .isController = true};
        setting.key = key;
        setting.value = value;
        desk.state.table<SettingRow>().put(setting);
    }
    void begin() { WorkerWorld::begin(keeper); }
    QByteArray documents() const
    {
        const auto model = engine::facts::makeModel(desk.row, desk.state);
        std::string text;
        for (const Audience audience : {Audience::All, Audience::Agents})
            for (const auto& server : engine::workers::hostPortsFor(*model, audience))
                for (const std::string& one : server)
                    text += one + ' ';
        return QByteArray::fromStdString(text);
    }

    std::shared_ptr<PeerKeeper> keeper;
    std::vector<NodeDetailsByNumber> published;

private:
    std::uint32_t m_settings = 0;
};

} // namespace

class TstPeerKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpointsMembersAndDetailsFollowTheNodes()
    {
        World world;
        world.node(0, {"10.4.0.1"});
        world.makePrimary(0, "10.4.0.1:37017");
        world.node(1, {"10.4.0.2"});
        world.begin();
        QVERIFY2(!world.first().error,
                 world.first().error ? errorText(*world.first().error).c_str() : "");
        QCOMPARE(world.first().kind, WorkerKind::PeerKeeper);
        QCOMPARE(world.documents(),
                 QByteArray("10.4.0.1:17070 10.4.0.2:17070 10.4.0.1:17070 10.4.0.2:17070 "));
        QVERIFY(world.row(1).member); // it joins, without a vote
        QVERIFY(!world.row(1).hasVote);
        QCOMPARE(world.desk.entries,
                 std::vector<std::string>{"controller/peers keep-controllers"}); // one for all
        QCOMPARE(world.published.size(), std::size_t{1});
        QCOMPARE(world.published[0].at("1").internalAddress, std::string("10.4.0.2:17070"));
        // A quiet minute, and many of them.
        world.pass(10min);
        QCOMPARE(world.first().runs, std::uint64_t{11});
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
        QCOMPARE(world.published.size(), std::size_t{1});
        // Another address.
        world.row(1).addresses[0].value = "10.4.0.9";
        world.supervisor->noteNews("controller/peers");
        world.run();
        world.pass(300ms);
        QCOMPARE(world.desk.entries.size(), std::size_t{2});
        QCOMPARE(world.published.back().at("1").addresses,
                 std::vector<std::string>{"10.4.0.9:17070"});
    }

    void detailsArePublishedAgainWhenAskedFor()
    {
        World world;
        world.node(0, {"10.4.0.1"});
        world.begin();
        world.supervisor->runNow("controller/peers");
        world.run();
        QCOMPARE(world.published.size(), std::size_t{2});
        QVERIFY(world.published[0] == world.published[1]);
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
    }

    void whatAnotherControllerKeepsIsOnlyShown()
    {
        World world;
        world.desk.row.editMode = domain::EditMode::Planned;
        world.node(0, {"10.4.0.1"});
        world.begin();
        QVERIFY(world.desk.entries.empty());
        QVERIFY(world.desk.state.table<HostPortsRow>().empty());
        QCOMPARE(world.published.size(), std::size_t{1});
    }

    void nodesSayThatTheyNeedTheSetting()
    {
        World world;
        world.node(0, {"10.4.0.1", "10.4.0.2"});
        world.node(1, {"10.4.0.3"});
        world.makePrimary(1, "10.4.0.3:37017");
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::HaSpaceRequired);
        QCOMPARE(detailOf(world.first().error->details, "nodes").texts(),
                 std::vector<std::string>{"0"});
        QCOMPARE(world.row(0).agentState, std::string("started"));
        QCOMPARE(world.row(0).agentMessage, std::string("ha-space-required"));
        QVERIFY(world.row(1).agentMessage.empty());
        QVERIFY(!world.documents().isEmpty()); // the endpoints are told all the same
        QVERIFY(world.published.empty());
        QCOMPARE(*world.first().nextRun, world.clock.now() + 3s);
        world.pass(10min);
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
        QVERIFY(*world.first().nextRun <= world.clock.now() + 60s);
        // The reason goes, and the trouble with it.
        world.row(0).addresses.pop_back();
        world.pass(60s);
        QVERIFY(!world.first().error);
        QVERIFY(world.row(0).member);
        QVERIFY(world.row(0).agentMessage.empty());
    }

    void aSpaceWithoutAddressesIsToldOnTheNodes()
    {
        World world;
        SpaceRow space;
        space.id = SpaceId(1);
        space.name = "ha";
        world.desk.state.table<SpaceRow>().put(space);
        world.set("juju-ha-space", "ha");
        world.node(0, {"10.4.0.1"});
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::HaSpaceNoAddresses);
        QCOMPARE(detailOf(world.first().error->details, "nodes").texts(),
                 std::vector<std::string>{"0"});
        QCOMPARE(world.row(0).agentMessage, std::string("ha-space-no-addresses"));
        QCOMPARE(world.row(0).agentState, std::string("started"));
        // Another trouble says nothing of the nodes.
        world.desk.state.table<SettingRow>().erase(SettingId(0));
        world.set("juju-ha-space", "nowhere");
        world.supervisor->noteNews("controller/peers");
        world.run();
        world.pass(300ms);
        QCOMPARE(world.first().error->kind, ErrorKind::NotFound);
        QCOMPARE(world.row(0).agentMessage, std::string("ha-space-no-addresses"));
    }

    void endpointsThatFailAreTriedAgainAfterADoublingWait()
    {
        World world;
        world.set("juju-mgmt-space", "nowhere");
        world.node(0, {"10.4.0.1"});
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::NotFound);
        QVERIFY(world.row(0).member); // the other steps went on
        QCOMPARE(world.published.size(), std::size_t{1});
        for (const int seconds : {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            QCOMPARE(*world.first().nextRun, world.clock.now() + std::chrono::seconds(seconds));
            world.pass(std::chrono::seconds(seconds));
        }
        world.desk.state.table<SettingRow>().erase(SettingId(0));
        world.supervisor->noteNews("controller/peers");
        world.run();
        world.pass(300ms);
        QVERIFY(!world.first().error);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 1min);
    }

    void whatCannotBeStoredIsTriedAgain()
    {
        World world;
        world.node(0, {"10.4.0.1"});
        world.desk.refusal = Error{ErrorKind::NoRoom, {}};
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::NoRoom);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 2s);
        world.desk.refusal.reset();
        world.pass(2s);
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
    }

    void aNodeWithoutAddressesWaits()
    {
        World world;
        world.node(0, {});
        world.begin();
        QVERIFY(!world.first().error);
        QVERIFY(world.desk.entries.empty()); // not even empty documents
    }

    void stoppingAtEveryStepLeavesNothing()
    {
        for (int steps = 0; steps < 20; ++steps) {
            World world;
            world.node(0, {"10.4.0.1"});
            world.desk.delay = 1s;
            world.supervisor->add(world.keeper);
            for (int i = 0; i < steps; ++i)
                world.step();
            world.supervisor.reset();
            world.run();
            QCOMPARE(world.timer.waiting(), std::size_t{0});
            QCOMPARE(world.keeper.use_count(), 1L);
        }
    }
};

QTEST_GUILESS_MAIN(TstPeerKeeper)
#include "tst_peer_keeper.moc"
