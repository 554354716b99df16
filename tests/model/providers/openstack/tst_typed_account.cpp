// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/typed_account.h"
#include "model/providers/registry.h"
#include "tests/support/cloud_world.h"
#include "tests/support/scripted_keychain.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers;
using http::Secret;
using tests::CloudWorld;
using tests::ScriptedKeychain;
using Mood = ScriptedKeychain::Mood;

namespace {

/// A cloud, a keychain, and what a person types of an account. Variables of another account are
/// set, which must never count.
struct Typed : CloudWorld
{
    Typed()
    {
        settings.kind = "openstack";
        settings.name = "lab";
        settings.options = {
            {"url", server.url()}, {"user", "admin"}, {"project", "p"}, {"ca", path("ca.pem")}};
    }
    ProviderContext context()
    {
        ProviderContext outside;
        outside.clock = &clock;
        outside.timer = &timer;
        outside.secrets = &keychain;
        outside.environment = [](const std::string& name) -> std::optional<std::string> {
            if (name == "OS_PASSWORD" || name == "OS_USERNAME")
                return "somebody-else";
            if (name == "OS_AUTH_URL")
                return "https://127.0.0.1:1";
            return std::nullopt;
        };
        return outside;
    }
    Result<SourceSettings> keep(const std::string& secret)
    {
        return runner.run(keepTypedSecret(settings, Secret(secret), context()));
    }
    Result<Observed> read(const SourceSettings& kept)
    {
        const auto made = makeProvider(kept, context());
        return made ? runner.run((*made)->fetch({})) : fail(made.error());
    }

    SourceSettings settings;
    ScriptedKeychain keychain;
};

std::string causeOf(const Status& status)
{
    return status ? std::string() : errorText(status.error());
}

} // namespace

/// Accounts that a person types.
class TstTypedAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecretIsInTheKeychainAndNowhereElse()
    {
        Typed world;
        const auto kept = world.keep("hunter22");
        QVERIFY2(kept, kept ? "" : errorText(kept.error()).c_str());
        QCOMPARE(world.keychain.entries().size(), std::size_t{1});
        QVERIFY(kept->option("credentials").starts_with("keychain:lab/"));
        QVERIFY(kept->option("account").starts_with("admin in p at https://127.0.0.1:"));
        QVERIFY(optionsText(*kept).find("hunter22") == std::string::npos);
        QVERIFY(world.read(*kept));
        QVERIFY(world.cloud.lastLogin.find("hunter22") != std::string::npos);
        QVERIFY(world.cloud.lastLogin.find("somebody-else") == std::string::npos);
    }

    void itGoesToNoOtherAddressThanItWasTypedFor()
    {
        Typed world;
        auto kept = world.keep("hunter22");
        QVERIFY(kept);
        tests::FakeCloud thief;
        tests::ScriptedServer elsewhere(thief.script(), Typed::secured());
        kept->options["url"] = elsewhere.url(); // somebody changed the project
        QVERIFY(world.read(*kept));
        QVERIFY(thief.lastLogin.empty());
        QVERIFY(!world.cloud.lastLogin.empty());
    }

    void anApplicationCredentialIsTypedAlike()
    {
        Typed world;
        world.settings.options = {{"url", world.server.url()},
                                  {"application-credential", "c0ffee"},
                                  {"ca", world.path("ca.pem")}};
        const auto kept = world.keep("s3cret");
        QVERIFY2(kept, kept ? "" : errorText(kept.error()).c_str());
        QVERIFY(world.keychain.entries().begin()->second.find("c0ffee") != std::string::npos);
        QVERIFY(optionsText(*kept).find("s3cret") == std::string::npos);
        QVERIFY(world.read(*kept));
        QVERIFY(world.cloud.lastLogin.find("application_credential") != std::string::npos);
        QVERIFY(world.cloud.lastLogin.find("s3cret") != std::string::npos);
    }

    void itCanBeTriedBeforeItIsKept()
    {
        Typed world;
        for (const auto& [secret, fits] :
             {std::pair("hunter22", true), std::pair("wrong", false)}) {
            SourceSettings asked = world.settings;
            ProviderContext context = world.context();
            useTypedSecret(asked, context, Secret(secret));
            const auto made = makeProvider(asked, context);
            QVERIFY(made);
            const auto probe = world.runner.run((*made)->test());
            QCOMPARE(bool(probe), fits);
            if (!probe)
                QVERIFY(errorText(probe.error()).find(secret) == std::string::npos);
        }
        QCOMPARE(world.keychain.asked(), 0);
    }

    void whereNoKeychainTakesItNothingIsKept()
    {
        Typed world;
        world.keychain.setMood(Mood::Refuses);
        const auto kept = world.keep("hunter22");
        QVERIFY(!kept);
        QCOMPARE(detailOf(kept.error().details, "what").text(), std::string("keychain"));
        QVERIFY(errorText(kept.error()).find("hunter22") == std::string::npos);
        QVERIFY(world.keychain.entries().empty());
        world.keychain.setMood(Mood::Answers);
        QCOMPARE(detailOf(world.keep("").error().details, "value").text(), std::string("secret"));
        QCOMPARE(world.keychain.asked(), 1);
    }

    void withoutItsSecretNoOtherAccountIsTaken()
    {
        Typed world;
        const auto read = world.read(world.settings); // never kept, or gone by a step back
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Unauthorized);
        QVERIFY(world.cloud.lastLogin.empty());
    }

    void halfAnAccountIsNone_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* options, const char* complaint) {
            QTest::addRow("%s", options)
                << QString::fromLatin1(options) << QString::fromLatin1(complaint);
        };
        row("user=admin", "address");
        row("url=https://c", "user");
        row("url=https://c user=a", "project");
        row("url=https://c user=a project=p", "");
        row("url=https://c application-credential=x", "");
        row("url=https://c application-credential=x user=a", "user");
        row("url=https://c user=a project=p cloud=one", "cloud");
        row("url=ftp://c user=a project=p", "url");
        row("url=https://me:hunter22@c user=a project=p", "url");
        row("cloud=one", "");
    }
    void halfAnAccountIsNone()
    {
        QFETCH(const QString, options);
        QFETCH(const QString, complaint);
        SourceSettings settings;
        settings.kind = "openstack";
        for (const QString& option : options.split(QLatin1Char(' ')))
            settings.options[option.section(QLatin1Char('='), 0, 0).toStdString()] =
                option.section(QLatin1Char('='), 1).toStdString();
        const Status fit = checkSettings(settings);
        QCOMPARE(bool(fit), complaint.isEmpty());
        const std::string cause = causeOf(fit);
        QVERIFY2(cause.find(complaint.toStdString()) != std::string::npos, cause.c_str());
        QVERIFY2(cause.find("hunter22") == std::string::npos, cause.c_str());
    }

    void credentialsStayWithTheAccountTheyAreOf()
    {
        Typed world;
        const auto kept = world.keep("hunter22");
        QVERIFY(kept);
        SourceSettings changed = world.settings;
        changed.interval = std::chrono::seconds(30);
        changed.options["region"] = "RegionOne";
        changed.options.erase("ca");
        QCOMPARE(withCredentialsOf(changed, *kept).option("credentials"),
                 kept->option("credentials"));
        for (const char* option : {"url", "user", "project", "user-domain"}) {
            SourceSettings other = world.settings;
            other.options[option] = "https://other";
            QCOMPARE(withCredentialsOf(other, *kept), other);
        }
    }
};

QTEST_GUILESS_MAIN(TstTypedAccount)
#include "tst_typed_account.moc"
