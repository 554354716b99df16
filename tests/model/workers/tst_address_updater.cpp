// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/address_updater.h"
#include "tests/support/worker_world.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::workers;
using namespace std::chrono_literals;

namespace {

struct World : tests::WorkerWorld
{
    explicit World(const char* name = "agents")
        : updater(std::make_shared<AddressUpdater>("controller/addresses", ModelId(0),
                                                   path(name).toStdString(), desk,
                                                   [this] { return interfaces; }))
    {
    }
    QString path(const char* name = "agents") const
    {
        return folder.filePath(QString::fromLatin1(name));
    }
    void tell(Audience audience, std::vector<std::pair<std::string, Scope>> server)
    {
        HostPortsRow row;
        row.id = HostPortsId(static_cast<std::uint32_t>(audience));
        row.audience = audience;
        if (const auto* known = desk.state.table<HostPortsRow>().find(row.id))
            row.servers = known->servers;
        auto& ports = row.servers.emplace_back();
        for (auto& [value, scope] : server)
            ports.push_back({{.value = value, .type = AddressType::Ipv4, .scope = scope}, 17'070});
        desk.state.table<HostPortsRow>().put(row);
    }
    void forget() { desk.state.table<HostPortsRow>() = {}; }
    void news()
    {
        supervisor->noteNews("controller/addresses");
        run();
        pass(300ms);
    }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    void begin() { WorkerWorld::begin(updater); }

    QTemporaryDir folder;
    Result<AddressUpdater::Interfaces> interfaces = AddressUpdater::Interfaces{};
    std::shared_ptr<AddressUpdater> updater;
};

} // namespace

class TstAddressUpdater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAgentsFileFollowsTheDocument()
    {
        World world;
        world.tell(Audience::All, {{"203.0.113.1", Scope::Public}});
        world.tell(Audience::Agents, {{"203.0.113.1", Scope::Public},
                                      {"127.0.0.1", Scope::LocalMachine},
                                      {"10.4.0.1", Scope::LocalCloud}});
        world.tell(Audience::Agents, {{"10.4.0.2", Scope::LocalCloud}});
        world.begin();
        QCOMPARE(world.content(),
                 QByteArray("10.4.0.1:17070\n203.0.113.1:17070\n10.4.0.2:17070\n"));
        QCOMPARE(world.first().changes, std::uint64_t{1});
        QVERIFY(!world.first().nextRun); // events only
        world.news();
        QCOMPARE(world.first().runs, std::uint64_t{2});
        QCOMPARE(world.first().changes, std::uint64_t{1}); // unchanged: not written
        world.forget();
        world.tell(Audience::Agents, {{"10.4.0.3", Scope::LocalCloud}});
        world.news();
        QCOMPARE(world.content(), QByteArray("10.4.0.3:17070\n"));
        QVERIFY(world.desk.entries.empty()); // the project is not changed by it
    }

    void agentsGetWhatClientsGetUntilTheyHaveTheirOwn()
    {
        World world;
        world.tell(Audience::All, {{"203.0.113.1", Scope::Public}});
        world.begin();
        QCOMPARE(world.content(), QByteArray("203.0.113.1:17070\n"));
    }

    void bridgesOfThisHostLeadNowhere()
    {
        World world;
        world.interfaces =
            AddressUpdater::Interfaces{{"lxdbr0", {"10.99.0.1/24"}}, {"eth0", {"10.4.0.1/24"}}};
        world.tell(Audience::Agents,
                   {{"10.99.0.1", Scope::LocalCloud}, {"10.4.0.1", Scope::LocalCloud}});
        world.begin();
        QCOMPARE(world.content(), QByteArray("10.4.0.1:17070\n"));
    }

    void nothingIsWrittenWhereNothingIsLeft()
    {
        World world;
        world.tell(Audience::Agents, {{"10.4.0.1", Scope::LocalCloud}});
        world.begin();
        world.forget();
        world.news();
        QCOMPARE(world.content(), QByteArray("10.4.0.1:17070\n"));
        world.tell(Audience::Agents, {{"fe80::1", Scope::LinkLocal}});
        world.news();
        QCOMPARE(world.content(), QByteArray("10.4.0.1:17070\n"));
    }

    void theFileIsReplacedAsAWhole()
    {
        World world;
        QFile former(world.path());
        QVERIFY(former.open(QIODevice::ReadWrite));
        former.write("10.4.0.9:17070\n");
        former.flush();
        former.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        world.tell(Audience::Agents, {{"10.4.0.1", Scope::LocalCloud}});
        world.begin();
        QCOMPARE(world.content(), QByteArray("10.4.0.1:17070\n"));
        // Who has it open reads the whole former one; rights stay; nothing is left beside it.
        former.seek(0);
        QCOMPARE(former.readAll(), QByteArray("10.4.0.9:17070\n"));
        QVERIFY(QFile::permissions(world.path()) & QFile::ReadGroup);
        QVERIFY(!(QFile::permissions(world.path()) & QFile::ReadOther));
        QCOMPARE(QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aFileThatCannotBeWrittenIsATrouble()
    {
        World world("missing/agents");
        world.tell(Audience::Agents, {{"10.4.0.1", Scope::LocalCloud}});
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::NotFound);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 3s);
        QVERIFY(QDir(world.folder.path()).mkdir(QStringLiteral("missing")));
        world.pass(3s);
        QVERIFY(!world.first().error);
        // A folder or a device in the place of the file is left alone.
        World other("folder");
        QVERIFY(QDir(other.folder.path()).mkdir(QStringLiteral("folder")));
        other.tell(Audience::Agents, {{"10.4.0.1", Scope::LocalCloud}});
        other.begin();
        QCOMPARE(other.first().error->kind, ErrorKind::Refused);
    }

    void aHostThatCannotBeReadIsATrouble()
    {
        World world;
        world.interfaces = fail(ErrorKind::Refused, {{"what", "netlink"}});
        world.tell(Audience::Agents, {{"10.4.0.1", Scope::LocalCloud}});
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::Refused);
        QCOMPARE(world.content(), QByteArray("none"));
    }
};

QTEST_GUILESS_MAIN(TstAddressUpdater)
#include "tst_address_updater.moc"
