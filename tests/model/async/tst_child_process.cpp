// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/child_process.h"
#include "tests/support/task_runner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <filesystem>

using namespace netatlas;
using namespace std::chrono_literals;

namespace {

async::Command shell(const std::string& script)
{
    return {.program = "sh", .arguments = {"-c", script}, .timeout = 20s};
}

std::ptrdiff_t openFiles()
{
    namespace files = std::filesystem;
    return std::distance(files::directory_iterator("/proc/self/fd"), files::directory_iterator());
}

/// The number that a script wrote into a file, once it is there.
pid_t writtenNumber(const QString& path)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            if (const QByteArray text = file.readAll(); text.endsWith('\n'))
                return text.trimmed().toInt();
        QTest::qWait(10);
    }
    return 0;
}

/// Also of a process that was left to init, which may take a moment to bury it.
bool isGone(pid_t process)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000) {
        QFile status(QStringLiteral("/proc/%1/stat").arg(process));
        if (!status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z "))
            return true;
        QTest::qWait(10);
    }
    return false;
}

} // namespace

class TstChildProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesOutputErrorsAndStatus();
    void aProgramThatIsNotThereIsNamed();
    void tellsTheSignalThatEndedIt();
    void readsALongOutputWhole();
    void keepsTheEndOfManyErrors();
    void tooMuchOutputEndsIt();
    void theTimeOutEndsItAndItsChildren();
    void aStopEndsItAndItsChildren();
    void doesNotWaitForWhatItLeavesBehind();
    void leavesNoFilesOpen();

private:
    Result<async::CommandOutcome> run(async::Command command, const std::stop_token& stop = {})
    {
        return m_runner.run(async::runCommand(std::move(command)), stop);
    }

    tests::TaskRunner m_runner;
};

void TstChildProcess::givesOutputErrorsAndStatus()
{
    const auto outcome = run(shell("echo said; echo wrong >&2; read line; exit 3"));

    QVERIFY(outcome);
    QCOMPARE(outcome->output, std::string("said\n"));
    QCOMPARE(outcome->errors, std::string("wrong\n"));
    QCOMPARE(outcome->status, 3);
}

void TstChildProcess::aProgramThatIsNotThereIsNamed()
{
    const auto outcome = run({.program = "no-such-program", .arguments = {}});

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(detailOf(outcome.error().details, "key").text(), std::string("no-such-program"));
}

void TstChildProcess::tellsTheSignalThatEndedIt()
{
    const auto outcome = run(shell("kill -TERM $$"));

    QVERIFY(outcome);
    QCOMPARE(outcome->status, 128 + SIGTERM);
}

void TstChildProcess::readsALongOutputWhole()
{
    const auto outcome = run(shell("head -c 3000000 /dev/zero"));

    QVERIFY(outcome);
    QCOMPARE(outcome->output.size(), std::size_t{3'000'000});
}

void TstChildProcess::keepsTheEndOfManyErrors()
{
    const auto outcome = run(shell("head -c 300000 /dev/zero >&2; echo last >&2; exit 1"));

    QVERIFY(outcome);
    QVERIFY(outcome->errors.size() <= 4096);
    QVERIFY(outcome->errors.ends_with("last\n"));
}

void TstChildProcess::tooMuchOutputEndsIt()
{
    async::Command command = shell("yes");
    command.mostOutput = 100'000;
    const auto outcome = run(std::move(command));

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::BadAnswer);
}

void TstChildProcess::theTimeOutEndsItAndItsChildren()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pid"));
    async::Command command = shell("sleep 600 & echo $! > '" + path.toStdString() + "'; wait");
    command.timeout = 1500ms;
    const auto outcome = run(std::move(command));

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unreachable);
    const pid_t child = writtenNumber(path);
    QVERIFY(child > 0);
    QVERIFY(isGone(child));
}

void TstChildProcess::aStopEndsItAndItsChildren()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pid"));
    std::stop_source stop;
    std::optional<Result<async::CommandOutcome>> outcome;
    m_runner.begin(
        async::runCommand(shell("sleep 600 & echo $! > '" + path.toStdString() + "'; wait")),
        stop.get_token(), outcome);
    m_runner.context.run_for(50ms);
    const pid_t child = writtenNumber(path);
    QVERIFY(child > 0);
    QVERIFY(!outcome);
    stop.request_stop();
    m_runner.finish(outcome, 10s);

    QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    QVERIFY(isGone(child));
}

void TstChildProcess::doesNotWaitForWhatItLeavesBehind()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pid"));
    QElapsedTimer timer;
    timer.start();
    // As the master of a shared connection does, it keeps the pipe of the errors.
    const auto outcome =
        run(shell("sleep 600 >/dev/null & echo $! > '" + path.toStdString() + "'; echo done"));

    QVERIFY(outcome);
    QCOMPARE(outcome->output, std::string("done\n"));
    QVERIFY(timer.elapsed() < 15'000);
    kill(writtenNumber(path), SIGKILL);
}

void TstChildProcess::leavesNoFilesOpen()
{
    QVERIFY(run(shell("true")));
    const auto before = openFiles();
    for (int i = 0; i < 20; ++i) {
        QVERIFY(run(shell("echo out; echo error >&2")));
        QVERIFY(!run({.program = "no-such-program", .arguments = {}}));
    }
    QCOMPARE(openFiles(), before);
}

QTEST_GUILESS_MAIN(TstChildProcess)
#include "tst_child_process.moc"
