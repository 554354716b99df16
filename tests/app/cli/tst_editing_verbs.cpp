// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

namespace {

constexpr const char* kHost = R"([{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,
  "link_type":"loopback","address":"00:00:00:00:00:00","promiscuity":0,
  "addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"}]},
 {"ifindex":2,"ifname":"eth0","flags":["UP","LOWER_UP"],"mtu":1500,"operstate":"UP",
  "link_type":"ether","address":"52:54:00:aa:00:01","promiscuity":0,
  "addr_info":[{"family":"inet","local":"10.77.1.5","prefixlen":24,"scope":"global"}]}])";

} // namespace

/// Verbs that change the project: what they say, what they leave, and how they are taken back.
class TstEditingVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aNewProjectIsEmptyAndNeverReplacesAFile();
    void theDemoComesInSizesAndWhole();
    void aMoveThatBreaksNothingIsCarriedOut();
    void aMoveThatBreaksSomethingNeedsAReason();
    void fixUpsAreTakenAlong();
    void aMoveToWhereItIsChangesNothing();
    void aSpaceIsAddedWithItsSubnets();
    void subnetsAreSplitMergedAndResized();
    void whatASplitWouldCutOffIsNamed();
    void thingsOfEveryKindAreAddedAndRemoved();
    void judgeTakesTheWordsOfEveryEdit();
    void stepsAreUndoneAndRedoneInLaterRuns();
    void nothingToUndoIsSaidAndChangesNothing();
    void aStepIsDatedByTheGivenTime();
    void importsReadStandardInput();
    void tenHostsAreTenMachinesOfOneModel();
    void aDryRunChangesNothing();
    void theSameImportTwiceIsNoStep();
    void jujuFilesMakeAPlannedModel();
    void quietSaysNothingWhenAllIsWell();

private:
    Outcome ask(const char* arguments, const QByteArray& input = {}) const
    {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')),
                   {.folder = m_folder->path(), .input = input});
    }
    QString spaceOf(const char* cidr) const
    {
        for (const QJsonValue& subnet : ask("--json show subnets").json().array())
            if (subnet[QLatin1String("cidr")].toString() == QLatin1String(cidr))
                return subnet[QLatin1String("space")].toString();
        return QStringLiteral("(none)");
    }
    QString site() const { return m_folder->filePath(QStringLiteral("site.netatlas")); }

    QTemporaryDir m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstEditingVerbs::initTestCase()
{
    QCOMPARE(
        run({QStringLiteral("demo"), QStringLiteral("site.netatlas")}, {.folder = m_demo.path()})
            .status,
        0);
}

void TstEditingVerbs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(site(), contentOf(m_demo.filePath(QStringLiteral("site.netatlas"))));
}

void TstEditingVerbs::aNewProjectIsEmptyAndNeverReplacesAFile()
{
    const auto made = ask("new other.netatlas");
    QVERIFY2(made.status == 0 && made.output.contains("other.netatlas"), made.text());
    QCOMPARE(ask("--project other.netatlas --json show models").json().array().size(), 0);
    const QByteArray before = contentOf(site());
    for (const char* arguments : {"new site.netatlas", "demo site.netatlas"}) {
        const auto refused = ask(arguments);
        QVERIFY2(refused.status == 3 && refused.errors.contains("site.netatlas"), refused.text());
        QCOMPARE(contentOf(site()), before);
    }
    const auto nowhere = ask("new no/such/folder/x.netatlas");
    QVERIFY2(nowhere.status == 3 && nowhere.errors.contains("no/such/folder"), nowhere.text());
    const auto asJson = ask("--json new third.netatlas").json().object();
    QCOMPARE(asJson[QLatin1String("project")].toString(), QStringLiteral("third.netatlas"));
}

void TstEditingVerbs::theDemoComesInSizesAndWhole()
{
    const QStringList before = namesIn(m_folder->path());
    const auto made = ask("--json demo medium.netatlas --size medium");
    QVERIFY2(made.status == 0, made.text());
    const QStringList added{QStringLiteral("medium.netatlas"),
                            QStringLiteral("medium.netatlas.bak")};
    QStringList expected = before + added;
    expected.sort();
    QCOMPARE(namesIn(m_folder->path()), expected);
    QCOMPARE(made.json().object()[QLatin1String("models")].toArray().size(),
             ask("--project medium.netatlas --json show models").json().array().size());
    QVERIFY(ask("--project medium.netatlas --json show machines").json().array().size() >
            ask("--project site.netatlas --json show machines").json().array().size());
}

void TstEditingVerbs::aMoveThatBreaksNothingIsCarriedOut()
{
    const auto moved = ask("move 192.168.9.0/24 lab");
    QVERIFY2(moved.status == 0 && moved.output.contains("192.168.9.0/24"), moved.text());
    QCOMPARE(spaceOf("192.168.9.0/24"), QStringLiteral("lab"));
    const auto last = ask("--json history --limit 1").json().array().first().toObject();
    QCOMPARE(last[QLatin1String("action")].toString(), QStringLiteral("move-subnets"));
    QCOMPARE(last[QLatin1String("planned")].toBool(), true);
    QCOMPARE(last[QLatin1String("state")].toString(), QStringLiteral("done"));
}

void TstEditingVerbs::aMoveThatBreaksSomethingNeedsAReason()
{
    const auto refused = ask("move 10.1.0.0/22 alpha");
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("--accept") && refused.output.contains("haproxy:website"),
             refused.text());
    QCOMPARE(spaceOf("10.1.0.0/22"), QStringLiteral("dmz"));
    QCOMPARE(ask("--json history").json().array().size(), 2);
    const auto accepted =
        run({QStringLiteral("--json"), QStringLiteral("move"), QStringLiteral("10.1.0.0/22"),
             QStringLiteral("alpha"), QStringLiteral("--accept"), QStringLiteral("we know it")},
            {.folder = m_folder->path()});
    QVERIFY2(accepted.status == 0, accepted.text());
    QVERIFY(accepted.json().object()[QLatin1String("entry")].toInt() > 0);
    QCOMPARE(spaceOf("10.1.0.0/22"), QStringLiteral("alpha"));
}

void TstEditingVerbs::fixUpsAreTakenAlong()
{
    const auto unknown = ask("move 10.1.0.0/22 alpha --fix everything");
    QCOMPARE(unknown.status, 2);
    const auto moved = ask("move 10.1.0.0/22 alpha --fix rebind --fix remove-constraint "
                           "--fix set-management-space");
    QVERIFY2(moved.status == 0, moved.text());
    QCOMPARE(spaceOf("10.1.0.0/22"), QStringLiteral("alpha"));
    for (const QJsonValue& binding : ask("--json show bindings").json().array())
        if (binding[QLatin1String("application")].toString() == QLatin1String("haproxy") &&
            binding[QLatin1String("endpoint")].toString() == QLatin1String("website"))
            QVERIFY(binding[QLatin1String("space")].toString() != QLatin1String("dmz"));
    // One step, fix-ups and all.
    QCOMPARE(ask("undo").status, 0);
    QCOMPARE(spaceOf("10.1.0.0/22"), QStringLiteral("dmz"));
    QCOMPARE(ask("--json --at draft show bindings").output,
             ask("--json --at live show bindings").output);
}

void TstEditingVerbs::aMoveToWhereItIsChangesNothing()
{
    const auto same = ask("--json move 10.1.0.0/22 dmz");
    QCOMPARE(same.status, 0);
    QCOMPARE(same.json().object()[QLatin1String("entry")].toInt(-1), 0);
    QCOMPARE(ask("--json history").json().array().size(), 2);
}

void TstEditingVerbs::aSpaceIsAddedWithItsSubnets()
{
    const auto unclear = ask("add space quiet");
    QVERIFY2(unclear.status == 2 && unclear.errors.contains("prod-west"), unclear.text());
    QCOMPARE(ask("--model prod-west add space quiet").status, 0);
    const auto added = ask("add space calm 192.168.9.0/24");
    QVERIFY2(added.status == 0 && added.output.contains("calm"), added.text());
    QCOMPARE(spaceOf("192.168.9.0/24"), QStringLiteral("calm"));
    const auto again = ask("--model prod-east add space calm");
    QVERIFY2(again.status == 2 && again.errors.contains("calm"), again.text());
    const auto crooked = ask("--model prod-east add space Not_A_Name");
    QVERIFY2(crooked.status == 2 && crooked.errors.contains("Not_A_Name"), crooked.text());
    QCOMPARE(ask("undo 2").status, 0);
    QCOMPARE(spaceOf("192.168.9.0/24"), QStringLiteral("alpha"));
}

void TstEditingVerbs::subnetsAreSplitMergedAndResized()
{
    const auto split = ask("--json split 10.8.0.0/22 24");
    QCOMPARE(split.status, 0);
    QCOMPARE(split.json()[QLatin1String("ids")].toArray().size(), 4);
    QCOMPARE(spaceOf("10.8.3.0/24"), QStringLiteral("edge"));
    QCOMPARE(spaceOf("10.8.0.0/22"), QStringLiteral("(none)"));
    const auto merged = ask("merge 10.8.2.0/24 10.8.3.0/24");
    QVERIFY2(merged.status == 0 &&
                 merged.output.contains("Merge 10.8.2.0/24 and 10.8.3.0/24 into 10.8.2.0/23."),
             merged.text());
    QCOMPARE(ask("resize 10.8.2.0/23 10.8.2.0/24").status, 0);
    QCOMPARE(spaceOf("10.8.2.0/24"), QStringLiteral("edge"));
    QCOMPARE(ask("undo 3").status, 0);
    QCOMPARE(spaceOf("10.8.0.0/22"), QStringLiteral("edge"));
    QCOMPARE(ask("redo").status, 0);
    QCOMPARE(spaceOf("10.8.3.0/24"), QStringLiteral("edge"));
}

void TstEditingVerbs::whatASplitWouldCutOffIsNamed()
{
    const QByteArray before = contentOf(site());
    const auto cut = ask("--json split 10.4.0.0/20 21");
    QCOMPARE(cut.status, 1);
    const auto error = cut.json()[QLatin1String("error")];
    QCOMPARE(error[QLatin1String("kind")].toString(), QStringLiteral("in-use"));
    QVERIFY2(error[QLatin1String("outside")].toArray().contains(QStringLiteral("252.4.0.0/16")),
             cut.text());
    for (const char* wrong :
         {"split 10.8.0.0/22 22", "split 10.8.0.0/22 40", "split 10.8.0.0/22 10.8.0.0/23",
          "split 10.8.0.0/22 nonsense", "merge 10.8.0.0/22 10.9.0.0/24", "split 10.8.0.0/22"})
        QVERIFY2(ask(wrong).status == 2, wrong);
    QCOMPARE(contentOf(site()), before);
}

void TstEditingVerbs::thingsOfEveryKindAreAddedAndRemoved()
{
    for (const char* words :
         {"--model prod-west add fabric dc-9", "add segment 120 fabric=dc-9",
          "rename fabric dc-9 dc-10", "rehome 10.9.0.0/24 dc-10:120",
          "add range 10.9.0.0/24 10.9.0.10-10.9.0.20 kind=dynamic",
          "change subnet 10.9.0.0/24 gateway=10.9.0.1 warn-percent=50",
          "add loose-address 10.9.0.77 subnet=10.9.0.0/24", "--model prod-west add machine spare",
          "--model prod-west add device 9:eth7", "attach 10.9.0.77 9:eth7",
          "--model prod-west add application blog", "--model prod-west add endpoint blog:site",
          "--model prod-west add unit blog/0"}) {
        const auto done = ask(words);
        QVERIFY2(done.status == 0, QByteArray(words) + '\n' + done.text());
    }
    const auto segments = ask("--json show segments").json().array();
    QVERIFY(std::any_of(segments.begin(), segments.end(), [](const QJsonValue& segment) {
        return segment[QLatin1String("fabric")].toString() == QLatin1String("dc-10");
    }));
    const auto twice = ask("add segment 120 fabric=dc-10");
    QVERIFY2(twice.status == 2 && twice.errors.contains("NA-110"), twice.text());
    const auto used = ask("remove fabric dc-10");
    QVERIFY2(used.status == 1 && used.errors.contains("a VLAN stands in it"), used.text());
    const auto unknown = ask("remove fabrik dc-10");
    QVERIFY2(unknown.status == 2 && unknown.errors.contains("fabric"), unknown.text());
    for (const char* words : {"remove range 10.9.0.10-10.9.0.20", "remove unit blog/0",
                              "remove application blog", "remove device 9:eth7"}) {
        const auto done = ask(words);
        QVERIFY2(done.status == 0, QByteArray(words) + '\n' + done.text());
    }
}

void TstEditingVerbs::judgeTakesTheWordsOfEveryEdit()
{
    const QByteArray before = contentOf(site());
    for (const char* words :
         {"judge split 10.8.0.0/22 /24", "judge merge 10.8.0.0/22 10.8.4.0/22",
          "judge resize 10.9.0.0/24 10.9.0.0/23", "judge --model prod-west add fabric dc-9",
          "judge rename space edge rim", "judge rehome 10.9.0.0/24 fabric-9:31"}) {
        const auto judged = ask(words);
        QVERIFY2(judged.status < 3 && !judged.text().contains("There is no verb"),
                 QByteArray(words) + '\n' + judged.text());
    }
    QCOMPARE(ask("judge split 10.8.0.0/22 /24").status, 0);
    QCOMPARE(ask("judge remove space edge").status, 1); // bindings name it
    QCOMPARE(ask("judge dance").status, 2);
    QCOMPARE(contentOf(site()), before);
}

void TstEditingVerbs::stepsAreUndoneAndRedoneInLaterRuns()
{
    QCOMPARE(ask("move 192.168.9.0/24 lab").status, 0);
    QCOMPARE(ask("move 10.6.0.0/24 lab --accept testing").status, 0);
    const QByteArray after = ask("--json show subnets").output;
    const auto undone = ask("undo 2");
    QVERIFY2(undone.status == 0 && undone.output.count("Undone") == 2, undone.text());
    QCOMPARE(ask("--json show subnets").output, ask("--json --at live show subnets").output);
    const auto redone = ask("--json redo 2");
    QVERIFY2(redone.status == 0, redone.text());
    QCOMPARE(redone.json().array().size(), 2);
    QCOMPARE(ask("--json show subnets").output, after);
}

void TstEditingVerbs::nothingToUndoIsSaidAndChangesNothing()
{
    for (const char* verb : {"undo", "redo"}) {
        const auto refused = ask(verb);
        QVERIFY2(refused.status == 1 && refused.errors.contains("nothing to"), refused.text());
    }
    QCOMPARE(ask("move 192.168.9.0/24 lab").status, 0);
    QCOMPARE(ask("undo 5").status, 1);
    QCOMPARE(spaceOf("192.168.9.0/24"), QStringLiteral("alpha"));
}

void TstEditingVerbs::aStepIsDatedByTheGivenTime()
{
    QCOMPARE(ask("--time 2026-11-01T09:00:00Z move 192.168.9.0/24 lab").status, 0);
    const auto last = ask("--json history --limit 1").json().array().first();
    QCOMPARE(last[QLatin1String("time")].toString(), QStringLiteral("2026-11-01T09:00:00Z"));
}

void TstEditingVerbs::importsReadStandardInput()
{
    const auto imported = ask("import - --as web1", kHost);
    QVERIFY2(imported.status == 0, imported.text());
    const auto addresses =
        ask("--json --model hosts show addresses value:10.77.1.5").json().array();
    QCOMPARE(addresses.size(), 1);
    QCOMPARE(addresses.first()[QLatin1String("device")].toString(), QStringLiteral("eth0"));
    const auto machine = ask("--json --model hosts show machines").json().array().first();
    QCOMPARE(machine[QLatin1String("name")].toString(), QStringLiteral("web1"));
    const auto nameless = ask("import -", kHost);
    QVERIFY2(nameless.status == 1 && nameless.errors.contains("--as"), nameless.text());
    QCOMPARE(ask("undo").status, 0);
    QCOMPARE(ask("--json show models").json().array().size(), 2);
}

void TstEditingVerbs::tenHostsAreTenMachinesOfOneModel()
{
    for (int i = 0; i < 10; ++i) {
        QByteArray text = kHost;
        text.replace("10.77.1.5", "10.77.1." + QByteArray::number(10 + i));
        text.replace("aa:00:01", "aa:00:" + QByteArray::number(10 + i));
        const auto imported = run({QStringLiteral("import"), QStringLiteral("-"),
                                   QStringLiteral("--as"), QStringLiteral("web%1").arg(i)},
                                  {.folder = m_folder->path(), .input = text});
        QVERIFY2(imported.status == 0, imported.text());
    }
    QCOMPARE(ask("--json --model hosts show machines").json().array().size(), 10);
    QCOMPARE(ask("--json --model hosts show subnets 10.77.1.0/24").json().array().size(), 1);
    QCOMPARE(ask("--json show models").json().array().size(), 3);
}

void TstEditingVerbs::aDryRunChangesNothing()
{
    const QByteArray before = contentOf(site());
    const auto dry = ask("--json import - --as web1 --dry-run", kHost);
    QVERIFY2(dry.status == 0, dry.text());
    const auto counts = dry.json().object()[QLatin1String("counts")].toObject();
    QCOMPARE(counts[QLatin1String("machine")].toObject()[QLatin1String("added")].toInt(), 1);
    QCOMPARE(counts[QLatin1String("device")].toObject()[QLatin1String("added")].toInt(), 2);
    QCOMPARE(contentOf(site()), before);
    QCOMPARE(ask("--json show models").json().array().size(), 2);
}

void TstEditingVerbs::theSameImportTwiceIsNoStep()
{
    QCOMPARE(ask("import - --as web1", kHost).status, 0);
    const auto entries = ask("--json history").json().array().size();
    const auto again = ask("--json import - --as web1", kHost);
    QCOMPARE(again.status, 0);
    QCOMPARE(again.json().object()[QLatin1String("entry")].toInt(-1), 0);
    QCOMPARE(ask("--json history").json().array().size(), entries);
}

void TstEditingVerbs::jujuFilesMakeAPlannedModel()
{
    const QString data = QStringLiteral(NETATLAS_TEST_DATA "/providers/juju/");
    QStringList arguments{QStringLiteral("--json"), QStringLiteral("--project"),
                          QStringLiteral("juju.netatlas"), QStringLiteral("import")};
    for (const char* file : {"status.json", "spaces.json", "subnets.json"})
        arguments << data + QLatin1String(file);
    QCOMPARE(ask("new juju.netatlas").status, 0);
    const auto imported = run(arguments, {.folder = m_folder->path()});
    QVERIFY2(imported.status == 0, imported.text());
    const auto model = ask("--project juju.netatlas --json show models").json().array().first();
    QCOMPARE(model[QLatin1String("edit-mode")].toString(), QStringLiteral("planned"));
    QVERIFY(model[QLatin1String("machines")].toInt() > 0);
}

void TstEditingVerbs::quietSaysNothingWhenAllIsWell()
{
    for (const char* arguments :
         {"--quiet new q.netatlas", "--quiet move 192.168.9.0/24 lab --project site.netatlas",
          "--quiet undo --project site.netatlas"}) {
        const auto told = ask(arguments);
        QVERIFY2(told.status == 0 && told.output.isEmpty() && told.errors.isEmpty(), told.text());
    }
}

QTEST_GUILESS_MAIN(TstEditingVerbs)
#include "tst_editing_verbs.moc"
