// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_switch.h"
#include "tests/support/own_network.h"
#include "tests/support/program.h"
#include "tests/support/scripted_socket.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace netatlas::testing;
using netatlas::tests::FakeSwitch;
using netatlas::tests::ScriptedSocket;
using netatlas::tests::SocketWire;

namespace {

/// An empty project beside a switch, whose database is where its own tools look for it.
class World
{
public:
    World() { ask({QStringLiteral("new"), QStringLiteral("site.netatlas")}); }

    Outcome ask(const QStringList& arguments) const
    {
        return run(arguments,
                   {.folder = m_project.path(),
                    .environment = {QStringLiteral("OVS_RUNDIR=") + fakeSwitch.folder.path()}});
    }
    QJsonObject importHost() const
    {
        return ask({QStringLiteral("--json"), QStringLiteral("import"), QStringLiteral("host")})
            .json()
            .object();
    }
    /// A device as it stands in the project.
    QJsonObject device(const char* name) const
    {
        const QJsonArray all =
            ask({QStringLiteral("--json"), QStringLiteral("show"), QStringLiteral("devices")})
                .json()
                .array();
        for (const auto& one : all)
            if (one[QLatin1String("name")].toString() == QLatin1String(name))
                return one.toObject();
        return {};
    }

    FakeSwitch fakeSwitch;

private:
    QTemporaryDir m_project;
};

} // namespace

/// `netatlas import host` beside Open vSwitch (providers.md 7.3).
class TstImportSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!FakeSwitch::isPossible())
            QSKIP("no right to make a tap");
    }

    void whatTheDatabaseSaysIsImported()
    {
        const World world;
        const ScriptedSocket database(world.fakeSwitch.path,
                                      [&world](const std::string&, SocketWire& wire) {
                                          wire.send(world.fakeSwitch.answer());
                                      });
        const QJsonObject told = world.importHost();
        QCOMPARE(told[QLatin1String("notes")].toArray().size(), 0);
        QCOMPARE(told[QLatin1String("warnings")].toArray().size(), 0);
        QCOMPARE(world.device("br0")[QLatin1String("type")].toString(), QStringLiteral("bridge"));
        const QJsonObject port = world.device("port0");
        QVERIFY(port[QLatin1String("parent")].toString().contains(QLatin1String("br0")));
        QCOMPARE(port[QLatin1String("vlan-tag")].toInt(), 30);
    }

    void withoutRightsANoteSaysSo()
    {
        const World world;
        const QJsonArray notes = world.importHost()[QLatin1String("notes")].toArray();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.first().toString().startsWith(QLatin1String("Open vSwitch is present")));
        QCOMPARE(world.device("br0")[QLatin1String("type")].toString(), QStringLiteral("ethernet"));
        const auto shown = world.ask({QStringLiteral("import"), QStringLiteral("host")});
        QCOMPARE(shown.status, 0);
        QVERIFY2(shown.text().contains("Open vSwitch is present"), shown.text().constData());
    }

    void whatCannotBeUsedOfItIsNamed()
    {
        const World world;
        const ScriptedSocket database(
            world.fakeSwitch.path,
            [](const std::string&, SocketWire& wire) { wire.send("what?"); });
        const QJsonArray warnings = world.importHost()[QLatin1String("warnings")].toArray();
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(warnings.first()[QLatin1String("field")].toString(), QStringLiteral("switch"));
        QVERIFY(!world.device("br0").isEmpty());
    }
};

/// In a network of its own, which the test may change.
int main(int argc, char* argv[])
{
    if (!netatlas::tests::enterOwnNetwork())
        return netatlas::tests::kSkipped;
    QCoreApplication application(argc, argv);
    TstImportSwitch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_import_switch.moc"
