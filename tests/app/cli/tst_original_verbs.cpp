// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

namespace {

/// A model of a provider that owns its spaces.
constexpr const char* kOwned = R"({"name":"owned","provider":{"type":"maas","space-discovery":true},
  "spaces":[{"id":"1","name":"db"},{"id":"2","name":"web"}],
  "subnets":[{"id":"0","cidr":"10.4.0.0/20","space-id":"1"}],
  "machines":[{"id":"0","machine-addresses":["10.4.0.9"]}],
  "applications":[{"name":"mysql","endpoints":["db"],"bindings":{"":"0","db":"1"}}],
  "units":[{"name":"mysql/0","machine":"0"}]})";

} // namespace

/// The original's verbs (model-and-workers 13) on a project file.
class TstOriginalVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void spacesAreListedInThreeForms();
    void namesAloneAreNamesOnly();
    void oneSpaceIsShown();
    void subnetsAreFiltered();
    void subnetsGoToANewSpaceAndBack();
    void aMoveThatBreaksNeedsForce();
    void aRemovalAsksFirst();
    void aSpaceInUseStaysUnlessForced();
    void endpointsAreBound();
    void listsOfBlocksAreChecked();
    void aBlockOfTwoSubnetsIsAskedAbout();
    void aProviderThatOwnsSpacesKeepsThem();
    void severalModelsAreAskedAbout();
    void aProjectWithoutModelsSaysWhatToDo();
    void aModelGoesThroughAStream();
    void withoutALiveSourceNothingIsReloaded();
    void theHelpNamesEveryVerb();

private:
    Outcome ask(const QStringList& words, const QByteArray& input = {}) const
    {
        const bool hasModel = words.contains(QStringLiteral("--model"));
        return run(
            hasModel ? words
                     : words + QStringList{QStringLiteral("--model"), QStringLiteral("prod-east")},
            {.folder = m_folder->path(), .input = input});
    }
    Outcome ask(const char* words, const QByteArray& input = {}) const
    {
        return ask(QString::fromLatin1(words).split(QLatin1Char(' ')), input);
    }
    int status(const char* words) const { return ask(words).status; }

    QTemporaryDir m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstOriginalVerbs::initTestCase()
{
    QCOMPARE(
        run({QStringLiteral("demo"), QStringLiteral("site.netatlas")}, {.folder = m_demo.path()})
            .status,
        0);
}

void TstOriginalVerbs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(m_folder->filePath(QStringLiteral("site.netatlas")),
          contentOf(m_demo.filePath(QStringLiteral("site.netatlas"))));
}

void TstOriginalVerbs::spacesAreListedInThreeForms()
{
    QCOMPARE(status("add-space empty-one"), 0);
    const auto table = ask("spaces");
    QVERIFY2(table.output.startsWith("Name       Space ID  Subnets\n"
                                     "alpha      0         10.0.0.0/24\n"
                                     "                     192.168.9.0/24\n"),
             table.text());
    QVERIFY2(table.output.contains("\n\napps "), table.text());
    QVERIFY2(table.output.endsWith("\n\nempty-one  6\n"), table.text());
    const auto yaml = ask("spaces --format yaml");
    QVERIFY2(yaml.output.startsWith("spaces:\n- id: \"0\"\n  name: alpha\n  subnets:\n"
                                    "    10.0.0.0/24:\n      type: ipv4\n"),
             yaml.text());
    const QJsonObject space =
        ask("spaces --format json").json().object()[QLatin1String("spaces")][0].toObject();
    QCOMPARE(space.keys(), QStringList({QStringLiteral("id"), QStringLiteral("name"),
                                        QStringLiteral("subnets")}));
    const QJsonObject subnet =
        space[QLatin1String("subnets")][QLatin1String("fd00:1::/64")].toObject();
    QCOMPARE(subnet[QLatin1String("type")].toString(), QStringLiteral("ipv6"));
    QCOMPARE(subnet[QLatin1String("status")].toString(), QStringLiteral("in-use"));
    QVERIFY(subnet[QLatin1String("zones")].isArray());
    QVERIFY(!subnet.contains(QLatin1String("provider-network-id")));
}

void TstOriginalVerbs::namesAloneAreNamesOnly()
{
    QCOMPARE(ask("spaces --short").output, QByteArray("alpha\napps\ndb\ndmz\nstore\nlab\n"));
    QCOMPARE(ask("spaces --short --json").output,
             QByteArray("{\"spaces\":[\"alpha\",\"apps\",\"db\",\"dmz\",\"store\",\"lab\"]}\n"));
    QCOMPARE(ask("spaces --short --format yaml").output,
             QByteArray("spaces:\n- alpha\n- apps\n- db\n- dmz\n- store\n- lab\n"));
    const auto refused = ask("spaces --format xml");
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("xml"), refused.text());
}

void TstOriginalVerbs::oneSpaceIsShown()
{
    const QJsonObject shown = ask("show-space db --json").json().object();
    QCOMPARE(shown.keys(), QStringList({QStringLiteral("applications"),
                                        QStringLiteral("machine-count"), QStringLiteral("space")}));
    const QJsonArray subnets = shown[QLatin1String("space")][QLatin1String("subnets")].toArray();
    QCOMPARE(subnets[0][QLatin1String("cidr")].toString(), QStringLiteral("10.2.0.0/20"));
    QCOMPARE(subnets[0][QLatin1String("vlan-tag")].toInt(), 120);
    // An overlay stands behind what it rides on.
    QCOMPARE(subnets[1][QLatin1String("cidr")].toString(), QStringLiteral("252.2.0.0/16"));
    QVERIFY(ask("show-space db").output.startsWith("space:\n  id: \"2\"\n  name: db\n"));
    const auto missing = ask("show-space no-such --json");
    QCOMPARE(missing.status, 2);
    QCOMPARE(missing.json()[QLatin1String("error")][QLatin1String("kind")].toString(),
             QStringLiteral("not-found"));
}

void TstOriginalVerbs::subnetsAreFiltered()
{
    QVERIFY(ask("subnets").output.startsWith("subnets:\n  10.0.0.0/24:\n    type: ipv4\n"));
    const auto keys = [&](const char* words) {
        return ask(words).json()[QLatin1String("subnets")].toObject().keys();
    };
    QCOMPARE(keys("subnets --json --space lab"), QStringList());
    QVERIFY(keys("subnets --json --space store").contains(QStringLiteral("10.5.0.0/22#23")));
    const QStringList zoned = keys("subnets --json --zone zone-b");
    QVERIFY(zoned.contains(QStringLiteral("10.2.8.0/22")));
    QVERIFY(!zoned.contains(QStringLiteral("192.168.9.0/24"))); // it has no zones
    const auto none = ask("subnets --zone nowhere --format tabular");
    QVERIFY2(none.status == 0 && none.output.isEmpty() && !none.errors.isEmpty(), none.text());
}

void TstOriginalVerbs::subnetsGoToANewSpaceAndBack()
{
    QCOMPARE(status("add-subnet 10.250.0.0/24 alpha --zones a,b --vlan 7"), 0);
    QCOMPARE(ask("add-space fresh 10.250.0.0/24").output,
             QByteArray("Added space fresh with 1 subnet.\n"));
    const QJsonValue subnet =
        ask("show-space fresh --json").json()[QLatin1String("space")][QLatin1String("subnets")][0];
    QCOMPARE(subnet[QLatin1String("vlan-tag")].toInt(), 7);
    QCOMPARE(subnet[QLatin1String("zones")].toArray(),
             QJsonArray({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(status("rename-space fresh --rename staler"), 0);
    QCOMPARE(status("rename-space staler stale"), 0);
    QCOMPARE(ask("move-to-space alpha 10.250.0.0/24 --format tabular").output,
             QByteArray("Space From  Space To  CIDR\nstale       alpha     10.250.0.0/24\n"));
    QCOMPARE(ask("move-to-space alpha 10.250.0.0/24").output,
             QByteArray("Subnet 10.250.0.0/24 is already in space alpha.\n"));
    QCOMPARE(ask("move-to-space stale 10.250.0.0/24 --json").output,
             QByteArray("[{\"cidr\":\"10.250.0.0/24\",\"from\":\"alpha\",\"to\":\"stale\"}]\n"));
    QCOMPARE(status("undo 6"), 0);
    QCOMPARE(status("show-space stale"), 2);
}

void TstOriginalVerbs::aMoveThatBreaksNeedsForce()
{
    const auto refused = ask("move-to-space lab 10.4.0.0/20");
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("NA-103"), refused.text());
    const auto overlay = ask("move-to-space lab 252.4.0.0/16 --force");
    QCOMPARE(overlay.status, 1);
    QVERIFY2(overlay.errors.contains("NA-102"), overlay.text());
    const auto forced = ask("move-to-space lab 10.4.0.0/20 --force");
    QCOMPARE(forced.status, 0);
    QCOMPARE(forced.output, QByteArray("Subnet 10.4.0.0/20 moved from space db to space lab.\n"));
    QVERIFY2(forced.errors.contains("unmet"), forced.text());
}

void TstOriginalVerbs::aRemovalAsksFirst()
{
    QCOMPARE(ask("remove-space lab", "n\n").status, 5);
    const auto asked = ask("remove-space lab");
    QCOMPARE(asked.status, 5);
    QCOMPARE(asked.errors, QByteArray("Space lab is not used.\nRemove it? (y/N)\n"));
    QCOMPARE(ask("remove-space lab", "y\n").status, 0);
    QCOMPARE(status("remove-space lab -y"), 2);
    QCOMPARE(status("remove-space alpha -y"), 1);
}

void TstOriginalVerbs::aSpaceInUseStaysUnlessForced()
{
    const auto refused = ask("remove-space db -y --json");
    QCOMPARE(refused.status, 1);
    const QJsonObject error = refused.json()[QLatin1String("error")].toObject();
    QCOMPARE(error[QLatin1String("kind")].toString(), QStringLiteral("space-in-use"));
    QCOMPARE(error[QLatin1String("controller-settings")].toArray(),
             QJsonArray({QStringLiteral("juju-ha-space")}));
    QVERIFY(error[QLatin1String("bindings")].toArray().contains(QStringLiteral("mysql")));
    QVERIFY(error.contains(QLatin1String("constraints")) && error.contains(QLatin1String("model")));
    const auto asked = ask("remove-space db --force", "no\n");
    QVERIFY2(asked.status == 5 && asked.errors.contains("mysql"), asked.text());
    QCOMPARE(status("remove-space db --force -y"), 0);
    QCOMPARE(status("show-space db"), 2);
    QCOMPARE(status("undo"), 0);
    QCOMPARE(status("show-space db"), 0);
}

void TstOriginalVerbs::endpointsAreBound()
{
    QCOMPARE(status("bind mysql metrics=lab"), 1);
    QCOMPARE(status("bind mysql metrics=lab --force"), 0);
    const auto bound = [&](const char* endpoint) {
        for (const QJsonValue row : ask("show bindings --json").json().array())
            if (row[QLatin1String("application")].toString() == QLatin1String("mysql") &&
                row[QLatin1String("endpoint")].toString() == QLatin1String(endpoint))
                return row[QLatin1String("space")].toString();
        return QString();
    };
    QCOMPARE(bound("metrics"), QStringLiteral("lab"));
    // A space alone is for endpoints to come, and leaves the others.
    QCOMPARE(status("bind mysql store --force"), 0);
    QCOMPARE(bound(""), QStringLiteral("store"));
    QCOMPARE(bound("metrics"), QStringLiteral("lab"));
    QCOMPARE(status("bind mysql no-such-endpoint=lab --force"), 1);
    QCOMPARE(status("bind mysql metrics=no-such-space --force"), 1);
    QCOMPARE(status("bind no-such-application lab"), 2);
    QCOMPARE(status("bind mysql lab store"), 2);
}

void TstOriginalVerbs::listsOfBlocksAreChecked()
{
    QCOMPARE(status("add-subnet 10.251.0.0/24 alpha --provider-id one"), 0);
    for (const char* taken :
         {"add-subnet 10.251.0.9/24 alpha --provider-id one",
          "move-to-space alpha 10.251.0.0/24 10.251.0.0/24",
          "move-to-space alpha 10.251.0.0/24 10.251.0.9/24", "move-to-space alpha 10.251.0.0/99",
          "move-to-space alpha", "move-to-space alpha 10.252.0.0/24",
          "add-subnet 10.252.0.0/24 alpha --vlan 4095", "add-subnet 10.252.0.0/24 no-such-space"}) {
        const auto refused = ask(taken);
        QVERIFY2(refused.status == 2, QByteArray(taken) + '\n' + refused.text());
    }
    QCOMPARE(status("add-subnet 10.252.0.0/24 alpha --provider-id one"), 1);
    const auto inside = ask("add-subnet 10.251.0.128/25 alpha");
    QVERIFY2(inside.status == 0 && inside.errors.contains("10.251.0.0/24"), inside.text());
}

void TstOriginalVerbs::aBlockOfTwoSubnetsIsAskedAbout()
{
    const auto refused = ask("move-to-space lab 10.5.0.0/22");
    QVERIFY2(refused.status == 2 && refused.errors.contains("NA-106") &&
                 refused.errors.contains("subnet-a23") && refused.errors.contains("subnet-b29"),
             refused.text());
    QCOMPARE(ask("move-to-space lab 23 --force").output,
             QByteArray("Subnet 10.5.0.0/22 moved from space store to space lab.\n"));
}

void TstOriginalVerbs::aProviderThatOwnsSpacesKeepsThem()
{
    QCOMPARE(ask("import-model - --model owned", kOwned).status, 0);
    for (const char* edit :
         {"rename-space db data --model owned", "remove-space db -y --model owned",
          "remove-space no-such -y --model owned", "rename-space no-such x --model owned",
          "move-to-space web 10.4.0.0/20 --force --model owned",
          "move-to-space no-such 10.4.0.0/20 --model owned"}) {
        const auto refused = ask(edit);
        QVERIFY2(refused.status == 1 && refused.errors.contains("NA-101"),
                 QByteArray(edit) + '\n' + refused.text());
    }
    QCOMPARE(status("add-space fresh --model owned"), 0);
}

void TstOriginalVerbs::severalModelsAreAskedAbout()
{
    const auto refused = run({QStringLiteral("spaces")}, {.folder = m_folder->path()});
    QVERIFY2(refused.status == 2 && refused.errors.contains("several models") &&
                 refused.errors.contains("  prod-east\n  prod-west\n"),
             refused.text());
}

void TstOriginalVerbs::aProjectWithoutModelsSaysWhatToDo()
{
    const QTemporaryDir folder;
    const QString file = QStringLiteral("new.netatlas");
    QCOMPARE(run({QStringLiteral("new"), file}, {.folder = folder.path()}).status, 0);
    for (const char* verb : {"spaces", "subnets"}) {
        const auto refused = run({QStringLiteral("--project"), file, QString::fromLatin1(verb)},
                                 {.folder = folder.path()});
        QVERIFY2(refused.status == 2 && refused.errors.contains("has no model yet. Import one"),
                 refused.text());
    }
}

void TstOriginalVerbs::aModelGoesThroughAStream()
{
    // The id of a space that is gone is not given again, there either.
    QCOMPARE(status("add-space short-lived"), 0);
    QCOMPARE(status("remove-space short-lived -y"), 0);
    for (const QByteArray name : {"prod-east", "prod-west"}) {
        const QByteArray stream = ask(("export model --model " + name).constData()).output;
        QCOMPARE(ask(("import-model - --model " + name).constData(), stream).status, 2); // taken
        QCOMPARE(ask(("import-model - --model copy-of-" + name).constData(), stream).status, 0);
        QByteArray copy = ask(("export model --model copy-of-" + name).constData()).output;
        copy.replace(R"("name": "copy-of-)" + name + '"', R"("name": ")" + name + '"');
        QCOMPARE(copy, stream);
    }
}

void TstOriginalVerbs::withoutALiveSourceNothingIsReloaded()
{
    const auto none = ask("reload-spaces");
    QVERIFY2(none.status == 2 && none.errors.contains("prod-east"), none.text());
    QCOMPARE(ask("reload-spaces --format tabular").status, 2);
}

void TstOriginalVerbs::theHelpNamesEveryVerb()
{
    const QByteArray help = run({QStringLiteral("--help")}).output;
    for (const char* verb : {"spaces", "subnets", "show-space", "add-space", "rename-space",
                             "remove-space", "move-to-space", "add-subnet", "bind", "import-model"})
        QVERIFY2(help.contains(QByteArray("\n  ") + verb + ' '), verb);
}

QTEST_GUILESS_MAIN(TstOriginalVerbs)
#include "tst_original_verbs.moc"
