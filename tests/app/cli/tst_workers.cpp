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
    Outcome verb(const QStringList& words) const { return run(withProject(words), start()); }
    std::unique_ptr<QProcess> watch() const
    {
        return started(withProject({QStringLiteral("watch")}), start());
    }
    QStringList withProject(const QStringList& words) const
    {
        return QStringList{QStringLiteral("--project"), path("site.netatlas")} + words;
    }
    Start start() const
    {
        Start start;
        start.environment = {QStringLiteral("XDG_STATE_HOME=") + path("state")};
        return start;
    }
    QJsonArray json(const QStringList& words) const
    {
        return verb(QStringList{QStringLiteral("--json")} + words).json().array();
    }
    QJsonObject worker(const char* name) const
    {
        for (const QJsonValue one : json({QStringLiteral("workers")}))
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
    void howTheyAreDoingIsToldWhileTheyRunAndAfterwards();
    void aStatusThatCannotBeUsedIsSaidAndHidesNothing();
};

void TstWorkers::everyWorkerHasItsKind()
{
    const Site site;
    QStringList all;
    for (const QJsonValue one : site.json({QStringLiteral("workers")}))
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
    const auto watch = site.watch();
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
    for (const QJsonValue entry : site.json({QStringLiteral("history")}))
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

/// Told by a watch, while it runs and by a process that was killed.
void TstWorkers::howTheyAreDoingIsToldWhileTheyRunAndAfterwards()
{
    const Site site;
    write(site.path("clouds.yaml"),
          "clouds: {one: {auth: {auth_url: 'https://127.0.0.1:1', username: a, "
          "password: hunter22, project_name: p}}}");
    site.verb({QStringLiteral("source"), QStringLiteral("add"), QStringLiteral("openstack"),
               QStringLiteral("away"), QStringLiteral("--clouds"), site.path("clouds.yaml"),
               QStringLiteral("--cloud"), QStringLiteral("one")});
    QCOMPARE(site.worker("here")[QLatin1String("state")].toString(), QStringLiteral("not-running"));
    QVERIFY(site.verb({QStringLiteral("workers")}).text().contains("netatlas watch"));

    const auto watch = site.watch();
    QJsonObject here;
    QJsonObject away;
    const bool isTold = QTest::qWaitFor(
        [&] {
            here = site.worker("here");
            away = site.worker("away");
            return here[QLatin1String("runs")].toInt() > 0 &&
                   away[QLatin1String("failures-in-row")].toInt() > 0;
        },
        30'000);
    const Outcome table = site.verb({QStringLiteral("workers")});
    watch->kill();
    const Outcome outcome = outcomeOf(*watch);
    QVERIFY2(isTold, outcome.text());
    QVERIFY(here[QLatin1String("running-now")].toBool());
    QCOMPARE(here[QLatin1String("state")].toString(), QStringLiteral("waiting"));
    QVERIFY(here[QLatin1String("changes")].toInt() > 0);
    QVERIFY(!here[QLatin1String("last-run")].toString().isEmpty());
    QVERIFY(here.contains(QLatin1String("duration-ms")));
    QCOMPARE(here[QLatin1String("failures-in-row")].toInt(), 0);
    QVERIFY(away[QLatin1String("error")].toString().contains(QLatin1String("unreachable")));
    QVERIFY2(table.output.contains("did not answer") && table.output.contains("the watch"),
             table.text());
    QVERIFY(!table.text().contains("hunter22"));

    // It could not say that it ends; its process is not there any more.
    const QJsonObject later = site.worker("away");
    QVERIFY(!later[QLatin1String("running-now")].toBool());
    QCOMPARE(later[QLatin1String("state")].toString(), QStringLiteral("not-running"));
    QVERIFY(later[QLatin1String("failures")].toInt() > 0);
    QVERIFY(!later[QLatin1String("as-of")].toString().isEmpty());
    QVERIFY(site.verb({QStringLiteral("workers")}).output.contains("Nobody keeps"));
    const QStringList files = namesIn(site.path("state/netatlas/workers"));
    QCOMPARE(files.size(), 1);
    QVERIFY(!contentOf(site.path("state/netatlas/workers/") + files.first()).contains("hunter22"));
}

void TstWorkers::aStatusThatCannotBeUsedIsSaidAndHidesNothing()
{
    const Site site;
    {
        const auto watch = site.watch();
        QVERIFY(QTest::qWaitFor(
            [&] { return site.worker("here")[QLatin1String("runs")].toInt() > 0; }, 30'000));
        ::kill(static_cast<pid_t>(watch->processId()), SIGINT);
        QCOMPARE(outcomeOf(*watch).status, 0);
    }
    QVERIFY(!site.worker("here")[QLatin1String("running-now")].toBool());
    const QString folder = site.path("state/netatlas/workers/");
    const QString file = folder + namesIn(folder).first();
    write(file, contentOf(file).left(60));
    const Outcome broken = site.verb({QStringLiteral("workers")});
    QCOMPARE(broken.status, 0);
    QVERIFY2(broken.errors.contains(file.toUtf8()), broken.text());
    QVERIFY2(broken.output.contains("machine agent"), broken.text());
}

QTEST_GUILESS_MAIN(TstWorkers)
#include "tst_workers.moc"
