// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace netatlas::testing;

namespace {

const QByteArray kControllers = R"({"name": "ctl", "is-controller-model": true,
"controller": {"nodes": [
  {"id": "0", "addresses": [{"value": "10.4.0.1", "type": "ipv4", "scope": "local-cloud"}],
   "wants-vote": true, "has-vote": true,
   "member": {"id": 1, "address": "10.4.0.1:37017", "votes": 1, "state": "primary",
              "healthy": true, "primary": true}},
  {"id": "1", "addresses": [{"value": "10.4.0.2", "type": "ipv4", "scope": "local-cloud"}],
   "wants-vote": true}]}})";

/// A project with this host and two controllers.
class Site
{
public:
    Site()
    {
        verb({QStringLiteral("new"), path("site.netatlas")});
        write(path("controllers.json"), kControllers);
        verb({QStringLiteral("import-model"), path("controllers.json")});
        verb({QStringLiteral("source"), QStringLiteral("add"), QStringLiteral("host"),
              QStringLiteral("here")});
    }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    Outcome verb(const QStringList& words) const
    {
        return run(QStringList{QStringLiteral("--project"), path("site.netatlas")} + words);
    }
    QJsonArray json(const QStringList& words) const
    {
        return verb(QStringList{QStringLiteral("--json")} + words).json().array();
    }
    QJsonObject worker(const char* name) const
    {
        for (const QJsonValue& one : json({QStringLiteral("workers")}))
            if (one[QLatin1String("name")].toString() == QLatin1String(name))
                return one.toObject();
        return {};
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// What keeps a project current, seen from the command line.
class TstWorkers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWorkerHasItsKind();
    void aPauseIsKept();
    void theAgentsFileIsASetting();
    void watchRunsThemAll();
};

void TstWorkers::everyWorkerHasItsKind()
{
    const Site site;
    QStringList all;
    for (const QJsonValue& one : site.json({QStringLiteral("workers")}))
        all << one[QLatin1String("name")].toString() + QLatin1Char(' ') +
                   one[QLatin1String("worker-kind")].toString();
    QCOMPARE(all, (QStringList{QStringLiteral("ctl/peers peer-keeper"),
                               QStringLiteral("here machine-agent")}));
    // What the reader of a source always told.
    const QJsonObject here = site.worker("here");
    QCOMPARE(here[QLatin1String("worker")].toString(), QStringLiteral("source"));
    QCOMPARE(here[QLatin1String("kind")].toString(), QStringLiteral("host"));
    QCOMPARE(here[QLatin1String("model")].toString(), QStringLiteral("hosts"));
    QCOMPARE(site.worker("ctl/peers")[QLatin1String("model")].toString(), QStringLiteral("ctl"));
    const QByteArray table = site.verb({QStringLiteral("workers")}).output;
    QVERIFY2(table.contains("controller peer keeper") && table.contains("machine agent"), table);
}

void TstWorkers::aPauseIsKept()
{
    const Site site;
    for (const char* name : {"here", "ctl/peers"}) {
        const QString word = QLatin1String(name);
        QVERIFY(!site.worker(name)[QLatin1String("paused")].toBool());
        QCOMPARE(site.verb({QStringLiteral("workers"), QStringLiteral("--pause"), word}).status, 0);
        QVERIFY(site.worker(name)[QLatin1String("paused")].toBool());
        QCOMPARE(site.worker(name)[QLatin1String("next-run")].toString(),
                 QStringLiteral("when asked"));
        QCOMPARE(site.verb({QStringLiteral("workers"), QStringLiteral("--resume"), word}).status,
                 0);
        QVERIFY(!site.worker(name)[QLatin1String("paused")].toBool());
    }
    const Outcome unknown =
        site.verb({QStringLiteral("workers"), QStringLiteral("--pause"), QStringLiteral("nobody")});
    QVERIFY2(unknown.status != 0 && unknown.errors.contains("nobody"), unknown.text());
}

void TstWorkers::theAgentsFileIsASetting()
{
    const Site site;
    QCOMPARE(site.json({QStringLiteral("settings")})[0][QLatin1String("value")].toString(),
             QString());
    const QString file = site.path("agents");
    const Outcome set = site.verb({QStringLiteral("set"), QStringLiteral("agents-file"), file});
    QVERIFY2(set.status == 0, set.text());
    QCOMPARE(site.json({QStringLiteral("settings")})[0][QLatin1String("value")].toString(), file);
    QCOMPARE(site.worker("ctl/addresses")[QLatin1String("worker-kind")].toString(),
             QStringLiteral("address-updater"));
    QCOMPARE(site.verb({QStringLiteral("set"), QStringLiteral("agents-file")}).status, 0);
    QVERIFY(site.worker("ctl/addresses").isEmpty());
    QCOMPARE(site.verb({QStringLiteral("set"), QStringLiteral("colour"), file}).status, 2);
}

void TstWorkers::watchRunsThemAll()
{
    const Site site;
    const QString file = site.path("agents");
    site.verb({QStringLiteral("set"), QStringLiteral("agents-file"), file});
    const auto watch =
        started({QStringLiteral("--project"), site.path("site.netatlas"), QStringLiteral("watch")});
    const bool isWritten = QTest::qWaitFor([&] { return QFileInfo::exists(file); }, 30'000);
    const bool isRead = QTest::qWaitFor(
        [&] {
            return !site.json({QStringLiteral("--model"), QStringLiteral("hosts"),
                               QStringLiteral("show"), QStringLiteral("machines")})
                        .isEmpty();
        },
        30'000);
    ::kill(static_cast<pid_t>(watch->processId()), SIGINT);
    const Outcome outcome = outcomeOf(*watch);
    QVERIFY2(isWritten && isRead, outcome.text());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(contentOf(file), QByteArray("10.4.0.1:17070\n10.4.0.2:17070\n"));
    const QByteArray told = outcome.text();
    for (const char* part :
         {"here (machine agent)", "ctl/peers (controller peer keeper)",
          "ctl/addresses (address updater)", "ctl/peers: node 1 answers at 10.4.0.2:17070"})
        QVERIFY2(told.contains(part), told);
    QStringList actions;
    for (const QJsonValue& entry : site.json({QStringLiteral("history")}))
        if (entry[QLatin1String("cause")].toString() == QLatin1String("observation"))
            actions << entry[QLatin1String("action")].toString();
    actions.sort();
    QCOMPARE(actions, (QStringList{QStringLiteral("import"), QStringLiteral("keep-controllers"),
                                   QStringLiteral("reload")}));
    // Another time there is nothing to change.
    const auto again =
        started({QStringLiteral("--project"), site.path("site.netatlas"), QStringLiteral("watch")});
    QTest::qWait(3000);
    ::kill(static_cast<pid_t>(again->processId()), SIGINT);
    const Outcome quiet = outcomeOf(*again);
    QVERIFY2(quiet.text().contains("ctl/addresses (address updater): nothing to change"),
             quiet.text());
}

QTEST_GUILESS_MAIN(TstWorkers)
#include "tst_workers.moc"
