// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/demo.h"
#include "model/reports/catalogue.h"
#include "model/reports/writers.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace netatlas;
using namespace netatlas::domain;
using engine::rules::Severity;

namespace {

/// Words that stay what they are, so that the texts of these tests hang on no sentence.
class PlainWords final : public reports::Words
{
public:
    std::string text(const char* english) const override { return english; }
    std::string severity(Severity severity) const override
    {
        return severity == Severity::Error     ? "error"
               : severity == Severity::Warning ? "warning"
                                               : "info";
    }
    std::string ruleTitle(engine::rules::Rule rule) const override
    {
        return "title of " + std::string(engine::rules::ruleText(rule));
    }
    std::string finding(const engine::rules::Finding& finding) const override
    {
        return detailText(finding.facts);
    }
};

Revision demo(ProjectTables project = {})
{
    std::vector<std::shared_ptr<const Model>> models;
    for (exchange::ModelFragment& fragment : exchange::makeDemo()) {
        fragment.row.id = ModelId(static_cast<std::uint32_t>(models.size()) + 1);
        models.push_back(
            engine::facts::makeModel(std::move(fragment.row), std::move(fragment.state)));
    }
    return {1, std::move(models), std::move(project)};
}

std::string reportText(const Revision& revision, std::string_view id,
                       std::optional<ModelId> only = std::nullopt)
{
    const PlainWords words;
    const auto report = reports::buildReport(id, {revision, words, only, Timestamp{}});
    return report ? reports::markdownText(*report) : errorText(report.error());
}

} // namespace

class TstReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReportOfTheDemoIsAsItWas_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const reports::ReportKind& kind : reports::catalogue())
            QTest::newRow(kind.id.data()) << QByteArray(kind.id.data());
    }
    void eachReportOfTheDemoIsAsItWas()
    {
        QFETCH(QByteArray, id);
        const QByteArray text = QByteArray::fromStdString(reportText(demo(), id.toStdString()));
        const QString name = QString::fromLatin1(id) + QStringLiteral(".md");
        QFile golden(QStringLiteral(NETATLAS_TEST_DATA "/reports/") + name);
        const QByteArray expected =
            golden.open(QIODevice::ReadOnly) ? golden.readAll() : QByteArray();
        // What differs is left beside the test, to be read and, when it is right, to be copied.
        if (text != expected) {
            QFile actual(name);
            QVERIFY(actual.open(QIODevice::WriteOnly));
            actual.write(text);
        }
        QVERIFY2(text == expected, qPrintable(QStringLiteral("differs: ./") + name));
    }

    void theSameRevisionGivesTheSameBytes()
    {
        for (const reports::ReportKind& kind : reports::catalogue())
            QCOMPARE(reportText(demo(), kind.id), reportText(demo(), kind.id));
    }

    void equalBlocksAreListedWithTheirIds()
    {
        const std::string text = reportText(demo(), "spaces");
        QVERIFY(text.find("10.5.0.0/22#23") != std::string::npos);
        QVERIFY(text.find("10.5.0.0/22#29") != std::string::npos);
        QVERIFY(text.find("10.2.0.0/20 ") != std::string::npos);
    }

    void oneModelIsReportedAlone()
    {
        const std::string text = reportText(demo(), "inventory", ModelId(2));
        QVERIFY(text.find("prod-west") != std::string::npos);
        QVERIFY(text.find("prod-east") == std::string::npos);
    }

    void acceptedFindingsStandApart()
    {
        const Revision revision = demo();
        const auto findings = engine::rules::findAll(revision);
        QVERIFY(!findings.empty());
        ProjectTables project;
        project.table<AcceptedFindingRow>().put(
            {.key = findings.front().key, .reason = "CHG-118", .expires = std::nullopt});
        const std::string text = reportText(demo(project), "problems");
        QVERIFY(text.find("| CHG-118 | |") != std::string::npos);
    }

    void aMistypedReportNamesTheNearest()
    {
        const std::string text = reportText(demo(), "space");
        QVERIFY2(text.find("\"nearest\":\"spaces\"") != std::string::npos, text.c_str());
    }

    void theDemoHasAFindingOfEveryRule()
    {
        const Revision revision = demo();
        std::set<std::string> rules;
        for (const auto& finding : engine::rules::findAll(revision))
            rules.insert(std::string(engine::rules::ruleText(finding.rule)));
        std::string found;
        for (const std::string& rule : rules)
            found += rule + ' ';
        QCOMPARE(found, std::string("V01 V02 V03 V04 V05 V06 V07 V13 V14 V15 V16 "));
    }
};

QTEST_APPLESS_MAIN(TstReports)
#include "tst_reports.moc"
