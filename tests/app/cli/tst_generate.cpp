// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

/// `generate` from outside: what it writes can be read again, and its flaws are found.
class TstGenerate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameArgumentsGiveTheSameBytes();
    void theStreamSaysWhatMadeIt();
    void aStreamBecomesAModel();
    void aFlawedStreamBecomesAModelToo();
    void everyFlawIsFoundByValidation();
    void stressSitesHaveWhatWasAskedFor();
    void wrongUseIsSaid_data();
    void wrongUseIsSaid();

private:
    Outcome ask(const QString& arguments) const
    {
        return run(arguments.split(QLatin1Char(' ')), {.folder = m_folder.path()});
    }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static int sizeOf(const Outcome& outcome, const char* member)
    {
        return int(outcome.json().object().value(QLatin1String(member)).toArray().size());
    }

    QTemporaryDir m_folder;
};

void TstGenerate::theSameArgumentsGiveTheSameBytes()
{
    const auto first = ask(QStringLiteral("generate --scale 2000 --profile flawed"));
    QCOMPARE(first.status, 0);
    QCOMPARE(ask(QStringLiteral("generate --scale 2000 --profile flawed")).output, first.output);
    QVERIFY(ask(QStringLiteral("generate --scale 2000 --profile flawed --seed 2")).output !=
            first.output);
    QCOMPARE(ask(QStringLiteral("generate --scale 2000 --profile flawed -o made.json")).status, 0);
    QCOMPARE(contentOf(path("made.json")), first.output);
}

void TstGenerate::theStreamSaysWhatMadeIt()
{
    const auto made = ask(QStringLiteral("generate --scale 500 --domains 3 --v6-share 0"));
    const auto stream = made.json().object();
    QCOMPARE(stream.value(QLatin1String("name")).toString(), QStringLiteral("generated"));
    const auto generator = stream.value(QLatin1String("generator")).toObject();
    QVERIFY(generator.value(QLatin1String("version")).toInt() > 0);
    QCOMPARE(generator.value(QLatin1String("seed")).toInt(), 1);
    QCOMPARE(generator.value(QLatin1String("scale")).toInt(), 500);
    QCOMPARE(sizeOf(made, "routing-domains"), 3);
    QCOMPARE(sizeOf(made, "ip-addresses") +
                 generator.value(QLatin1String("dropped-addresses")).toInt(),
             500);
    for (const auto& subnet : stream.value(QLatin1String("subnets")).toArray())
        QVERIFY(!subnet[QLatin1String("cidr")].toString().contains(QLatin1Char(':')));
}

void TstGenerate::aStreamBecomesAModel()
{
    QCOMPARE(ask(QStringLiteral("generate --scale 1000 -o clean.json")).status, 0);
    QCOMPARE(ask(QStringLiteral("new read.netatlas")).status, 0);
    const auto imported = ask(QStringLiteral("--project read.netatlas import-model clean.json"));
    QVERIFY2(imported.status == 0, imported.text());
    QCOMPARE(ask(QStringLiteral("--project read.netatlas export model -o again.json")).status, 0);
    // What made it and its flaws are no part of the model.
    auto first = QJsonDocument::fromJson(contentOf(path("clean.json"))).object();
    first.remove(QStringLiteral("generator"));
    first.remove(QStringLiteral("flaws"));
    const auto again = QJsonDocument::fromJson(contentOf(path("again.json"))).object();
    for (const char* const table : {"subnets", "machines", "devices", "applications", "units"})
        QCOMPARE(again.value(QLatin1String(table)), first.value(QLatin1String(table)));
}

void TstGenerate::aFlawedStreamBecomesAModelToo()
{
    QCOMPARE(ask(QStringLiteral("generate --scale 5000 --profile flawed -o bad.json")).status, 0);
    QCOMPARE(ask(QStringLiteral("new bad.netatlas")).status, 0);
    const auto imported = ask(QStringLiteral("--project bad.netatlas import-model bad.json"));
    QVERIFY2(imported.status == 0, imported.text());
}

void TstGenerate::everyFlawIsFoundByValidation()
{
    const auto made =
        ask(QStringLiteral("generate --scale 5000 --profile flawed -o flawed.netatlas"));
    QVERIFY2(made.status == 0, made.text());
    const auto validated = ask(QStringLiteral("--project flawed.netatlas validate --format json"));
    QCOMPARE(validated.status, 1);
    QSet<QString> found;
    for (const auto& finding : validated.json().array())
        found.insert(finding[QLatin1String("rule")].toString() + QLatin1Char(' ') +
                     finding[QLatin1String("object")].toString());
    const auto beside =
        QJsonDocument::fromJson(contentOf(path("flawed.netatlas.generator.json"))).object();
    QMap<QString, int> counts;
    for (const auto& flaw : beside.value(QLatin1String("flaws")).toArray()) {
        const QString rule = flaw[QLatin1String("rule")].toString();
        ++counts[rule];
        const QString name = rule + QLatin1Char(' ') + flaw[QLatin1String("object")].toString();
        QVERIFY2(found.contains(name), qPrintable(name));
    }
    QCOMPARE(counts.size(), 20);
    for (const int count : counts)
        QCOMPARE(count, 5);
}

void TstGenerate::stressSitesHaveWhatWasAskedFor()
{
    const auto prefixes = ask(QStringLiteral("generate --prefixes 300 --scale 1000"));
    QVERIFY2(prefixes.status == 0, prefixes.errors);
    QCOMPARE(sizeOf(prefixes, "subnets"), 300);
    QCOMPARE(sizeOf(prefixes, "loose-addresses"), 1000);
    QCOMPARE(sizeOf(prefixes, "machines"), 0);

    const auto graph = ask(QStringLiteral("generate --graph 1000"));
    const int nodes = sizeOf(graph, "machines") + sizeOf(graph, "fabrics") +
                      sizeOf(graph, "segments") + sizeOf(graph, "subnets") +
                      sizeOf(graph, "spaces") + sizeOf(graph, "devices");
    QCOMPARE(nodes, 1000);
    QCOMPARE(sizeOf(graph, "machines"), 312);
    QCOMPARE(sizeOf(graph, "ip-addresses"), sizeOf(graph, "devices"));
    QVERIFY(ask(QStringLiteral("generate --graph 1000 --tidy")).output != graph.output);
}

void TstGenerate::wrongUseIsSaid_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char* arguments :
         {"generate --profile odd", "generate --v6-share 2", "generate --scale 0",
          "generate --domains 0", "generate --prefixes 10 --graph 10", "generate --tidy",
          "generate --prefixes 10 --profile flawed", "generate --scale many"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TstGenerate::wrongUseIsSaid()
{
    QFETCH(QString, arguments);
    const auto refused = ask(arguments);
    QCOMPARE(refused.status, 2);
    QVERIFY(refused.output.isEmpty());
    QVERIFY(!refused.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TstGenerate)
#include "tst_generate.moc"
