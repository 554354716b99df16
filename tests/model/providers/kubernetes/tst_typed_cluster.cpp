// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/registry.h"
#include "tests/support/cluster_world.h"
#include "tests/support/scripted_keychain.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers;
using http::Secret;
using tests::ScriptedKeychain;
using Mood = ScriptedKeychain::Mood;

namespace {

/// A cluster, a keychain, and what a person types of it. A kubeconfig is there that must not count.
struct Typed : tests::ClusterWorld<tests::RecordingTimer>
{
    Typed()
    {
        std::ofstream(Base::path("ca.pem")) << authority().certificate();
        settings.kind = "kubernetes";
        settings.name = "east";
        settings.options = {{"url", server.url()}, {"ca", Base::path("ca.pem")}};
    }
    ProviderContext context()
    {
        ProviderContext outside;
        outside.clock = &clock;
        outside.timer = &timer;
        outside.secrets = &keychain;
        outside.environment = [file = path()](const std::string& name) {
            return name == "KUBECONFIG" ? std::optional(file) : std::nullopt;
        };
        return outside;
    }
    Result<SourceSettings> keep(const std::string& token)
    {
        return runner.run(keepTypedSecret(settings, Secret(token), context()));
    }
    Result<Observed> read(const SourceSettings& kept)
    {
        const auto made = makeProvider(kept, context());
        return made ? runner.run((*made)->fetch({})) : fail(made.error());
    }

    SourceSettings settings;
    ScriptedKeychain keychain;
};

} // namespace

/// Clusters whose address and token a person types.
class TstTypedCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTokenIsInTheKeychainAndNowhereElse()
    {
        Typed world;
        const auto kept = world.keep("good-token");
        QVERIFY2(kept, kept ? "" : errorText(kept.error()).c_str());
        QCOMPARE(world.keychain.entries().size(), std::size_t{1});
        QVERIFY(optionsText(*kept).find("good-token") == std::string::npos);
        const auto read = world.read(*kept);
        QVERIFY2(read, read ? "" : errorText(read.error()).c_str());
        // Its ids stay when its address changes.
        QCOMPARE(std::get<domain::SiteObservation>(*read).domains.front().name,
                 std::string("east"));
        QCOMPARE(world.keychain.asked(), 2); // to write, and once to read
    }

    void itGoesToNoOtherAddressThanItWasTypedFor()
    {
        Typed world;
        auto kept = world.keep("good-token");
        QVERIFY(kept);
        kept->options["url"] = "https://127.0.0.1:1"; // somebody changed the project
        QVERIFY(world.read(*kept));
    }

    void aWrongTokenIsRefusedAndNotTold()
    {
        Typed world;
        SourceSettings asked = world.settings;
        ProviderContext context = world.context();
        useTypedSecret(asked, context, Secret("bad-token"));
        const auto made = makeProvider(asked, context);
        QVERIFY(made);
        const auto probe = world.runner.run((*made)->test());
        QVERIFY(!probe);
        QCOMPARE(probe.error().kind, ErrorKind::Unauthorized);
        QVERIFY(errorText(probe.error()).find("bad-token") == std::string::npos);
        QCOMPARE(world.keychain.asked(), 0);
    }

    void whereNoKeychainTakesItNothingIsKept()
    {
        Typed world;
        world.keychain.setMood(Mood::Refuses);
        const auto kept = world.keep("good-token");
        QVERIFY(!kept);
        QCOMPARE(detailOf(kept.error().details, "what").text(), std::string("keychain"));
        world.keychain.setMood(Mood::Answers);
        QVERIFY(!world.keep(""));
        QCOMPARE(world.keychain.asked(), 1);
    }

    void withoutItsTokenNoKubeconfigIsTaken()
    {
        Typed world;
        QCOMPARE(world.read(world.settings).error().kind, ErrorKind::Unauthorized);
        auto both = world.settings;
        both.options["context"] = "west";
        QCOMPARE(checkSettings(both).error().kind, ErrorKind::NotValid);
        auto wrong = world.settings;
        wrong.options["url"] = "https://me:good-token@cluster";
        const Status refused = checkSettings(wrong);
        QVERIFY(!refused);
        QVERIFY(errorText(refused.error()).find("good-token") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstTypedCluster)
#include "tst_typed_cluster.moc"
