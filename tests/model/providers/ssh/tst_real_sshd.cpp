// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/netlink_reader.h"
#include "model/providers/ssh/ssh_provider.h"
#include "tests/support/task_runner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

using namespace netatlas;
using namespace std::chrono_literals;
using providers::linuxhost::HostObservation;

namespace {

/// What ctest takes for "not run, for the reason printed".
constexpr int kSkipped = 77;
constexpr const char* kDaemon = "/usr/sbin/sshd";

bool makeKey(const QString& path)
{
    return QProcess::execute(QStringLiteral("ssh-keygen"),
                             {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                              QStringLiteral("-N"), QString(), QStringLiteral("-f"), path}) == 0;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

/// A socket bound to loopback or connected to it; gives the port, 0 where that fails.
template <class Act>
int portOf(int port, Act act)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool isDone = act(socket, generic, size) == 0 && getsockname(socket, generic, &size) == 0;
    ::close(socket);
    return isDone ? ntohs(address.sin_port) : 0;
}

/// An sshd of our own on loopback, with the accounts of this host but keys and configuration of its
/// own, and an `ssh` first on PATH that reads ours alone: it takes the home of its user from the
/// system, whatever HOME says.
class Daemon
{
public:
    /// `command` is run instead of what is asked for.
    explicit Daemon(const QByteArray& command = {}) : m_path(qgetenv("PATH"))
    {
        for (const char* key : {"host", "mine", "foreign"})
            if (!makeKey(file(key)))
                qFatal("no key");
        write(file("authorized"), contentOf(file("mine.pub")));
        write(file("banner"), "Authorised use only\nnetatlas-begin\n");
        // Root's daemon wants a place without rights, which starting the service would make.
        if (geteuid() == 0)
            QDir().mkpath(QStringLiteral("/run/sshd"));
        QByteArray config = "ListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) +
                            "\nHostKey " + name("host") + "\nAuthorizedKeysFile " +
                            name("authorized") + "\nBanner " + name("banner") +
                            "\nStrictModes no\nUsePAM no\nPidFile none\nLogLevel ERROR\n"
                            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n";
        if (!command.isEmpty())
            config += "ForceCommand " + command + '\n';
        write(file("sshd_config"), config);
        trust(contentOf(file("host.pub")));
        useKey("mine");
        QFile ssh(file("ssh"));
        if (ssh.open(QIODevice::WriteOnly))
            ssh.write("#!/bin/sh\nexec " +
                      QStandardPaths::findExecutable(QStringLiteral("ssh")).toLocal8Bit() + " -F " +
                      name("ssh_config") + " \"$@\"\n");
        ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        ssh.close();
        qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + m_path);
        start();
    }
    ~Daemon()
    {
        stop();
        qputenv("PATH", m_path);
    }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    void start()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(QLatin1String(kDaemon), {QStringLiteral("-D"), QStringLiteral("-e"),
                                                 QStringLiteral("-f"), file("sshd_config")});
        const bool answers =
            QTest::qWaitFor([this] { return portOf(m_port, ::connect) != 0; }, 10'000);
        if (!answers)
            qFatal("sshd does not answer");
    }
    /// With all who are connected.
    void stop()
    {
        endConnections();
        m_process.terminate();
        m_process.waitForFinished();
    }
    void endConnections() const
    {
        for (const int child : connections())
            kill(child, SIGKILL);
    }
    /// The processes that serve one each.
    std::vector<int> connections() const
    {
        std::vector<int> children;
        const QString pid = QString::number(m_process.processId());
        for (const QByteArray& child :
             contentOf(QStringLiteral("/proc/%1/task/%1/children").arg(pid))
                 .simplified()
                 .split(' '))
            if (const int one = child.toInt())
                children.push_back(one);
        return children;
    }
    /// The host key that clients take it to have.
    void trust(const QByteArray& key)
    {
        write(file("known_hosts"),
              "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + key.simplified() + '\n');
    }
    void useKey(const char* key)
    {
        write(file("ssh_config"), "Host web1\n  HostName 127.0.0.1\n  Port " +
                                      QByteArray::number(m_port) +
                                      "\n  IdentitiesOnly yes\n  IdentityFile " + name(key) +
                                      "\n  UserKnownHostsFile " + name("known_hosts") +
                                      "\n  GlobalKnownHostsFile /dev/null\n");
    }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QByteArray name(const char* name) const { return file(name).toLocal8Bit(); }

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
    int m_port = portOf(0, ::bind);
    QProcess m_process;
};

providers::ssh::SshProvider provider()
{
    return providers::ssh::SshProvider(
        {.kind = "ssh", .name = "web1", .options = {{"host", "web1"}}});
}

Result<HostObservation> ask()
{
    tests::TaskRunner runner;
    auto asked = provider();
    auto seen = runner.run(asked.fetch({}));
    if (!seen)
        return fail(seen.error());
    return std::get<HostObservation>(*seen);
}

QByteArray causeOf(const Error& error)
{
    return QByteArray::fromStdString(detailOf(error.details, "cause").text());
}

} // namespace

/// The ssh source beside a real sshd.
class TstRealSshd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHostIsReadAsTheKernelShowsIt();
    void theConnectionIsTested();
    void aKeyThatIsNotKnownIsRefused();
    void aHostOfAnotherKeyIsNotTrusted_data();
    void aHostOfAnotherKeyIsNotTrusted();
    void aDaemonThatIsGoneIsToldAndComesBack();
    void aConnectionThatBreaksIsNoAnswer();
    void aStopEndsTheConnection();
};

void TstRealSshd::theHostIsReadAsTheKernelShowsIt()
{
    const Daemon daemon;
    const auto asked = ask();
    QVERIFY2(asked, asked ? "" : errorText(asked.error()).c_str());
    const auto local = providers::linuxhost::readLocalHost();
    QVERIFY(local);
    QCOMPARE(asked->hostName, local->hostName);
    QCOMPARE(asked->links.size(), local->links.size());
    for (std::size_t i = 0; i < local->links.size(); ++i) {
        QCOMPARE(asked->links[i].name, local->links[i].name);
        QCOMPARE(asked->links[i].mac, local->links[i].mac);
        QCOMPARE(asked->links[i].addresses.size(), local->links[i].addresses.size());
    }
    QCOMPARE(asked->routes.size(), local->routes.size());
    QVERIFY(asked->problems.empty());
}

void TstRealSshd::theConnectionIsTested()
{
    const Daemon daemon;
    tests::TaskRunner runner;
    auto asked = provider();
    const auto probe = runner.run(asked.test());
    QVERIFY2(probe, probe ? "" : errorText(probe.error()).c_str());
    QCOMPARE(probe->address, std::string("web1"));
    QVERIFY(probe->version.starts_with("ip, "));
}

void TstRealSshd::aKeyThatIsNotKnownIsRefused()
{
    Daemon daemon;
    daemon.useKey("foreign");
    const auto asked = ask();
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, ErrorKind::Unauthorized);
    QVERIFY2(causeOf(asked.error()).contains("Permission denied"), causeOf(asked.error()));
    daemon.useKey("mine");
    QVERIFY(ask());
}

void TstRealSshd::aHostOfAnotherKeyIsNotTrusted_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("never seen") << false;
    QTest::newRow("known with another key") << true;
}

void TstRealSshd::aHostOfAnotherKeyIsNotTrusted()
{
    QFETCH(bool, isKnown);
    Daemon daemon;
    if (isKnown)
        daemon.trust(contentOf(daemon.file("foreign.pub")));
    else
        write(daemon.file("known_hosts"), {});
    const auto asked = ask();
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, ErrorKind::Unauthorized);
    QVERIFY2(causeOf(asked.error()).contains("Host key verification failed"),
             causeOf(asked.error()));
}

void TstRealSshd::aDaemonThatIsGoneIsToldAndComesBack()
{
    Daemon daemon;
    QVERIFY(ask());
    daemon.stop();
    const auto asked = ask();
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, ErrorKind::Unreachable);
    QVERIFY2(causeOf(asked.error()).contains("Connection refused"), causeOf(asked.error()));
    daemon.start();
    QVERIFY(ask());
}

void TstRealSshd::aConnectionThatBreaksIsNoAnswer()
{
    const Daemon daemon("echo netatlas-begin; echo web; echo '[{\"ifindex\":1,'; sleep 60");
    tests::TaskRunner runner;
    auto asked = provider();
    std::optional<Result<providers::Observed>> outcome;
    runner.begin(asked.fetch({}), {}, outcome);
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (daemon.connections().empty() && std::chrono::steady_clock::now() < end)
        runner.context.run_for(20ms);
    runner.context.run_for(500ms); // so that half of an answer is here
    QVERIFY(!outcome);
    daemon.endConnections();
    runner.finish(outcome, 20s);
    QVERIFY(!*outcome);
    QCOMPARE((*outcome).error().kind, ErrorKind::Unreachable);
}

void TstRealSshd::aStopEndsTheConnection()
{
    const Daemon daemon("sleep 60");
    tests::TaskRunner runner;
    auto asked = provider();
    std::stop_source stop;
    std::optional<Result<providers::Observed>> outcome;
    runner.begin(asked.fetch({}), stop.get_token(), outcome);
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (daemon.connections().empty() && std::chrono::steady_clock::now() < end)
        runner.context.run_for(20ms);
    stop.request_stop();
    runner.finish(outcome, 5s);
    QVERIFY(!*outcome);
    QCOMPARE((*outcome).error().kind, ErrorKind::Cancelled);
    // The daemon notices that nobody is there any more.
    QTRY_VERIFY_WITH_TIMEOUT(daemon.connections().empty(), 10'000);
}

int main(int argc, char* argv[])
{
    if (!QFile::exists(QLatin1String(kDaemon))) {
        std::puts("skipped: sshd is not installed; packaging/test --with-servers installs it");
        return kSkipped;
    }
    for (const char* tool : {"ssh", "ssh-keygen", "ip"})
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty()) {
            std::printf("skipped: there is no %s\n", tool);
            return kSkipped;
        }
    QCoreApplication application(argc, argv);
    TstRealSshd test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_real_sshd.moc"
