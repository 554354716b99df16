// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "tests/support/cloud_world.h"

#include <boost/json/parse.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;
using providers::openstack::OpenStackProvider;
using tests::FakeCloud;
using tests::ScriptedServer;

namespace json = boost::json;

namespace {

using World = tests::CloudWorld;

} // namespace

/// What an account is let see, how it shows itself, and how listings come in pages.
class TstOpenStackAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayNotBeListedIsNamed();
    void pagesAreFollowedWhoeverAskedForThem();
    void aListingThatStartsAgainIsReadAgain();
    void aListingThatNeverEndsIsGivenUp();
    void tokensAreRenewedBeforeTheirEnd();
    void aRefusedTokenIsRenewedOnce();
    void wrongPasswordsAreToldWithoutThem();
    void applicationCredentialsNameNoProject();
    void theCatalogueDecidesByRegionAndInterface();
    void theContractIsKept();
};

void TstOpenStackAccess::whatMayNotBeListedIsNamed()
{
    World world;
    world.cloud.hidden = {"/v2.0/trunks", "/v2.0/ports", "/v2.1/servers/detail"};
    const auto site = world.look();
    QCOMPARE(site.notes.size(), std::size_t{3});
    QVERIFY(!site.complete.contains(ObjectKind::Machine));
    QVERIFY(!site.complete.contains(ObjectKind::LooseAddress));
    // Without ports the addresses that Nova tells of must do.
    World noPorts;
    noPorts.cloud.hidden = {"/v2.0/ports"};
    noPorts.reload();
    const auto& app = noPorts.named<MachineRow>("app-0");
    QCOMPARE(app.providerAddresses.size(), std::size_t{2});
    QVERIFY(noPorts.model().facts.devicesOfMachine.of(app.id).empty());
}

void TstOpenStackAccess::pagesAreFollowedWhoeverAskedForThem()
{
    for (const int size : {1, 2, 3, 5, 8}) { // 8 makes pages that are exactly full
        World world;
        world.cloud.pageSize = size;
        const auto site = world.look();
        QCOMPARE(site.subnets.size(), std::size_t{8});
        QCOMPARE(site.machines.size(), std::size_t{7});
        QCOMPARE(site.domains.size(), std::size_t{6});
        QVERIFY(site.problems.empty());
    }
}

void TstOpenStackAccess::aListingThatStartsAgainIsReadAgain()
{
    for (const char* key : {"subnets", "servers"}) {
        World world;
        world.cloud.pageSize = 2;
        int pages = 0;
        // The item that marks the third page is deleted while the listing goes on.
        world.cloud.before = [&](const tests::Asked& asked) {
            if (asked.path().find(key) == std::string::npos)
                return;
            if (++pages == 3) {
                auto& items = world.cloud.collection(key);
                items.erase(items.begin() + 3);
            }
        };
        const auto site = world.look();
        QVERIFY(site.problems.empty());
        QCOMPARE(std::string_view(key) == "subnets" ? site.subnets.size()
                                                    : world.cloud.collection(key).size(),
                 std::string_view(key) == "subnets" ? std::size_t{7} : std::size_t{5});
        QVERIFY(pages > 4);
    }
}

void TstOpenStackAccess::aListingThatNeverEndsIsGivenUp()
{
    World world;
    world.cloud.pageSize = 2;
    world.cloud.losesMarkers = true;
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::BadAnswer);
    QVERIFY(world.server.asked().size() < 50);
}

void TstOpenStackAccess::tokensAreRenewedBeforeTheirEnd()
{
    World world;
    world.cloud.lifeSeconds = 3600;
    world.look();
    QCOMPARE(world.cloud.tokens, 1);
    world.look();
    QCOMPARE(world.cloud.tokens, 1);
    const auto pass = [&](std::chrono::milliseconds time) {
        world.runner.run(
            [](async::Timer& timer, std::chrono::milliseconds by) -> async::Task<Status> {
                co_await timer.wait(by);
                co_return Status();
            }(world.timer, time));
    };
    pass(50min);
    world.look();
    QCOMPARE(world.cloud.tokens, 1);
    pass(6min);
    world.look();
    QCOMPARE(world.cloud.tokens, 2);
}

void TstOpenStackAccess::aRefusedTokenIsRenewedOnce()
{
    World world;
    world.look();
    world.cloud.refuseTokens = 1; // it was revoked
    world.look();
    QCOMPARE(world.cloud.tokens, 2);
    world.cloud.refuseTokens = 2; // the new one is refused too
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(world.cloud.tokens, 3);
    world.look(); // and the next run starts afresh
}

void TstOpenStackAccess::wrongPasswordsAreToldWithoutThem()
{
    World world;
    world.variables["OS_PASSWORD"] = "wrong-hunter22";
    world.provider = world.make(world.variables);
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unauthorized);
    QVERIFY(errorText(outcome.error()).find("hunter22") == std::string::npos);
    QCOMPARE(world.server.asked().size(), std::size_t{1});
    const auto probe = world.runner.run(world.provider->test());
    QVERIFY(!probe);
    QCOMPARE(probe.error().kind, ErrorKind::Unauthorized);
}

void TstOpenStackAccess::applicationCredentialsNameNoProject()
{
    World world;
    for (const char* name : {"OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME"})
        world.variables.erase(name);
    world.variables["OS_APPLICATION_CREDENTIAL_ID"] = "abc";
    world.variables["OS_APPLICATION_CREDENTIAL_SECRET"] = "reader-secret";
    world.provider = world.make(world.variables);
    world.look();
    const auto body = json::parse(world.cloud.lastLogin);
    QVERIFY(!body.at("auth").as_object().contains("scope"));
    QCOMPARE(body.at("auth").at("identity").at("methods").at(0).as_string(),
             "application_credential");
    QCOMPARE(body.at("auth").at("identity").at("application_credential").at("secret").as_string(),
             "reader-secret");
}

void TstOpenStackAccess::theCatalogueDecidesByRegionAndInterface()
{
    World world;
    world.variables["OS_REGION_NAME"] = "Nowhere";
    world.variables["OS_INTERFACE"] = "internalURL";
    world.provider = world.make(world.variables);
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(detailOf(outcome.error().details, "region").text(), std::string("Nowhere"));
    QCOMPARE(detailOf(outcome.error().details, "interface").text(), std::string("internal"));
    world.variables["OS_REGION_NAME"] = "RegionOne";
    world.provider = world.make(world.variables);
    world.look();
}

void TstOpenStackAccess::theContractIsKept()
{
    FakeCloud cloud;
    cloud.pageSize = 9;
    QTemporaryDir folder;
    const std::string ca = folder.filePath(QStringLiteral("ca.pem")).toStdString();
    std::ofstream(ca) << World::authority().certificate();
    ManualClock clock{*parseTimestamp("2026-11-22T18:00:00Z")};
    tests::RecordingTimer timer;
    tests::ProviderSubject subject;
    subject.options = World::secured();
    subject.healthy = cloud.script();
    subject.secrets = {"hunter22", "token-"};
    subject.make = [&](const ScriptedServer& server) {
        providers::ProviderContext context;
        context.clock = &clock;
        context.timer = &timer;
        context.environment = [url = server.url(),
                               ca](const std::string& name) -> std::optional<std::string> {
            if (name == "OS_AUTH_URL")
                return url;
            if (name == "OS_CACERT")
                return ca;
            if (name == "OS_PASSWORD")
                return "hunter22";
            return name == "OS_USERNAME" || name == "OS_PROJECT_NAME"
                       ? std::optional<std::string>("admin")
                       : std::nullopt;
        };
        return std::make_unique<OpenStackProvider>(providers::SourceSettings{}, context);
    };
    const auto breaches = tests::contractBreaches(subject);
    QVERIFY2(breaches.empty(), join(breaches, "\n").c_str());
}

QTEST_GUILESS_MAIN(TstOpenStackAccess)
#include "tst_openstack_access.moc"
