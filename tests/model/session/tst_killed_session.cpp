// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"
#include "tests/support/small_site.h"

#include <sqlite3.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using session::Session;

namespace {

/// Events that are left before the process kills itself: starts and ends of statements.
int eventsLeft = 0;

int countDown(unsigned, void*, void*, void*)
{
    if (--eventsLeft == 0)
        raise(SIGKILL);
    return 0;
}

int watch(sqlite3* connection, const char**, const void*)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, countDown,
                            nullptr);
}

bool commit(Session& session, ModelId model, edits::Action action)
{
    const edits::Intent intent{model, {std::move(action)}, "tested"};
    const auto judgement = edits::judge(session.shown(), intent);
    return judgement && session.commit(intent, *judgement);
}

/// The acts of the one who is killed, in order; false when there is no such act.
bool act(Session& session, std::size_t number)
{
    const auto site = tests::smallSite();
    const ModelId planned(0);
    const ModelId direct(1);
    switch (number) {
    case 0: return commit(session, planned, edits::MoveSubnets{{site.first}, site.dmz});
    case 1: return commit(session, direct, edits::AddSpace{.name = "web", .subnets = {site.free}});
    case 2: return commit(session, direct, edits::RemoveSpace{site.db});
    case 3: return session.undo().has_value();
    case 4: return tests::addSmallSite(session, EditMode::Direct, "third") != ModelId(999);
    case 5: return session.undo().has_value();
    case 6: return session.redo().has_value();
    case 7: return commit(session, planned, edits::RenameSpace{site.db, "database"});
    default: return false;
    }
}

struct Picture
{
    std::vector<ModelState> live;
    std::vector<ModelState> shown;
    std::vector<session::EntryState> steps;

    bool operator==(const Picture&) const = default;
};

Picture pictureOf(const Session& session)
{
    Picture picture;
    for (const auto& model : session.live().models())
        picture.live.push_back(model->state);
    for (const auto& model : session.shown().models())
        picture.shown.push_back(model->state);
    for (const auto& step : session.steps())
        picture.steps.push_back(step.state);
    return picture;
}

} // namespace

class TstKilledSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto session = Session::create(m_start, {}).value();
        QCOMPARE(tests::addSmallSite(*session, EditMode::Planned, "planned"), ModelId(0));
        QCOMPARE(tests::addSmallSite(*session, EditMode::Direct, "direct"), ModelId(1));
        session.reset();
        QVERIFY(QFile::copy(QString::fromStdString(m_start), QString::fromStdString(m_path)));
        session = Session::open(m_path, {}).value();
        m_pictures.push_back(pictureOf(*session));
        while (act(*session, m_pictures.size() - 1))
            m_pictures.push_back(pictureOf(*session));
        QCOMPARE(m_pictures.size(), std::size_t{9});
    }

    void theLastFinishedEditIsThereWheneverItIsKilled()
    {
        int killed = 0;
        for (int events = 1;; ++events) {
            const int finished = runUntil(events);
            if (finished < 0)
                break; // it came to its end
            ++killed;
            const auto session = Session::open(m_path, {});
            QVERIFY2(session, session ? "" : errorText(session.error()).c_str());
            QVERIFY(!(*session)->isReadOnly());
            const Picture found = pictureOf(**session);
            const auto at = static_cast<std::size_t>(finished);
            // Killed after the end of the transaction, before it could say so: one more is right.
            const bool isRight = found == m_pictures[at] ||
                                 (at + 1 < m_pictures.size() && found == m_pictures[at + 1]);
            QVERIFY2(isRight, qPrintable(QString::number(events)));
            QVERIFY((*session)->unclosedEntries() <= m_pictures.size());
        }
        QVERIFY2(killed > 300, qPrintable(QString::number(killed)));
    }

private:
    /// Runs all acts in a process that is killed at that event. Gives how many it had finished; -1
    /// when it was not killed.
    int runUntil(int events)
    {
        for (const char* suffix : {"", "-wal", "-shm", "-lock", ".bak"})
            QFile::remove(QString::fromStdString(m_path + suffix));
        QFile::copy(QString::fromStdString(m_start), QString::fromStdString(m_path));
        std::array<int, 2> pipes{};
        if (pipe(pipes.data()) != 0)
            return -1;
        const pid_t child = fork();
        if (child == 0) {
            eventsLeft = events;
            sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
            auto session = Session::open(m_path, {}).value();
            for (std::size_t number = 0; act(*session, number); ++number)
                (void)!write(pipes[1], "x", 1);
            session.reset();
            _exit(0);
        }
        close(pipes[1]);
        int finished = 0;
        char byte = 0;
        while (read(pipes[0], &byte, 1) == 1)
            ++finished;
        close(pipes[0]);
        int status = 0;
        waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? finished : -1;
    }

    QTemporaryDir m_folder;
    std::string m_start = m_folder.filePath(QStringLiteral("start.netatlas")).toStdString();
    std::string m_path = m_folder.filePath(QStringLiteral("killed.netatlas")).toStdString();
    std::vector<Picture> m_pictures;
};

QTEST_GUILESS_MAIN(TstKilledSession)
#include "tst_killed_session.moc"
