// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLibrary>
#include <QObject>
#include <QString>
#include <qt6keychain/keychain.h>

#include <clocale>
#include <future>
#include <memory>
#include <system_error>
#include <thread>

namespace netatlas::platform {

using providers::http::Secret;

namespace {

/// What entries are listed under in the desktop's own tool.
QString serviceName()
{
    return QStringLiteral("Netatlas");
}

/// The way to the keychain of most desktops is a connection of GLib's, which ends the whole program
/// when the session bus goes. Nobody but us can know that it goes on without one.
void outliveSessionBus()
{
    constexpr int kSessionBus = 2;
    constexpr int kNo = 0;
    QLibrary library(QStringLiteral("gio-2.0"), 0);
    using Get = void* (*)(int bus, void* cancellable, void** error);
    using SetExitOnClose = void (*)(void* connection, int exits);
    const auto get = reinterpret_cast<Get>(library.resolve("g_bus_get_sync"));
    const auto setExitOnClose =
        reinterpret_cast<SetExitOnClose>(library.resolve("g_dbus_connection_set_exit_on_close"));
    if (!get || !setExitOnClose)
        return;
    // Kept for good: the next one who asks gets the same connection.
    if (void* connection = get(kSessionBus, nullptr, nullptr))
        setExitOnClose(connection, kNo);
}

/// The session with the keychain is kept by libsecret, which does not notice that another keychain
/// has taken the place of the one it was with.
void endKeychainSession()
{
    QLibrary library(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect =
            reinterpret_cast<Disconnect>(library.resolve("secret_service_disconnect")))
        disconnect();
}

/// An event loop beside all others. It is never ended: a question that hangs could not be.
class KeychainThread
{
public:
    static KeychainThread& instance()
    {
        static auto* const one = new KeychainThread;
        return *one;
    }

    /// False where the system gives no thread.
    bool post(std::function<void()> work)
    {
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::move(work), Qt::QueuedConnection);
        return m_receiver;
    }

private:
    KeychainThread()
    {
        std::promise<QObject*> begun;
        auto receiver = begun.get_future();
        try {
            std::thread([&begun] { run(begun); }).detach();
            m_receiver = receiver.get();
        } catch (const std::system_error&) {
            m_receiver = nullptr;
        }
    }

    static void run(std::promise<QObject*>& begun)
    {
        std::unique_ptr<QCoreApplication> application;
        if (!QCoreApplication::instance()) {
            // No event loop runs without one. It takes over the user's locale, which is not for
            // the output of verbs.
            static int count = 1;
            static char name[] = "netatlas";
            static char* arguments[] = {name, nullptr};
            const std::string former = std::setlocale(LC_ALL, nullptr);
            application = std::make_unique<QCoreApplication>(count, arguments);
            std::setlocale(LC_ALL, former.c_str());
        }
        QObject receiver;
        QEventLoop loop;
        begun.set_value(&receiver);
        outliveSessionBus();
        loop.exec();
    }

    QObject* m_receiver = nullptr;
};

tl::unexpected<Error> failed(ErrorKind kind, const QString& cause)
{
    return fail(kind, {{"what", "keychain"}, {"cause", cause.toStdString()}});
}

/// What became of a question that is over.
Status outcomeOf(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError: return {};
    case QKeychain::EntryNotFound:
        return failed(ErrorKind::NotFound, QStringLiteral("it shows no such entry"));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failed(ErrorKind::Unauthorized, QStringLiteral("it is locked"));
    case QKeychain::NoBackendAvailable:
        return failed(ErrorKind::Unreachable, QStringLiteral("there is none"));
    default: return failed(ErrorKind::Unreachable, job.errorString());
    }
}

/// Asks for a job of that kind, which `prepare` has filled, and tells when it is over.
template <class Job, class Prepare, class Over>
void ask(const std::string& key, Prepare prepare, const Over& over)
{
    const bool isAsked = KeychainThread::instance().post(
        [key = QString::fromStdString(key), prepare = std::move(prepare), over] {
            auto* job = new Job(serviceName()); // deletes itself
            job->setKey(key);
            prepare(*job);
            QObject::connect(job, &QKeychain::Job::finished, [job, over] {
                over(job, outcomeOf(*job));
                endKeychainSession();
            });
            job->start();
        });
    if (!isAsked)
        over(nullptr, failed(ErrorKind::Unreachable, QStringLiteral("no thread can be begun")));
}

} // namespace

void Keychain::read(const std::string& key, Found done)
{
    using Job = QKeychain::ReadPasswordJob;
    ask<Job>(
        key, [](Job&) {},
        [done = std::move(done)](const Job* job, const Status& outcome) {
            if (!outcome)
                return done(fail(outcome.error()));
            QByteArray bytes = job->textData().toUtf8();
            Secret secret(bytes.toStdString());
            bytes.fill('\0');
            done(std::move(secret));
        });
}

void Keychain::write(const std::string& key, const Secret& secret, Done done)
{
    using Job = QKeychain::WritePasswordJob;
    ask<Job>(
        key, [secret](Job& job) { job.setTextData(QString::fromStdString(secret.reveal())); },
        [done = std::move(done)](const Job*, const Status& outcome) { done(outcome); });
}

void Keychain::remove(const std::string& key, Done done)
{
    using Job = QKeychain::DeletePasswordJob;
    ask<Job>(
        key, [](Job&) {},
        [done = std::move(done)](const Job*, const Status& outcome) {
            const bool isGone = outcome || outcome.error().kind == ErrorKind::NotFound;
            done(isGone ? Status() : outcome);
        });
}

} // namespace netatlas::platform
