// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/registry.h"
#include "tests/support/cloud_world.h"
#include "tests/support/scripted_keychain.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers;
using namespace std::chrono_literals;
using tests::CloudWorld;
using tests::ScriptedKeychain;
using Mood = ScriptedKeychain::Mood;

namespace {

/// A cloud whose account came from variables, and a keychain.
struct Kept : CloudWorld
{
    explicit Kept(std::chrono::milliseconds patience = 20s) : keychain(patience) {}

    ProviderContext context(const std::map<std::string, std::string>& given)
    {
        ProviderContext outside;
        outside.clock = &clock;
        outside.timer = &timer;
        outside.secrets = &keychain;
        outside.environment = [given](const std::string& name) {
            const auto found = given.find(name);
            return found == given.end() ? std::nullopt : std::optional<std::string>(found->second);
        };
        return outside;
    }
    static SourceSettings asked()
    {
        SourceSettings settings;
        settings.kind = "openstack";
        settings.name = "lab";
        return settings;
    }
    KeptCredentials keep()
    {
        auto kept = runner.run(keepCredentials(asked(), context(variables)));
        if (!kept)
            throw std::runtime_error(errorText(kept.error()));
        return *kept;
    }
    /// Reads the source in a program with those variables.
    Result<Observed> read(const SourceSettings& settings,
                          const std::map<std::string, std::string>& given)
    {
        const auto made = makeProvider(settings, context(given));
        return made ? runner.run((*made)->fetch({})) : fail(made.error());
    }

    ScriptedKeychain keychain;
};

} // namespace

/// Where the account of a cloud is kept that came from variables.
class TstOpenStackCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAccountGoesIntoTheKeychain()
    {
        Kept world;
        world.variables["OS_REGION_NAME"] = "RegionOne";
        const auto kept = world.keep();
        QVERIFY(!kept.trouble);
        const auto entries = world.keychain.entries();
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(entries.begin()->first.starts_with("lab/"));
        QCOMPARE(kept.settings.option("credentials"), "keychain:" + entries.begin()->first);
        const std::string account = kept.settings.option("account");
        QVERIFY2(account.starts_with("admin in admin at https://127.0.0.1:") &&
                     account.ends_with("/v3, RegionOne"),
                 account.c_str());
        QVERIFY(optionsText(kept.settings).find("hunter22") == std::string::npos);
        QVERIFY(world.read(kept.settings, {})); // none of the variables is there any more
        QVERIFY(world.cloud.lastLogin.find("hunter22") != std::string::npos);

        QVERIFY(world.runner.run(forgetCredentials(kept.settings, world.context({}))));
        QVERIFY(world.keychain.entries().empty());
        QVERIFY(world.runner.run(forgetCredentials(Kept::asked(), world.context({}))));
    }

    void whatStandsInAFileStaysThere()
    {
        Kept world;
        auto settings = Kept::asked();
        settings.options = {{"clouds", "/somewhere/clouds.yaml"}};
        const auto context = world.context(world.variables);
        QVERIFY(!hasLooseCredentials(settings, context.environment));
        const auto kept = world.runner.run(keepCredentials(settings, context));
        QVERIFY(kept && kept->settings == settings);
        auto named = world.variables;
        named["OS_CLOUD"] = "one";
        QVERIFY(!hasLooseCredentials(Kept::asked(), world.context(named).environment));
        QVERIFY(!hasLooseCredentials(Kept::asked(), world.context({}).environment));
        settings.kind = "host";
        settings.options.clear();
        QVERIFY(!hasLooseCredentials(settings, context.environment));
        QCOMPARE(world.keychain.asked(), 0);
    }

    void withoutAKeychainOnlyWhereItCameFromIsKept_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<QString>("cause");
        QTest::addRow("locked") << Mood::Refuses << QStringLiteral("it is locked");
        QTest::addRow("hangs") << Mood::Hangs << QStringLiteral("no answer in 1 s");
        QTest::addRow("none") << Mood::Answers << QStringLiteral("there is none");
    }
    void withoutAKeychainOnlyWhereItCameFromIsKept()
    {
        QFETCH(const Mood, mood);
        QFETCH(const QString, cause);
        Kept world(50ms);
        world.keychain.setMood(mood);
        auto context = world.context(world.variables);
        if (mood == Mood::Answers)
            context.secrets = nullptr;
        const auto kept = world.runner.run(keepCredentials(Kept::asked(), context));
        QVERIFY(kept && kept->trouble);
        QCOMPARE(QString::fromStdString(detailOf(kept->trouble->details, "cause").text()), cause);
        QCOMPARE(kept->settings.options,
                 (std::map<std::string, std::string>{{"credentials", "variables"}}));
        QVERIFY(world.read(kept->settings, world.variables));
        const auto without = world.read(kept->settings, {});
        QVERIFY(!without);
        QCOMPARE(without.error().kind, ErrorKind::NotValid);
        QCOMPARE(detailOf(without.error().details, "value").text(), std::string("auth_url"));
    }

    void anAccountThatLacksSomethingIsNotKept()
    {
        Kept world;
        world.variables.erase("OS_PASSWORD");
        const auto kept = world.keep();
        QVERIFY(!kept.trouble);
        QCOMPARE(kept.settings.option("credentials"), std::string("variables"));
        QVERIFY(world.keychain.entries().empty());
    }

    void aSecretThatIsTakenTooLateIsRemovedAgain()
    {
        Kept world(50ms);
        world.keychain.setMood(Mood::Hangs);
        QVERIFY(world.keep().trouble);
        world.keychain.wakeUp();
        QCOMPARE(world.keychain.asked(), 2);
        QVERIFY(world.keychain.entries().empty());
    }

    void aKeychainThatHangsEndsWithTheQuestion()
    {
        Kept world;
        const auto kept = world.keep();
        world.keychain.setMood(Mood::Hangs);
        const auto made = makeProvider(kept.settings, world.context({}));
        std::stop_source stop;
        std::optional<Result<Observed>> outcome;
        world.runner.begin((*made)->fetch({}), stop.get_token(), outcome);
        QVERIFY(!outcome);
        stop.request_stop();
        world.runner.finish(outcome, 5s);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        world.keychain.wakeUp(); // nobody is there any more
    }

    void theVariablesOfTheSameAccountDoAsWell()
    {
        Kept world;
        const auto kept = world.keep();
        world.keychain.setMood(Mood::Refuses);
        const auto refused = world.read(kept.settings, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(detailOf(refused.error().details, "what").text(), std::string("keychain"));
        QVERIFY(world.read(kept.settings, world.variables));
        // Those of another one would fill its model with another cloud.
        for (const char* name : {"OS_PROJECT_NAME", "OS_USERNAME", "OS_REGION_NAME"}) {
            auto other = world.variables;
            other[name] = "other";
            QVERIFY2(!world.read(kept.settings, other), name);
        }
    }

    void anEntryThatIsGoneIsNotAskedForOften()
    {
        Kept world;
        const auto kept = world.keep();
        QVERIFY(world.runner.run(forgetCredentials(kept.settings, world.context({}))));
        const auto gone = world.read(kept.settings, {});
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::Unauthorized); // which workers ask for rarely
    }

    void whatIsNoAccountIsSaid()
    {
        Kept world;
        const auto kept = world.keep();
        for (const char* text : {"hunter22", "[]", "{}", "{\"auth.auth_url\": 7}", "{\"auth"}) {
            world.keychain.write(keychainKeyOf(kept.settings), http::Secret(text),
                                 [](const Status&) {});
            const auto read = world.read(kept.settings, {});
            QVERIFY2(!read, text);
            QVERIFY2(errorText(read.error()).find("hunter22") == std::string::npos, text);
        }
    }

    void itIsAskedOnce()
    {
        Kept world;
        const auto kept = world.keep();
        const auto made = makeProvider(kept.settings, world.context({}));
        const int before = world.keychain.asked();
        QVERIFY(world.runner.run((*made)->fetch({})));
        QVERIFY(world.runner.run((*made)->test()));
        QVERIFY(world.runner.run((*made)->fetch({})));
        QCOMPARE(world.keychain.asked(), before + 1);
    }

    void aSecretLeavesNothingInItsMemory()
    {
        std::string text(100, 'x');
        const char* memory = text.data();
        http::Secret::wipe(text);
        QVERIFY(text.empty());
        QVERIFY(text.capacity() >= 100); // so the memory is still its own
        for (int i = 0; i < 100; ++i)
            QCOMPARE(memory[i], '\0');
        http::Secret one("short");
        const http::Secret copy = one;
        http::Secret moved = std::move(one);
        QCOMPARE(copy, moved);
        moved = copy;
        QCOMPARE(moved.reveal(), std::string("short"));
    }
};

QTEST_GUILESS_MAIN(TstOpenStackCredentials)
#include "tst_openstack_credentials.moc"
