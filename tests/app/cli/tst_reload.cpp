// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cloud_source.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace netatlas::testing;

namespace {

/// A project with a cloud that answers.
struct Site : netatlas::tests::CloudSource
{
    Site()
    {
        write("wrong.yaml", "clouds: {one: {auth: {auth_url: '" + server->url() +
                                "', username: admin, password: wrong, project_name: p}, cacert: '" +
                                path("ca.pem") + "'}}");
        verb("new " + path("site.netatlas"));
        verb("source add openstack cloud --clouds " + path("clouds.yaml") + " --cloud one");
    }
    Outcome verb(const std::string& words) const
    {
        const QStringList split = QString::fromStdString(words).split(QLatin1Char(' '));
        if (words.starts_with("new "))
            return run(split);
        return run(QStringList{QStringLiteral("--project"),
                               QString::fromStdString(path("site.netatlas"))} +
                   split);
    }
    QJsonObject reload(const std::string& words) const
    {
        return verb("--json reload " + words).json().object();
    }
    boost::json::object& subnet(std::size_t place)
    {
        return cloud.collection("subnets").at(place).as_object();
    }
};

qsizetype sizeOf(const QJsonObject& answer, const char* member)
{
    return answer[QLatin1String(member)].toArray().size();
}

int countOf(const QJsonObject& answer, const char* kind, const char* count)
{
    return answer[QLatin1String("counts")][QLatin1String(kind)][QLatin1String(count)].toInt(-1);
}

} // namespace

/// What `netatlas reload` answers (user-experience 16.1, model-and-workers 13.1).
class TstReload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerHasTheWholeShape();
    void whatIsMissingOrRefusedIsNamed();
    void keptAndDriftStandInTheDryRun();
    void oneThatFailsHidesNoOther();
};

void TstReload::theAnswerHasTheWholeShape()
{
    const Site site;
    const QJsonObject dry = site.reload("cloud --dry-run");
    for (const char* member : {"spaces-added", "subnets-added", "subnets-updated", "spaces-removed",
                               "spaces-kept", "missing", "drift", "refused", "notes"})
        QVERIFY2(dry[QLatin1String(member)].isArray(), member);
    const QJsonObject counts = dry[QLatin1String("counts")].toObject();
    QVERIFY(!counts.isEmpty());
    for (auto kind = counts.begin(); kind != counts.end(); ++kind)
        for (const char* count :
             {"added", "updated", "missing", "same", "kept", "drift", "refused"})
            QVERIFY2(kind.value()[QLatin1String(count)].isDouble(), qPrintable(kind.key()));
    QCOMPARE(dry[QLatin1String("entry")].toInt(-1), 0);
    const QJsonObject taken = site.reload("cloud");
    QCOMPARE(sizeOf(taken, "subnets-added"), qsizetype{8});
    QCOMPARE(taken[QLatin1String("subnets-added")], dry[QLatin1String("subnets-added")]);
    QCOMPARE(countOf(taken, "subnet", "added"), 8);
    QCOMPARE(countOf(taken, "space", "added"), static_cast<int>(sizeOf(taken, "spaces-added")));
    QVERIFY(sizeOf(taken, "spaces-added") > 0);
    QVERIFY(taken[QLatin1String("entry")].toInt() > 0);
    const QJsonObject again = site.reload("cloud");
    QCOMPARE(sizeOf(again, "subnets-added"), qsizetype{0});
    QCOMPARE(countOf(again, "subnet", "same"), 8);
    QCOMPARE(again[QLatin1String("entry")].toInt(-1), 0);
}

void TstReload::whatIsMissingOrRefusedIsNamed()
{
    Site site;
    site.reload("cloud");
    const std::string refused(site.subnet(0).at("id").as_string().c_str());
    site.subnet(0)["cidr"] = "10.0.0.0/33";
    site.cloud.collection("subnets").pop_back();
    const QJsonObject answer = site.reload("cloud");
    QCOMPARE(countOf(answer, "subnet", "refused"), 1);
    const QJsonObject one = answer[QLatin1String("refused")].toArray().first().toObject();
    QCOMPARE(one[QLatin1String("kind")].toString(), QStringLiteral("subnet"));
    QCOMPARE(one[QLatin1String("key")].toString().toStdString(), refused);
    QCOMPARE(one[QLatin1String("value")].toString(), QStringLiteral("10.0.0.0/33"));
    QVERIFY(!one[QLatin1String("cause")].toString().isEmpty());
    const auto missing = answer[QLatin1String("missing")].toArray();
    QCOMPARE(countOf(answer, "subnet", "missing"), static_cast<int>(missing.size()));
    QVERIFY(!missing.isEmpty());
    QCOMPARE(countOf(answer, "subnet", "kept"), 0);
    // Named as long as it is missing, but no news any more.
    const QJsonObject again = site.reload("cloud");
    QCOMPARE(again[QLatin1String("missing")].toArray(), missing);
    QCOMPARE(countOf(again, "subnet", "missing"), static_cast<int>(missing.size()));
    QCOMPARE(countOf(again, "subnet", "kept"), static_cast<int>(missing.size()));
    QCOMPARE(countOf(again, "subnet", "refused"), 1);
}

void TstReload::keptAndDriftStandInTheDryRun()
{
    Site site;
    site.reload("cloud");
    // Another block under the id of one that is known: the own one stays.
    boost::json::object& changed = site.cloud.find("subnets", "mgmt-v4");
    const std::string kept(changed.at("cidr").as_string().c_str());
    changed["cidr"] = "10.31.0.0/24";
    changed["allocation_pools"] = boost::json::array{};
    site.cloud.collection("subnets").pop_back();
    QCOMPARE(countOf(site.reload("cloud"), "subnet", "kept"), 0);
    const QJsonObject answer = site.reload("cloud --dry-run");
    QCOMPARE(countOf(answer, "subnet", "kept"), 1);
    QCOMPARE(countOf(answer, "subnet", "drift"), 1);
    const QJsonObject drift = answer[QLatin1String("drift")].toArray().first().toObject();
    QCOMPARE(drift[QLatin1String("kind")].toString(), QStringLiteral("subnet"));
    QCOMPARE(drift[QLatin1String("field")].toString(), QStringLiteral("cidr"));
    QCOMPARE(drift[QLatin1String("kept")].toString().toStdString(), kept);
    QCOMPARE(drift[QLatin1String("provider")].toString(), QStringLiteral("10.31.0.0/24"));
    const Outcome dry = site.verb("reload cloud --dry-run");
    QVERIFY2(QString::fromUtf8(dry.output)
                 .contains(QRegularExpression(QStringLiteral("\nsubnet +0 +0 +1 +7 +1 +1 +0\n"))),
             dry.text());
    for (const char* column :
         {"Kind", "New", "Changed", "Missing", "Same", "Kept", "Drift", "Refused"})
        QVERIFY2(dry.output.left(dry.output.indexOf('\n')).contains(column), dry.text());
}

void TstReload::oneThatFailsHidesNoOther()
{
    const Site site;
    site.verb("source add openstack awry --clouds " + site.path("wrong.yaml") + " --cloud one");
    site.verb("source add openstack other --clouds " + site.path("clouds.yaml") + " --cloud one");
    const Outcome outcome = site.verb("--json reload");
    QCOMPARE(outcome.status, 4);
    const QJsonArray answers = outcome.json().array();
    QCOMPARE(answers.size(), qsizetype{3});
    QVERIFY2(outcome.errors.contains("netatlas: "), outcome.text());
    QVERIFY(!outcome.text().contains("wrong\""));
    for (const auto& answer : answers) {
        const QString source = answer[QLatin1String("source")].toString();
        if (source == QLatin1String("awry")) {
            QCOMPARE(answer[QLatin1String("error")][QLatin1String("kind")].toString(),
                     QStringLiteral("unauthorized"));
        } else {
            QVERIFY(!answer.toObject().contains(QLatin1String("error")));
            QCOMPARE(answer[QLatin1String("subnets-added")].toArray().size(), qsizetype{8});
            QVERIFY(answer[QLatin1String("entry")].toInt() > 0);
        }
    }
    // For people the same, in sentences; one that is named fails as any verb does.
    const Outcome text = site.verb("reload");
    QCOMPARE(text.status, 4);
    QVERIFY2(text.output.contains("cloud: nothing new.") &&
                 text.output.contains("other: nothing new."),
             text.text());
    QVERIFY2(text.errors.contains("awry"), text.text());
    QCOMPARE(site.reload("awry")[QLatin1String("error")][QLatin1String("kind")].toString(),
             QStringLiteral("unauthorized"));
    // No sources are no error, and an empty list.
    site.verb("source remove awry");
    site.verb("source remove other");
    site.verb("source remove cloud");
    QCOMPARE(site.verb("--json reload").output.trimmed(), QByteArray("[]"));
}

QTEST_GUILESS_MAIN(TstReload)
#include "tst_reload.moc"
