// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cloud_source.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace netatlas::testing;
using namespace std::chrono_literals;
using netatlas::tests::Asked;
using netatlas::tests::ScriptedServer;
using netatlas::tests::Wire;

namespace {

const QByteArray kControllers = R"({"name": "ctl", "is-controller-model": true,
"controller": {"nodes": [
  {"id": "0", "addresses": [{"value": "10.4.0.1", "type": "ipv4", "scope": "local-cloud"}],
   "wants-vote": true, "has-vote": true,
   "member": {"id": 1, "address": "10.4.0.1:37017", "votes": 1, "state": "primary",
              "healthy": true, "primary": true}}]}})";

/// A project of everything at once: a cloud and a cluster that answer, one of each that does not,
/// this host, another one that nobody can reach, and controllers.
struct Site : netatlas::tests::CloudSource
{
    Site()
    {
        ScriptedServer::Options options;
        options.credential = authority.issue();
        clusterServer = std::make_unique<ScriptedServer>(cluster.script(), options);
        stuckServer = std::make_unique<ScriptedServer>(
            [](const Asked&, Wire& wire) { wire.pause(10min); }, options);
        write("cluster", netatlas::tests::kubeconfigText(
                             clusterServer->url(), authority.certificate(), "{token: good-token}"));
        write("stuck", netatlas::tests::kubeconfigText(stuckServer->url(), authority.certificate(),
                                                       "{token: good-token}"));
        write("wrong.yaml", "clouds: {one: {auth: {auth_url: '" + server->url() +
                                "', username: admin, password: wrong, project_name: p}, cacert: '" +
                                path("ca.pem") + "'}}");
        verb("new " + path("site.netatlas"));
        write("controllers.json", kControllers.toStdString());
        verb("import-model " + path("controllers.json"));
        verb("set agents-file " + path("agents"));
        verb("source add openstack cloud --clouds " + path("clouds.yaml") + " --cloud one");
        verb("source add openstack wrong --clouds " + path("wrong.yaml") + " --cloud one");
        verb("source add kubernetes cluster --kubeconfig " + path("cluster"));
        verb("source add kubernetes stuck --kubeconfig " + path("stuck"));
        verb("source add host here");
        verb("source add ssh nowhere --host nowhere.invalid");
    }
    Outcome verb(const std::string& words) const
    {
        return run(words.starts_with("new ") ? split(words)
                                             : QStringList{QStringLiteral("--project")} +
                                                   split(path("site.netatlas")) + split(words));
    }
    QJsonArray shown(const char* kind, const char* model) const
    {
        return verb(std::string("--json --model ") + model + " show " + kind).json().array();
    }
    static QStringList split(const std::string& words)
    {
        return QString::fromStdString(words).split(QLatin1Char(' '));
    }

    netatlas::tests::FakeCluster cluster;
    std::unique_ptr<ScriptedServer> clusterServer;
    std::unique_ptr<ScriptedServer> stuckServer;
};

} // namespace

/// `netatlas watch` over sources of every kind.
class TstWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBrokenSourceHoldsUpNoOther();
};

void TstWatch::oneBrokenSourceHoldsUpNoOther()
{
    Site site;
    const auto watch =
        started({QStringLiteral("--project"), QString::fromStdString(site.path("site.netatlas")),
                 QStringLiteral("watch")});
    QByteArray told;
    const auto says = [&](const char* words) {
        return QTest::qWaitFor(
            [&] {
                told += watch->readAllStandardOutput() + watch->readAllStandardError();
                return told.contains(words);
            },
            30'000);
    };
    // Whoever can be read is read, and each line says of whom it is.
    for (const char* words :
         {"cloud (provider sync): read", "cluster (container/service updater): read",
          "here (machine agent): read", "ctl/peers (controller peer keeper)",
          "ctl/addresses (address updater)", "wrong: ", "nowhere: "})
        QVERIFY2(says(words), words + (": " + told));
    QVERIFY2(!told.contains("stuck"), told); // it is still asked
    QVERIFY(!site.stuckServer->asked().empty());
    QCOMPARE(site.shown("subnets", "cloud").size(), qsizetype{8});
    QVERIFY(!site.shown("machines", "hosts").isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(QString::fromStdString(site.path("agents"))),
                              QByteArray("10.4.0.1:17070\n"), 30'000);
    // What changes meanwhile comes at once.
    QVERIFY(site.verb("--json --model cluster show units").text().contains("shop/db-0"));
    told.clear();
    site.cluster.remove("pods", "shop/db-0");
    QVERIFY2(says("cluster (container/service updater): read"), told);
    QVERIFY(!site.verb("--json --model cluster show units").text().contains("shop/db-0"));
    // The end waits for none of them, not even for the one that is being asked.
    QElapsedTimer passed;
    passed.start();
    ::kill(static_cast<pid_t>(watch->processId()), SIGINT);
    const Outcome outcome = outcomeOf(*watch);
    QVERIFY2(passed.elapsed() < 3000, QByteArray::number(passed.elapsed()));
    QCOMPARE(outcome.status, 0);
    QVERIFY2((told + outcome.text()).contains("Stopped."), told + outcome.text());
}

QTEST_GUILESS_MAIN(TstWatch)
#include "tst_watch.moc"
