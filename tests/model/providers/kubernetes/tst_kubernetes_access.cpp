// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/providers/source/base64.h"
#include "tests/support/cluster_world.h"

#include <boost/json/parse.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;

namespace json = boost::json;

using providers::kubernetes::KubernetesProvider;
using tests::ScriptedServer;

namespace {

using World = tests::ClusterWorld<tests::RecordingTimer>;

} // namespace

/// What an account is let see, how it shows itself, and how listings come in pages.
class TstKubernetesAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayNotBeListedIsNamedAndStays();
    void namespacedRightsShowWhatTheyCan();
    void aNamespaceThatIsGoneTakesAllItHadAlong();
    void nothingAllowedIsAnError();
    void pagesAreFollowedWhoeverAskedForThem();
    void aContinueTokenThatIsTooOldStartsOver();
    void aListingThatNeverEndsIsGivenUp();
    void credentialsAreSentAndNeverTold();
    void anEchoOfTheCredentialsIsHidden_data();
    void anEchoOfTheCredentialsIsHidden();
    void clientCertificatesAreShown();
    void theContractIsKept();
};

void TstKubernetesAccess::whatMayNotBeListedIsNamedAndStays()
{
    World world;
    world.reload();
    world.cluster.hidden = {"/api/v1/nodes", "/api/v1/services", "/api/v1/namespaces",
                            "/api/v1/namespaces/shop/services"};
    world.cluster.remove("services", "shop/web");
    const auto plan = world.reload();
    QStringList parts;
    for (const SeenNote& note : plan.notes)
        parts << QString::fromStdString(note.part);
    QCOMPARE(parts, (QStringList{QStringLiteral("nodes"), QStringLiteral("services")}));
    QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{3});
    QCOMPARE(world.model().table<CloudServiceRow>().size(), std::size_t{6});
    QVERIFY(world.model().table<AbsenceRow>().empty());
}

void TstKubernetesAccess::namespacedRightsShowWhatTheyCan()
{
    World world;
    world.reload();
    world.cluster.hidden = {"/api/v1/nodes", "/api/v1/pods", "/api/v1/services",
                            "/api/v1/namespaces/kube-system/pods",
                            "/api/v1/namespaces/kube-system/services"};
    world.cluster.remove("pods", "shop/db-0");
    world.cluster.remove("pods", "kube-system/kube-proxy-q1");
    world.reload();
    QVERIFY(!world.find<UnitRow>("shop/db-0"));
    QVERIFY(world.find<UnitRow>("kube-system/kube-proxy-q1")); // out of sight is not gone
    // Without the right to list namespaces that of the context is looked into.
    World narrow;
    narrow.cluster.hidden = {"/api/v1/nodes",
                             "/api/v1/pods",
                             "/api/v1/services",
                             "/api/v1/namespaces",
                             "/apis/discovery.k8s.io/v1/endpointslices",
                             "/api/v1/endpoints"};
    const auto plan = narrow.reload();
    QCOMPARE(narrow.model().table<CloudServiceRow>().size(), std::size_t{4});
    QVERIFY(narrow.find<UnitRow>("shop/db-0") && !narrow.find<UnitRow>("stage/web-6d5f9c-aaaaa"));
    QVERIFY(plan.notes.size() >= 3);
    const auto probe = narrow.runner.run(narrow.provider->test());
    QVERIFY(probe);
    QCOMPARE(probe->notes.size(), std::size_t{1}); // the nodes
}

void TstKubernetesAccess::aNamespaceThatIsGoneTakesAllItHadAlong()
{
    const auto removeStage = [](World& world) {
        // The rights of an account in a namespace go with it.
        world.cluster.hidden.insert("/api/v1/namespaces/stage/pods");
        world.cluster.hidden.insert("/api/v1/namespaces/stage/services");
        world.cluster.remove("pods", "stage/web-6d5f9c-aaaaa");
        world.cluster.remove("services", "stage/web");
        world.cluster.remove("namespaces", "stage");
    };
    World world;
    world.cluster.hidden = {"/api/v1/pods", "/api/v1/services",
                            "/api/v1/namespaces/kube-system/pods"};
    World all;
    all.reload();
    world.reloaded.model = all.reloaded.model; // as an account with all rights showed it
    world.reload();
    QVERIFY(world.find<UnitRow>("stage/web-6d5f9c-aaaaa"));
    removeStage(world);
    const auto plan = world.reload();
    QCOMPARE(plan.counts.at(ObjectKind::CloudContainer).missing, std::size_t{1});
    QCOMPARE(plan.counts.at(ObjectKind::CloudService).missing, std::size_t{1});
    QVERIFY(!world.find<UnitRow>("stage/web-6d5f9c-aaaaa"));
    QVERIFY(!world.find<ApplicationRow>("stage/web"));
    QVERIFY(world.find<UnitRow>("kube-system/kube-proxy-q1")); // out of sight is not gone
    QVERIFY(world.reload().isNoChange());
    // Who may not list the namespaces cannot tell that one is gone.
    World narrow;
    narrow.reload();
    narrow.cluster.hidden = {"/api/v1/pods", "/api/v1/services", "/api/v1/namespaces"};
    removeStage(narrow);
    narrow.reload();
    QVERIFY(narrow.find<UnitRow>("stage/web-6d5f9c-aaaaa"));
}

void TstKubernetesAccess::nothingAllowedIsAnError()
{
    World world;
    for (const char* part : {"nodes", "pods", "services", "namespaces"})
        for (const char* root : {"/api/v1/", "/api/v1/namespaces/shop/"})
            world.cluster.hidden.insert(std::string(root) + part);
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::PermissionDenied);
    const auto probe = world.runner.run(world.provider->test());
    QVERIFY(!probe);
    QCOMPARE(probe.error().kind, ErrorKind::PermissionDenied);
}

void TstKubernetesAccess::pagesAreFollowedWhoeverAskedForThem()
{
    for (const int size : {1, 2, 3, 5, 10}) {
        World world;
        world.cluster.pageSize = size;
        const auto site = world.look();
        QCOMPARE(site.pods.size(), std::size_t{10});
        QCOMPARE(site.services.size(), std::size_t{6});
        QVERIFY(site.problems.empty());
        QVERIFY(site.complete.contains(ObjectKind::CloudContainer));
    }
}

void TstKubernetesAccess::aContinueTokenThatIsTooOldStartsOver()
{
    World world;
    world.cluster.pageSize = 3;
    int pages = 0;
    world.cluster.before = [&](const tests::Asked& asked) {
        if (asked.path() == "/api/v1/pods" && ++pages == 3)
            world.cluster.expire();
    };
    const auto site = world.look();
    QCOMPARE(site.pods.size(), std::size_t{10});
    QVERIFY(site.problems.empty());
    QCOMPARE(pages, 3 + 4);
}

void TstKubernetesAccess::aListingThatNeverEndsIsGivenUp()
{
    for (const bool losesTokens : {true, false}) {
        World world;
        world.cluster.pageSize = 2;
        world.cluster.losesTokens = losesTokens;
        if (!losesTokens) // every token is too old by the time it is used
            world.cluster.before = [&](const tests::Asked&) { world.cluster.expire(); };
        const auto outcome = world.fetch();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::BadAnswer);
        QVERIFY(world.server.asked().size() < 50);
    }
}

void TstKubernetesAccess::credentialsAreSentAndNeverTold()
{
    World world("{token: wrong-hunter22}");
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unauthorized);
    QVERIFY(errorText(outcome.error()).find("hunter22") == std::string::npos);
    QVERIFY(!world.runner.run(world.provider->test()));
    World file("{tokenFile: token}");
    const std::string token = file.folder.filePath(QStringLiteral("token")).toStdString();
    std::ofstream(token) << "good-token\n";
    file.look();
    file.cluster.token = "next-token"; // it was exchanged for a new one
    std::ofstream(token) << "next-token\n";
    file.look();
    // Exchanged while a look goes on.
    file.cluster.before = [&](const tests::Asked& asked) {
        if (asked.path() == "/api/v1/nodes" && file.cluster.token == "next-token") {
            file.cluster.token = "last-token";
            std::ofstream(token) << "last-token\n";
        }
    };
    file.look();
    World basic("{username: me, password: pass-hunter22}");
    basic.cluster.token.clear();
    basic.look();
    QCOMPARE(basic.server.asked().front().header("authorization"),
             std::string("Basic bWU6cGFzcy1odW50ZXIyMg=="));
    const auto probe = basic.runner.run(basic.provider->test());
    QVERIFY(probe);
    QCOMPARE(probe->account, std::string("me"));
    QCOMPARE(probe->version, std::string("v1.20.5"));
    QCOMPARE(probe->address + '/', basic.server.url());
}

void TstKubernetesAccess::anEchoOfTheCredentialsIsHidden_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("token") << QByteArray("{token: good-hunter22}");
    QTest::newRow("name and password") << QByteArray("{username: me, password: pass-hunter22}");
    QTest::newRow("without padding") << QByteArray("{username: you, password: pass-hunter22}");
}

void TstKubernetesAccess::anEchoOfTheCredentialsIsHidden()
{
    QFETCH(QByteArray, user);
    std::string sent;
    const ScriptedServer server(
        [&](const tests::Asked& asked, tests::Wire& wire) {
            std::string header = asked.header("authorization");
            sent = header.substr(header.find(' ') + 1);
            while (header.ends_with('=')) // as many who print such a value do
                header.pop_back();
            wire.reply(400, R"({"message": "cannot take Authorization: )" + header + R"("})");
        },
        World::secured());
    World world;
    std::ofstream(world.path()) << tests::kubeconfigText(
        server.url(), World::authority().certificate(), user.toStdString());
    world.provider = world.make();
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    const std::string text = errorText(outcome.error());
    QVERIFY2(text.find("cannot take") != std::string::npos, text.c_str());
    QVERIFY(!sent.empty());
    QVERIFY2(text.find(sent.substr(0, sent.find('='))) == std::string::npos, text.c_str());
}

void TstKubernetesAccess::clientCertificatesAreShown()
{
    const auto own = World::authority().issue({.names = "DNS:me"});
    ScriptedServer::Options options = World::secured();
    options.clientAuthority = World::authority().certificate();
    World world;
    world.cluster.token.clear();
    const ScriptedServer server(world.cluster.script(), options);
    const auto lookWith = [&](const std::string& user) {
        std::ofstream(world.path())
            << tests::kubeconfigText(server.url(), World::authority().certificate(), user);
        world.provider = world.make();
        return world.fetch();
    };
    QVERIFY(lookWith("{client-certificate-data: " + providers::base64Text(own.certificate) +
                     ", client-key-data: " + providers::base64Text(own.key) + "}"));
    QVERIFY(!lookWith("{token: x}"));
    const tests::TestAuthority stranger;
    const auto other = stranger.issue();
    QVERIFY(!lookWith("{client-certificate-data: " + providers::base64Text(other.certificate) +
                      ", client-key-data: " + providers::base64Text(other.key) + "}"));
}

void TstKubernetesAccess::theContractIsKept()
{
    tests::FakeCluster cluster;
    cluster.pageSize = 4;
    cluster.minor = 33;
    cluster.collection("servicecidrs")
        .push_back(json::parse(R"({"metadata":{"name":"kubernetes","uid":"sc-1"},
            "spec":{"cidrs":["10.62.0.0/24","fd62::/112"]}})"));
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("config")).toStdString();
    ManualClock clock{*parseTimestamp("2026-11-22T18:00:00Z")};
    tests::RecordingTimer timer;
    tests::ProviderSubject subject;
    subject.options = World::secured();
    subject.healthy = cluster.script();
    subject.secrets = {"good-token"};
    subject.make = [&](const ScriptedServer& server) {
        std::ofstream(path) << tests::kubeconfigText(server.url(), World::authority().certificate(),
                                                     "{token: good-token}");
        providers::ProviderContext context;
        context.clock = &clock;
        context.timer = &timer;
        context.environment = [](const std::string&) { return std::nullopt; };
        providers::SourceSettings settings;
        settings.options["kubeconfig"] = path;
        return std::make_unique<KubernetesProvider>(settings, context);
    };
    const auto breaches = tests::contractBreaches(subject);
    QVERIFY2(breaches.empty(), join(breaches, "\n").c_str());
}

QTEST_GUILESS_MAIN(TstKubernetesAccess)
#include "tst_kubernetes_access.moc"
