// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace netatlas::testing;

namespace {

const QStringList& kinds()
{
    static const QStringList all =
        QStringLiteral(
            "models domains fabrics segments networks spaces subnets ranges zones machines devices "
            "addresses applications units bindings services containers controllers problems "
            "sources")
            .split(QLatin1Char(' '));
    return all;
}

/// The object of the list with that text in that member.
QJsonObject with(const QJsonDocument& list, const char* member, const char* text)
{
    for (const QJsonValue& value : list.array())
        if (value.toObject()[QLatin1String(member)].toString() == QLatin1String(text))
            return value.toObject();
    return {};
}

QString textOf(const QJsonObject& object, const char* member)
{
    return object[QLatin1String(member)].toString();
}

} // namespace

/// Verbs that change nothing, on the demo.
class TstReadingVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theVersionIsTheFirstThingToAsk();
    void helpNamesEveryVerb();
    void anUnknownVerbIsGuessedAt();
    void wrongOptionsAreWrongUse_data();
    void wrongOptionsAreWrongUse();
    void theProjectIsNamedFoundOrMissing();
    void everyKindIsShownToPeopleAndPrograms_data();
    void everyKindIsShownToPeopleAndPrograms();
    void namesAreResolvedBesideIds();
    void filtersChoose();
    void anUnknownKindOrKeyIsGuessedAt();
    void findingNothingIsToldByTheStatus();
    void whyGivesTheTraceOfAMachine();
    void whyGivesTheBridgesOfAContainer();
    void whyGivesTheTraceOfANode();
    void whyGivesTheSubnetOfAnAddress();
    void whyOfNothingIsWrongUse();
    void validateTellsBySeverity();
    void validateSpeaksJunit();
    void judgingNamesVerdictAndEffects();
    void ambiguousNamesListTheirCandidates();
    void liveAndDraftAreToldApart();
    void doctorFindsTheFileWhole();
    void evalAnswersLineByLine();
    void anOutputThatCannotBeWrittenIsAnError();

private:
    Outcome ask(const char* arguments) const
    {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')),
                   {.folder = m_folder.path()});
    }

    QTemporaryDir m_folder;
};

void TstReadingVerbs::initTestCase()
{
    const auto made = ask("demo site.netatlas");
    QVERIFY2(made.status == 0, made.text());
}

void TstReadingVerbs::theVersionIsTheFirstThingToAsk()
{
    const auto told = ask("--version");
    QCOMPARE(told.status, 0);
    QVERIFY2(told.output.startsWith("netatlas 0."), told.text());
}

void TstReadingVerbs::helpNamesEveryVerb()
{
    const auto all = ask("help");
    QCOMPARE(all.status, 0);
    for (const char* verb :
         {"new", "demo", "import", "show", "find", "why", "judge", "move", "undo", "redo",
          "history", "validate", "report", "export", "doctor", "generate", "help", "eval"}) {
        QVERIFY2(all.output.contains(verb), verb);
        const auto one = run({QStringLiteral("help"), QLatin1String(verb)});
        QVERIFY2(one.status == 0 && !one.output.isEmpty(), one.text());
    }
    const auto unknown = ask("help nothing-of-the-kind");
    QCOMPARE(unknown.status, 2);
    QVERIFY2(unknown.errors.contains("nothing-of-the-kind"), unknown.text());
}

void TstReadingVerbs::anUnknownVerbIsGuessedAt()
{
    const auto refused = ask("validates");
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("Did you mean 'validate'?"), refused.text());
    QVERIFY(refused.output.isEmpty());
}

void TstReadingVerbs::wrongOptionsAreWrongUse_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char* arguments : {"show",
                                  "show subnets --nonsense",
                                  "find",
                                  "why",
                                  "judge",
                                  "judge move 10.1.0.0/22",
                                  "validate --at-least grave",
                                  "validate --format xml",
                                  "report",
                                  "report summary",
                                  "report nothing --format json",
                                  "report summary --format docx -o x.docx",
                                  "export view",
                                  "export view topology",
                                  "export view nowhere -o x.svg",
                                  "export view topology --format gif -o x.gif",
                                  "demo x.netatlas --size huge",
                                  "--time yesterday show spaces",
                                  "--at then show spaces",
                                  "--at live move 10.1.0.0/22 db",
                                  "--at live history",
                                  "--model nowhere show spaces",
                                  "show spaces --model nowhere",
                                  "undo 0",
                                  "undo -3",
                                  "import",
                                  "import --kind novel x.json"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TstReadingVerbs::wrongOptionsAreWrongUse()
{
    QFETCH(const QByteArray, arguments);
    const QStringList before = namesIn(m_folder.path());
    const auto refused = ask(arguments.constData());
    QVERIFY2(refused.status == 2, refused.text());
    QVERIFY2(!refused.errors.isEmpty(), refused.text());
    QCOMPARE(namesIn(m_folder.path()), before);
}

void TstReadingVerbs::theProjectIsNamedFoundOrMissing()
{
    const QTemporaryDir empty;
    const QString site = m_folder.filePath(QStringLiteral("site.netatlas"));
    const QStringList show{QStringLiteral("show"), QStringLiteral("spaces")};
    const auto missing = run(show, {.folder = empty.path()});
    QVERIFY2(missing.status == 2, missing.text());
    const auto named =
        run(QStringList{QStringLiteral("--project"), site} + show, {.folder = empty.path()});
    QVERIFY2(named.status == 0, named.text());
    const auto byEnvironment =
        run(show,
            {.folder = empty.path(), .environment = {QStringLiteral("NETATLAS_PROJECT=") + site}});
    QCOMPARE(byEnvironment.output, named.output);
    write(empty.filePath(QStringLiteral("a.netatlas")), contentOf(site));
    QCOMPARE(run(show, {.folder = empty.path()}).output, named.output);
    write(empty.filePath(QStringLiteral("b.netatlas")), contentOf(site));
    const auto several = run(show, {.folder = empty.path()});
    QCOMPARE(several.status, 2);
    QVERIFY2(several.errors.contains("a.netatlas") && several.errors.contains("b.netatlas"),
             several.text());
}

void TstReadingVerbs::everyKindIsShownToPeopleAndPrograms_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : kinds())
        QTest::newRow(kind.toLatin1().constData()) << kind;
}

void TstReadingVerbs::everyKindIsShownToPeopleAndPrograms()
{
    QFETCH(const QString, kind);
    const auto table = run({QStringLiteral("show"), kind}, {.folder = m_folder.path()});
    QVERIFY2(table.status == 0, table.text());
    const auto asJson =
        run({QStringLiteral("--json"), QStringLiteral("show"), kind}, {.folder = m_folder.path()});
    QVERIFY2(asJson.status == 0 && asJson.json().isArray(), asJson.text());
    const QJsonArray list = asJson.json().array();
    QCOMPARE(table.output.count('\n'), list.size() + 1); // and the headings
    QVERIFY2(kind == QLatin1String("sources") || !list.isEmpty(), "the demo has one of each");
    for (const QJsonValue& value : list)
        QVERIFY2(value.isObject() && value[QLatin1String("model")].isString(), asJson.text());
}

void TstReadingVerbs::namesAreResolvedBesideIds()
{
    const auto subnet = with(ask("--json show subnets").json(), "cidr", "10.2.0.0/20");
    QCOMPARE(textOf(subnet, "space"), QStringLiteral("db"));
    QCOMPARE(textOf(subnet, "space-id"), QStringLiteral("2"));
    QCOMPARE(textOf(subnet, "fabric"), QStringLiteral("fabric-2"));
    QCOMPARE(subnet[QLatin1String("vlan-tag")].toInt(), 120);
    QCOMPARE(textOf(subnet, "routing-domain"), QStringLiteral("vpc-a"));
    QCOMPARE(textOf(subnet, "model"), QStringLiteral("prod-east"));

    const auto address = with(ask("--json show addresses").json(), "value", "10.2.0.9");
    QCOMPARE(textOf(address, "machine"), QStringLiteral("0"));
    QCOMPARE(textOf(address, "device"), QStringLiteral("ens4"));
    QCOMPARE(textOf(address, "subnet"), QStringLiteral("10.2.0.0/20"));
    QCOMPARE(textOf(address, "subnet-id"), QStringLiteral("7"));
    QCOMPARE(textOf(address, "space"), QStringLiteral("db"));

    const auto space = with(ask("--json show spaces").json(), "name", "dmz");
    QVERIFY(space[QLatin1String("subnets")].toArray().contains(QStringLiteral("10.1.0.0/22")));

    const auto problem = ask("--json show problems").json().array().first().toObject();
    for (const char* member : {"rule", "severity", "object", "text", "facts", "others", "key"})
        QVERIFY2(problem.contains(QLatin1String(member)), member);
}

void TstReadingVerbs::filtersChoose()
{
    const auto inDb = ask("--json show subnets space:db").json().array();
    QVERIFY(!inDb.isEmpty());
    for (const QJsonValue& subnet : inDb)
        QCOMPARE(subnet[QLatin1String("space")].toString(), QStringLiteral("db"));
    const auto all = ask("--json show subnets").json().array();
    QCOMPARE(ask("--json show subnets -space:db").json().array().size(), all.size() - inDb.size());
    const auto around = ask("--json show subnets 10.2.9.4").json();
    QVERIFY(!with(around, "cidr", "10.2.0.0/20").isEmpty());
    QVERIFY(!with(around, "cidr", "10.2.8.0/22").isEmpty());
    QVERIFY(with(around, "cidr", "10.1.0.0/22").isEmpty());
    QCOMPARE(ask("--json show machines id:*/lxd/*").json().array().size(),
             ask("--json show machines id:**/l*d/**").json().array().size());
}

void TstReadingVerbs::anUnknownKindOrKeyIsGuessedAt()
{
    const auto kind = ask("show subnet");
    QCOMPARE(kind.status, 2);
    QVERIFY2(kind.errors.contains("'subnets'"), kind.text());
    const auto key = ask("show subnets spacee:db");
    QCOMPARE(key.status, 2);
    QVERIFY2(key.errors.contains("Did you mean space"), key.text());
}

void TstReadingVerbs::findingNothingIsToldByTheStatus()
{
    const auto found = ask("find 10.2.0.9");
    QCOMPARE(found.status, 0);
    QVERIFY2(found.output.contains("0:ens4") && found.output.contains("10.2.0.0/20"), found.text());
    QVERIFY(!with(ask("--json find 10.2.0.9").json(), "object", "prod-east:subnet-7").isEmpty());
    const auto nothing = ask("--json find nothing-of-the-kind");
    QCOMPARE(nothing.status, 1);
    QCOMPARE(nothing.json().array().size(), 0);
    QVERIFY(nothing.json().isArray());
}

void TstReadingVerbs::whyGivesTheTraceOfAMachine()
{
    const auto told = ask("--json why prod-east:machine-0");
    QVERIFY2(told.status == 0, told.text());
    const auto answer = with(told.json(), "question", "private-address");
    QCOMPARE(textOf(answer, "object"), QStringLiteral("prod-east:machine-0"));
    const QJsonArray lines = answer[QLatin1String("lines")].toArray();
    QVERIFY(lines.size() >= 3);
    const QJsonObject last = lines.last().toObject();
    QCOMPARE(QJsonArray{textOf(last, "value")}, answer[QLatin1String("chosen")].toArray());
    QCOMPARE(textOf(last, "reason"), QStringLiteral("kept-current"));
    QCOMPARE(textOf(last, "origin"), QStringLiteral("provider"));
    QCOMPARE(textOf(last, "scope"), QStringLiteral("local-cloud"));
    QCOMPARE(textOf(last, "space"), QStringLiteral("alpha"));
    QCOMPARE(textOf(last, "device"), QStringLiteral("ens3"));
    for (const QJsonValue& line : lines)
        QVERIFY(!line[QLatin1String("text")].toString().isEmpty());
    const auto shown = with(ask("--json show machines name:control-a").json(), "id", "0");
    QCOMPARE(textOf(shown[QLatin1String("preferred-private")].toObject(), "value"),
             textOf(last, "value"));
    const auto byName = ask("why control-a");
    QVERIFY2(byName.status == 0 && byName.output.contains("Private address: 10.0.0.5"),
             byName.text());
}

void TstReadingVerbs::whyGivesTheBridgesOfAContainer()
{
    const auto told = ask("--json why prod-east:1/lxd/0").json();
    QCOMPARE(with(told, "question", "container-bridges")[QLatin1String("chosen")].toArray(),
             QJsonArray());
    const auto devices = with(told, "question", "container-devices");
    QCOMPARE(devices[QLatin1String("chosen")].toArray(), QJsonArray{QStringLiteral("br-ens4")});
    const auto last = devices[QLatin1String("lines")].toArray().last().toObject();
    QCOMPARE(textOf(last, "reason"), QStringLiteral("parent-bridge"));
    QCOMPARE(textOf(last, "value"), QStringLiteral("br-ens4"));
}

void TstReadingVerbs::whyGivesTheTraceOfANode()
{
    const auto told = ask("--json why ctl/0");
    QVERIFY2(told.status == 0, told.text());
    const auto ha = with(told.json(), "question", "ha-address");
    QCOMPARE(ha[QLatin1String("chosen")].toArray(), QJsonArray{QStringLiteral("10.2.0.9:37017")});
    const auto dropped = ha[QLatin1String("lines")].toArray().first().toObject();
    QCOMPARE(textOf(dropped, "reason"), QStringLiteral("outside-space"));
    const auto agents = with(told.json(), "question", "agent-endpoints");
    QCOMPARE(agents[QLatin1String("chosen")].toArray(),
             QJsonArray{QStringLiteral("10.1.0.3:17070")});
    QCOMPARE(with(told.json(), "question", "dial-order")[QLatin1String("chosen")].toArray(),
             QJsonArray{QStringLiteral("10.1.0.3:17070")});
    QVERIFY(with(told.json(), "question", "client-endpoints")[QLatin1String("chosen")]
                .toArray()
                .contains(QStringLiteral("10.1.0.3:17070")));
    const auto text = ask("why ctl/0");
    QVERIFY2(text.output.contains("HA address: 10.2.0.9:37017") &&
                 text.output.contains("dropped: not in the space asked for"),
             text.text());
}

void TstReadingVerbs::whyGivesTheSubnetOfAnAddress()
{
    const auto told = ask("--json why 10.2.0.9");
    const auto subnet = with(told.json(), "question", "subnet");
    QCOMPARE(subnet[QLatin1String("chosen")].toArray(), QJsonArray{QStringLiteral("10.2.0.0/20")});
    QVERIFY(!with(told.json(), "question", "public-address").isEmpty());
    // Nobody has this one, but a subnet would hold it.
    const auto free = ask("--json why 10.1.3.250").json();
    QCOMPARE(free.array().size(), 2);
    QCOMPARE(with(free, "question", "subnet")[QLatin1String("chosen")].toArray(),
             QJsonArray{QStringLiteral("10.1.0.0/22")});
    const auto space = with(free, "question", "space");
    QCOMPARE(textOf(space, "subject"), QStringLiteral("10.1.3.250"));
    QCOMPARE(space[QLatin1String("chosen")].toArray(), QJsonArray{QStringLiteral("dmz")});
    // Two networks have this block, so nothing is decided.
    const auto torn = ask("--json --model prod-east why 10.5.0.250").json();
    QCOMPARE(with(torn, "subject", "10.5.0.250")[QLatin1String("chosen")].toArray(), QJsonArray());
}

void TstReadingVerbs::whyOfNothingIsWrongUse()
{
    for (const char* subject :
         {"203.0.113.250", "nobody", "10.2.0.300", "prod-east:machine-9999"}) {
        const auto refused =
            run({QStringLiteral("why"), QLatin1String(subject)}, {.folder = m_folder.path()});
        QVERIFY2(refused.status == 2 && refused.errors.contains(subject), refused.text());
    }
}

void TstReadingVerbs::validateTellsBySeverity()
{
    const auto all = ask("validate");
    QVERIFY2(all.status == 1 && all.output.contains("V01"), all.text());
    const auto errors = ask("validate --at-least error --json");
    QCOMPARE(errors.status, 1);
    QVERIFY(errors.json().array().size() < ask("validate --json").json().array().size());
    for (const QJsonValue& problem : errors.json().array())
        QCOMPARE(problem[QLatin1String("severity")].toString(), QStringLiteral("error"));
    const auto harmless = ask("validate severity:info");
    QVERIFY2(harmless.status == 0, harmless.text());
    const auto one = ask("validate --format json rule:V02");
    QCOMPARE(one.status, 1);
    QCOMPARE(one.json().array().first()[QLatin1String("rule")].toString(), QStringLiteral("V02"));
}

void TstReadingVerbs::validateSpeaksJunit()
{
    const auto told = ask("validate --format junit");
    QCOMPARE(told.status, 1);
    QXmlStreamReader xml(told.output);
    int cases = 0;
    int failures = 0;
    int announced = -1;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        cases += xml.name() == QLatin1String("testcase") ? 1 : 0;
        failures += xml.name() == QLatin1String("failure") ? 1 : 0;
        if (xml.name() == QLatin1String("testsuite"))
            announced = xml.attributes().value(QLatin1String("failures")).toInt();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(cases, ask("validate --json").json().array().size());
    QCOMPARE(failures, announced);
    QVERIFY(failures > 0);
}

void TstReadingVerbs::judgingNamesVerdictAndEffects()
{
    const auto breaking = ask("judge move 10.1.0.0/22 alpha");
    QCOMPARE(breaking.status, 1);
    QVERIFY2(breaking.output.startsWith("Breaks") && breaking.output.contains("haproxy:website"),
             breaking.text());
    const auto asJson = ask("--json judge move 10.1.0.0/22 alpha").json().object();
    QCOMPARE(textOf(asJson, "verdict"), QStringLiteral("breaks"));
    QVERIFY(asJson[QLatin1String("breaks")].toInt() > 0);
    QVERIFY(!asJson[QLatin1String("effects")].toArray().isEmpty());
    const auto fine = ask("judge move 192.168.9.0/24 lab");
    QVERIFY2(fine.status == 0, fine.text());
    const auto impossible = ask("judge move 252.2.0.0/16 alpha");
    QCOMPARE(impossible.status, 1);
    QVERIFY2(impossible.errors.contains("NA-102"), impossible.text());
    const auto unknown = ask("judge move 10.1.0.0/22 nowhere");
    QVERIFY2(unknown.status == 2 && unknown.errors.contains("nowhere"), unknown.text());
    const auto noBlock = ask("judge move 10.1.0/22 alpha");
    QVERIFY2(noBlock.status == 2 && noBlock.errors.contains("NA-107") &&
                 noBlock.errors.contains("position"),
             noBlock.text());
}

void TstReadingVerbs::ambiguousNamesListTheirCandidates()
{
    const auto block = ask("judge move 10.5.0.0/22 alpha");
    QCOMPARE(block.status, 2);
    for (const char* part : {"NA-106", "prod-east:subnet-23", "prod-east:subnet-29", "vpc-b"})
        QVERIFY2(block.errors.contains(part), block.text());
    QCOMPARE(block.errors.count("subnet-23"), 1);
    const auto asJson = ask("--json judge move 10.5.0.0/22 alpha");
    const auto error = asJson.json().object()[QLatin1String("error")].toObject();
    QCOMPARE(textOf(error, "kind"), QStringLiteral("ambiguous"));
    QCOMPARE(error[QLatin1String("candidates")].toArray().size(), 2);
    const auto byId = ask("judge move prod-east:subnet-29 store");
    QVERIFY2(byId.status == 0, byId.text());
    QVERIFY2(ask("why 4").status == 2, "machine 4 is in both models");
    QCOMPARE(ask("--model prod-east why 4").status, 0);
}

void TstReadingVerbs::liveAndDraftAreToldApart()
{
    const QTemporaryDir other;
    const QString site = other.filePath(QStringLiteral("x.netatlas"));
    write(site, contentOf(m_folder.filePath(QStringLiteral("site.netatlas"))));
    const auto askThere = [&](const char* arguments) {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')),
                   {.folder = other.path()});
    };
    QVERIFY2(askThere("move 192.168.9.0/24 lab").status == 0, "a planned move");
    const auto space = [&](const char* arguments) {
        return textOf(with(askThere(arguments).json(), "cidr", "192.168.9.0/24"), "space");
    };
    QCOMPARE(space("--json show subnets"), QStringLiteral("lab"));
    QCOMPARE(space("--json --at draft show subnets"), QStringLiteral("lab"));
    QCOMPARE(space("--json --at live show subnets"), QStringLiteral("alpha"));
    QVERIFY(askThere("--at live report spaces --format csv").output !=
            askThere("report spaces --format csv").output);
    QCOMPARE(askThere("--at live judge move 192.168.9.0/24 lab").status, 0);
}

void TstReadingVerbs::doctorFindsTheFileWhole()
{
    const auto told = ask("--json doctor");
    QCOMPARE(told.status, 0);
    QCOMPARE(told.json().object()[QLatin1String("whole")].toBool(), true);
    QCOMPARE(told.json().object()[QLatin1String("models")].toInt(), 2);
    const auto text = ask("doctor");
    QVERIFY2(text.status == 0 && text.output.contains("whole"), text.text());
}

void TstReadingVerbs::evalAnswersLineByLine()
{
    const auto told =
        run({QStringLiteral("eval")}, {.input = "{\"id\":\"a\",\"op\":\"address.scope\",\"input\":"
                                                "{\"value\":\"127.0.0.1\"}}\n\nnonsense\n"});
    QCOMPARE(told.status, 0);
    QCOMPARE(told.output.count('\n'), 2);
    QVERIFY2(told.output.contains("bad_request"), told.text());
}

void TstReadingVerbs::anOutputThatCannotBeWrittenIsAnError()
{
    for (const char* arguments : {"show subnets", "--json show addresses", "history",
                                  "report inventory --format csv", "validate"}) {
        const auto told =
            run(QString::fromLatin1(arguments).split(QLatin1Char(' ')),
                {.folder = m_folder.path(), .outputFile = QStringLiteral("/dev/full")});
        QVERIFY2(told.status == 3 && told.errors.contains("could not be written"), told.text());
    }
}

QTEST_GUILESS_MAIN(TstReadingVerbs)
#include "tst_reading_verbs.moc"
