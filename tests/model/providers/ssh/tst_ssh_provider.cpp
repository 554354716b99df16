// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/reload_plan.h"
#include "model/providers/linux/netlink_reader.h"
#include "model/providers/registry.h"
#include "model/providers/ssh/ssh_provider.h"
#include "tests/support/scripted_ssh.h"
#include "tests/support/task_runner.h"

#include <QFile>
#include <QTest>

using namespace netatlas;
using async::CommandOutcome;
using providers::linuxhost::HostObservation;
using tests::ScriptedSsh;

namespace {

constexpr const char* kLinks =
    R"([{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"operstate":"UNKNOWN",)"
    R"("link_type":"loopback","address":"00:00:00:00:00:00","broadcast":"00:00:00:00:00:00",)"
    R"("promiscuity":0,"addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,)"
    R"("scope":"host","label":"lo","valid_life_time":4294967295,)"
    R"("preferred_life_time":4294967295}]},)"
    R"({"ifindex":2,"ifname":"ens3","flags":["BROADCAST","UP"],"mtu":1500,"operstate":"UP",)"
    R"("link_type":"ether","address":"52:54:00:aa:bb:cc","broadcast":"ff:ff:ff:ff:ff:ff",)"
    R"("promiscuity":0,"addr_info":[{"family":"inet","local":"10.4.0.9","prefixlen":24,)"
    R"("scope":"global","label":"ens3","valid_life_time":4294967295,)"
    R"("preferred_life_time":4294967295}]}])";
constexpr const char* kRoutes =
    R"([{"dst":"default","gateway":"10.4.0.1","dev":"ens3","protocol":"static","flags":[]}])";

CommandOutcome said(const std::string& name, const std::string& documents, int status = 0)
{
    return {.status = 0,
            .output = "Welcome!\nnetatlas-begin\n" + name + '\n' + documents + "\nnetatlas-end " +
                      std::to_string(status) + '\n',
            .errors = {}};
}

std::string whole()
{
    return std::string(kLinks) + '\n' + kRoutes + '\n';
}

providers::SourceSettings settingsFor(const std::string& host)
{
    return {.kind = "ssh", .name = "web1", .options = {{"host", host}}};
}

Result<HostObservation> ask(const std::string& host)
{
    tests::TaskRunner runner;
    providers::ssh::SshProvider provider(settingsFor(host));
    auto seen = runner.run(provider.fetch({}));
    if (!seen)
        return fail(seen.error());
    return std::get<HostObservation>(*seen);
}

} // namespace

class TstSshProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheHostSays();
    void aHostWithoutANameOfItsOwnHasTheAlias();
    void whatCannotBeUsedIsNamedAndLeftOut();
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void asksWithoutPasswordsAndOptionsFromTheAlias();
    void readsTheSameAsTheKernelSays();
    void theConnectionIsTested();
    void aNameThatIsAnOptionIsRefused_data();
    void aNameThatIsAnOptionIsRefused();
};

void TstSshProvider::readsWhatTheHostSays()
{
    const auto host = providers::ssh::readAnswer(said("web-1", whole()), "web1");

    QVERIFY(host);
    QCOMPARE(host->hostName, std::string("web-1"));
    QCOMPARE(host->links.size(), std::size_t{2});
    QCOMPARE(host->links[1].name, std::string("ens3"));
    QCOMPARE(host->links[1].addresses.front().value.text(), std::string("10.4.0.9"));
    QVERIFY(host->hasRoutes);
    QCOMPARE(host->routes.size(), std::size_t{1});
    QVERIFY(host->problems.empty());
}

void TstSshProvider::aHostWithoutANameOfItsOwnHasTheAlias()
{
    for (const char* name : {"localhost", "(none)", ""}) {
        const auto host = providers::ssh::readAnswer(said(name, whole()), "web1");
        QVERIFY(host);
        QCOMPARE(host->hostName, std::string("web1"));
    }
}

void TstSshProvider::whatCannotBeUsedIsNamedAndLeftOut()
{
    std::string links = kLinks;
    links.replace(links.find("10.4.0.9"), 8, "10.4.0.x");
    const auto host = providers::ssh::readAnswer(said("web-1", links), "web1");

    QVERIFY(host);
    QCOMPARE(host->links.size(), std::size_t{2});
    QVERIFY(host->links[1].addresses.empty());
    QCOMPARE(host->problems.size(), std::size_t{1});
    QCOMPARE(host->problems.front().value, std::string("10.4.0.x"));
    QVERIFY(!host->problems.front().field.empty());
}

void TstSshProvider::saysWhatWentWrong_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* script, ErrorKind kind, const char* cause) {
        QTest::newRow(name) << QByteArray(script) << static_cast<int>(kind)
                            << QString::fromLatin1(cause);
    };
    row("keys are refused", "echo 'me@web1: Permission denied (publickey).' >&2; exit 255",
        ErrorKind::Unauthorized, "me@web1: Permission denied (publickey).");
    row("the host is another one", "echo 'Host key verification failed.' >&2; exit 255",
        ErrorKind::Unauthorized, "Host key verification failed.");
    row("nobody listens",
        "printf 'ssh: connect to host web1 port 22: Connection refused\\r\\n' >&2; exit 255",
        ErrorKind::Unreachable, "ssh: connect to host web1 port 22: Connection refused");
    row("it ends without a word", "exit 255", ErrorKind::Unreachable, "ssh ended with status 255");
    row("it is cut short", "echo netatlas-begin; echo web; echo '[{'", ErrorKind::BadAnswer,
        "it ends before it is whole");
    row("the connection breaks",
        "echo netatlas-begin; echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255",
        ErrorKind::Unreachable, "client_loop: send disconnect: Broken pipe");
    row("there is no ip",
        "echo netatlas-begin; echo web; echo 'sh: 1: ip: not found' >&2; echo; "
        "echo netatlas-end 127",
        ErrorKind::Refused, "sh: 1: ip: not found");
    row("ip is too old for JSON", "echo netatlas-begin; echo web; echo; echo netatlas-end 255",
        ErrorKind::Refused, "ip ends with status 255");
    row("it prints something else",
        "echo netatlas-begin; echo web; echo '{\"a\": 1}'; echo netatlas-end 0",
        ErrorKind::BadAnswer, "it is not what ip prints");
    row("it prints nothing", "echo netatlas-begin; echo web; echo; echo netatlas-end 0",
        ErrorKind::BadAnswer, "");
    row("it has no links", "echo netatlas-begin; echo web; echo '[]'; echo netatlas-end 0",
        ErrorKind::BadAnswer, "it lists no links");
}

void TstSshProvider::saysWhatWentWrong()
{
    QFETCH(const QByteArray, script);
    QFETCH(const int, kind);
    QFETCH(const QString, cause);
    const ScriptedSsh ssh(script + '\n');
    const auto host = ask("web1");

    QVERIFY(!host);
    QCOMPARE(static_cast<int>(host.error().kind), kind);
    QCOMPARE(detailOf(host.error().details, "host").text(), std::string("web1"));
    const std::string said = detailOf(host.error().details, "cause").text();
    QVERIFY(!said.empty());
    if (!cause.isEmpty())
        QCOMPARE(QString::fromStdString(said), cause);
}

void TstSshProvider::asksWithoutPasswordsAndOptionsFromTheAlias()
{
    const ScriptedSsh ssh("for word; do echo \"$word\"; done > \"${0%/*}/words\"; exit 255\n");
    QVERIFY(!ask("me@web1"));

    QFile file(ssh.path("words"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> words = file.readAll().split('\n');
    QVERIFY(words.contains("BatchMode=yes"));
    QVERIFY(words.contains("ControlMaster=no"));
    QCOMPARE(words.indexOf("--") + 1, words.indexOf("me@web1"));
}

void TstSshProvider::readsTheSameAsTheKernelSays()
{
    const ScriptedSsh ssh("for last; do :; done\nexec sh -c \"$last\"\n");
    const auto asked = ask("here");
    if (!asked && asked.error().kind == ErrorKind::Refused)
        QSKIP("no ip of iproute2 here");
    const auto local = providers::linuxhost::readLocalHost();

    QVERIFY2(asked, asked ? "" : errorText(asked.error()).c_str());
    QVERIFY(local);
    QCOMPARE(asked->hostName, local->hostName);
    QCOMPARE(asked->links.size(), local->links.size());
    for (std::size_t i = 0; i < local->links.size(); ++i) {
        QCOMPARE(asked->links[i].name, local->links[i].name);
        QCOMPARE(asked->links[i].mac, local->links[i].mac);
        QCOMPARE(asked->links[i].addresses.size(), local->links[i].addresses.size());
    }
    QCOMPARE(asked->routes.size(), local->routes.size());
}

void TstSshProvider::theConnectionIsTested()
{
    const ScriptedSsh ssh("cat \"${0%/*}/answer\"\n");
    QFile file(ssh.path("answer"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(said("web-1", whole()).output));
    file.close();
    tests::TaskRunner runner;
    providers::ssh::SshProvider provider(settingsFor("web1"));
    const auto probe = runner.run(provider.test());

    QVERIFY(probe);
    QCOMPARE(probe->address, std::string("web1"));
    QCOMPARE(probe->account, std::string("web-1"));
}

void TstSshProvider::aNameThatIsAnOptionIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("an alias") << QStringLiteral("web1") << true;
    QTest::newRow("with a user") << QStringLiteral("me@web1.example.net") << true;
    QTest::newRow("an address") << QStringLiteral("2001:db8::1") << true;
    QTest::newRow("an option") << QStringLiteral("-oProxyCommand=reboot") << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("two words") << QStringLiteral("web1 reboot") << false;
    QTest::newRow("two lines") << QStringLiteral("web1\nweb2") << false;
}

void TstSshProvider::aNameThatIsAnOptionIsRefused()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isFine);
    const Status fit = providers::checkSettings(settingsFor(host.toStdString()));

    QCOMPARE(fit.has_value(), isFine);
    if (!fit)
        QCOMPARE(fit.error().kind, ErrorKind::NotValid);
}

QTEST_GUILESS_MAIN(TstSshProvider)
#include "tst_ssh_provider.moc"
