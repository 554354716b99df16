// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_file.h"
#include "app/composition/project_sources.h"
#include "app/platform/keychain.h"
#include "model/providers/registry.h"
#include "tests/support/cloud_source.h"
#include "tests/support/program.h"
#include "tests/support/task_runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

#include <future>
#include <iostream>

using namespace netatlas;
using namespace netatlas::testing;
using providers::http::Secret;

namespace {

/// A session bus of this test, with a keychain whose keys are in a folder of this test.
class Desktop
{
public:
    Desktop()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"})
            m_environment.remove(QLatin1String(name));
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        for (const char* name :
             {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            const QString folder = m_home.filePath(QLatin1String(name));
            QDir().mkpath(folder);
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            m_environment.insert(QLatin1String(name), folder);
        }
        m_bus.setProcessEnvironment(m_environment);
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        m_bus.waitForReadyRead();
        m_address = m_bus.readLine().trimmed();
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                             QString::fromLatin1(m_address));
    }
    ~Desktop()
    {
        stopKeychain();
        stop(m_bus);
    }
    QString address() const { return QString::fromLatin1(m_address); }

    /// Starts the keychain, with its password or locked.
    bool startKeychain(bool isOpen)
    {
        m_keychain.setProcessEnvironment(m_environment);
        QStringList arguments{QStringLiteral("--foreground"),
                              QStringLiteral("--components=secrets")};
        arguments << (isOpen ? QStringLiteral("--unlock") : QStringLiteral("--start"));
        m_keychain.start(QStringLiteral("gnome-keyring-daemon"), arguments);
        if (isOpen)
            m_keychain.write("of this test");
        m_keychain.closeWriteChannel();
        return QTest::qWaitFor([this] { return owns("org.freedesktop.secrets"); }, 20'000);
    }
    void stopKeychain()
    {
        stop(m_keychain);
        [[maybe_unused]] const bool isGone =
            QTest::qWaitFor([this] { return !owns("org.freedesktop.secrets"); }, 20'000);
    }
    /// Puts a process in its place that takes questions and answers none.
    bool startDeafKeychain()
    {
        m_deaf.setProcessEnvironment(m_environment);
        m_deaf.start(
            QStringLiteral("/usr/bin/python3"),
            {QStringLiteral("-c"), QStringLiteral("import dbus, time\n"
                                                  "bus = dbus.SessionBus()\n"
                                                  "bus.request_name('org.freedesktop.secrets')\n"
                                                  "time.sleep(600)\n")});
        return QTest::qWaitFor([this] { return owns("org.freedesktop.secrets"); }, 20'000);
    }
    void stopDeafKeychain() { stop(m_deaf); }
    void stopBus() { stop(m_bus); }

private:
    bool owns(const char* name) const
    {
        QProcess ask;
        ask.setProcessEnvironment(m_environment);
        ask.start(QStringLiteral("dbus-send"),
                  {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                   QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/"),
                   QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                   QStringLiteral("string:") + QLatin1String(name)});
        ask.waitForFinished();
        return ask.readAllStandardOutput().contains("boolean true");
    }
    static void stop(QProcess& process)
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate();
        if (!process.waitForFinished(10'000)) {
            process.kill();
            process.waitForFinished();
        }
    }

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_keychain;
    QProcess m_deaf;
    QByteArray m_address;
};

/// A project, a cloud, and the variables that name an account of it.
struct Site : tests::CloudSource
{
    explicit Site(const Desktop& desktop)
        : bus(QStringLiteral("DBUS_SESSION_BUS_ADDRESS=") + desktop.address())
    {
        verb("new " + path("site.netatlas"));
    }
    /// With the keychain, and without the variables.
    Outcome verb(const std::string& words) const { return verb(words, {bus}); }
    Outcome verbWithVariables(const std::string& words) const
    {
        return verb(words, QStringList{bus} + variables());
    }
    Outcome verb(const std::string& words, const QStringList& environment) const
    {
        const QStringList split = QString::fromStdString(words).split(QLatin1Char(' '));
        Start start;
        start.environment = environment;
        if (words.starts_with("new "))
            return run(split, start);
        return run(QStringList{QStringLiteral("--project"),
                               QString::fromStdString(path("site.netatlas"))} +
                       split,
                   start);
    }
    QStringList variables() const
    {
        return {QStringLiteral("OS_AUTH_URL=") + QString::fromStdString(server->url()),
                QStringLiteral("OS_USERNAME=admin"), QStringLiteral("OS_PASSWORD=hunter22"),
                QStringLiteral("OS_PROJECT_NAME=p"),
                QStringLiteral("OS_CACERT=") + QString::fromStdString(path("ca.pem"))};
    }
    /// Where the credentials of the first source are, as the project says.
    std::string credentials() const
    {
        return verb("--json source list")
            .json()
            .array()
            .first()[QLatin1String("options")][QLatin1String("credentials")]
            .toString()
            .toStdString();
    }
    /// All files of the project, bytes and all, and what it writes out of it.
    QByteArray everything() const
    {
        QByteArray all;
        const QString name = QStringLiteral("site.netatlas");
        for (const QString& file : namesIn(folder.path()))
            if (file.startsWith(name))
                all += contentOf(folder.filePath(file));
        for (const char* words : {"--json source list", "source list", "--json history", "history",
                                  "--json show sources", "report summary --format html"})
            all += verb(words).text();
        return all;
    }

    QString bus;
};

Status kept(const std::string& key, const std::string& text)
{
    std::promise<Status> done;
    platform::Keychain().write(key, Secret(text),
                               [&](const Status& status) { done.set_value(status); });
    return done.get_future().get();
}

Result<Secret> found(const std::string& key)
{
    std::promise<Result<Secret>> done;
    platform::Keychain().read(key, [&](const Result<Secret>& secret) { done.set_value(secret); });
    return done.get_future().get();
}

Status removed(const std::string& key)
{
    std::promise<Status> done;
    platform::Keychain().remove(key, [&](const Status& status) { done.set_value(status); });
    return done.get_future().get();
}

} // namespace

/// The keychain of a desktop, and what the program keeps in it.
class TstKeychain : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Desktop> m_desktop;

private Q_SLOTS:
    void initTestCase()
    {
        m_desktop = std::make_unique<Desktop>();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_desktop->address().toLatin1());
        QVERIFY(m_desktop->startKeychain(true));
    }
    void cleanupTestCase() { m_desktop.reset(); }

    void secretsComeBackAsTheyWere()
    {
        for (const std::string text : {"short", "with\nlines and \"quotes\"", "Schlüssel 鍵 🔑"}) {
            QVERIFY(kept("one", text));
            const auto back = found("one");
            QVERIFY(back);
            QCOMPARE(back->reveal(), text);
        }
        QVERIFY(removed("one"));
        QCOMPARE(found("one").error().kind, ErrorKind::NotFound);
        QVERIFY(removed("one"));
    }

    void theAccountOfASourceIsInTheKeychainAndNowhereElse()
    {
        const Site site(*m_desktop);
        const Outcome added = site.verbWithVariables("source add openstack lab");
        QVERIFY2(added.status == 0 && !added.text().contains("not in the keychain"), added.text());
        const std::string credentials = site.credentials();
        QVERIFY2(credentials.starts_with("keychain:lab/"), credentials.c_str());
        const std::string key = credentials.substr(9);
        QVERIFY(found(key));
        QVERIFY(found(key)->reveal().find("hunter22") != std::string::npos);

        const Outcome tried = site.verb("source test lab");
        QVERIFY2(tried.status == 0, tried.text());
        const Outcome read = site.verb("reload lab");
        QVERIFY2(read.status == 0, read.text());
        QVERIFY(site.cloud.lastLogin.find("hunter22") != std::string::npos);
        const QByteArray all = site.everything() + added.text() + tried.text() + read.text();
        QVERIFY(all.contains("keychain:lab/"));
        QVERIFY2(!all.contains("hunter22"), all);

        const Outcome gone = site.verb("source remove lab");
        QVERIFY2(gone.status == 0, gone.text());
        QCOMPARE(found(key).error().kind, ErrorKind::NotFound);
        QVERIFY(!site.everything().contains("hunter22"));
    }

    /// As the window keeps it, and as verbs read it afterwards.
    void whatWasTypedIsInTheKeychainAndNowhereElse()
    {
        const Site site(*m_desktop);
        platform::Keychain keychain;
        async::SystemTimer timer;
        const SystemClock clock;
        providers::ProviderContext outside;
        outside.clock = &clock;
        outside.timer = &timer;
        outside.secrets = &keychain;
        providers::SourceSettings settings;
        settings.kind = "openstack";
        settings.name = "lab";
        settings.options = {{"url", site.server->url()},
                            {"user", "admin"},
                            {"project", "p"},
                            {"ca", site.path("ca.pem")}};
        tests::TaskRunner runner;
        const auto kept =
            runner.run(providers::keepTypedSecret(settings, Secret("hunter22"), outside));
        QVERIFY2(kept, kept ? "" : errorText(kept.error()).c_str());
        {
            auto session = composition::openProject(site.path("site.netatlas"), clock, false);
            QVERIFY(session);
            QVERIFY(composition::addSource(**session, *kept));
        }
        const std::string key = site.credentials().substr(9);
        QVERIFY(found(key));
        const Outcome read = site.verb("reload lab");
        QVERIFY2(read.status == 0, read.text());
        QVERIFY(site.cloud.lastLogin.find("hunter22") != std::string::npos);
        QVERIFY(!(site.everything() + read.text()).contains("hunter22"));
        QCOMPARE(site.verb("source remove lab").status, 0);
        QCOMPARE(found(key).error().kind, ErrorKind::NotFound);
    }

    void whatIsNotAddedLeavesNothing()
    {
        const Site site(*m_desktop);
        QCOMPARE(site.verbWithVariables("source add openstack lab").status, 0);
        const std::string credentials = site.credentials();
        QVERIFY(site.verbWithVariables("source add openstack lab").status != 0);
        QCOMPARE(site.credentials(), credentials); // the first one has its own
        QVERIFY(found(credentials.substr(9)));
    }

    void watchReadsByTheKeychain()
    {
        const Site site(*m_desktop);
        QCOMPARE(site.verbWithVariables("source add openstack lab").status, 0);
        Start start;
        start.environment = QStringList{site.bus};
        const auto watch =
            started({QStringLiteral("--project"),
                     QString::fromStdString(site.path("site.netatlas")), QStringLiteral("watch")},
                    start);
        QByteArray told;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         told += watch->readAllStandardOutput() + watch->readAllStandardError();
                         return told.contains("lab (provider sync): read");
                     },
                     30'000),
                 told);
        watch->terminate();
        QCOMPARE(outcomeOf(*watch).status, 0);
    }

    void aLockedKeychainIsSaidAndNotWaitedFor()
    {
        const Site site(*m_desktop);
        QCOMPARE(site.verbWithVariables("source add openstack lab").status, 0);
        m_desktop->stopKeychain();
        QVERIFY(m_desktop->startKeychain(false));
        const Outcome locked = site.verb("reload lab");
        QVERIFY2(locked.status == 4 && locked.errors.contains("keychain"), locked.text());
        QCOMPARE(site.verbWithVariables("reload lab").status, 0); // the same account
        const Outcome added = site.verbWithVariables("source add openstack more");
        QVERIFY2(added.status == 0 && added.text().contains("not in the keychain"), added.text());
        m_desktop->stopKeychain();
        QVERIFY(m_desktop->startKeychain(true));
        QCOMPARE(site.verb("reload lab").status, 0);
    }

    void withoutAKeychainTheVariablesAreNeededEachTime()
    {
        Site site(*m_desktop);
        site.bus = QStringLiteral("DBUS_SESSION_BUS_ADDRESS=disabled:");
        const Outcome added = site.verbWithVariables("source add openstack lab");
        QVERIFY2(added.status == 0 && added.text().contains("not in the keychain"), added.text());
        QCOMPARE(site.credentials(), std::string("variables"));
        QVERIFY(!site.everything().contains("hunter22"));
        QCOMPARE(site.verbWithVariables("reload lab").status, 0);
        const Outcome without = site.verb("reload lab");
        QVERIFY2(without.status != 0 && !without.text().contains("hunter22"), without.text());
        QCOMPARE(site.verb("source remove lab").status, 0);
    }

    void aKeychainThatDoesNotAnswerIsWaitedForInVainOnlySoLong()
    {
        m_desktop->stopKeychain();
        if (!m_desktop->startDeafKeychain())
            QSKIP("python3-dbus is missing");
        const Site site(*m_desktop);
        QElapsedTimer passed;
        passed.start();
        const Outcome added = site.verbWithVariables("source add openstack lab");
        QVERIFY2(added.status == 0 && added.text().contains("not in the keychain"), added.text());
        QCOMPARE(site.credentials(), std::string("variables"));
        QVERIFY2(passed.elapsed() < 60'000, QByteArray::number(passed.elapsed()));
        m_desktop->stopDeafKeychain();
        QVERIFY(m_desktop->startKeychain(true));
    }

    void theProgramOutlivesTheSessionBus()
    {
        const Status written = kept("one", "secret");
        QVERIFY2(written, written ? "" : errorText(written.error()).c_str());
        m_desktop->stopKeychain();
        m_desktop->stopBus();
        QTest::qWait(500); // it would be ended by a signal
        QVERIFY(!found("one"));
    }
};

int main(int argc, char* argv[])
{
    for (const char* program : {"dbus-daemon", "dbus-send", "gnome-keyring-daemon"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            std::cout << "skipped: " << program << " is missing\n";
            return 77;
        }
    QCoreApplication application(argc, argv);
    TstKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychain.moc"
