// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/job_runner.h"

#include <QTest>

#include <latch>

using namespace netatlas;
using workers::Job;
using workers::JobControl;
using workers::JobRunner;

class TstJobRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueArrivesAtHome();
    void droppedJobNeverContinues();
    void runningJobSeesTheCancel();
    void shutdownWaitsForWhatRuns();
};

void TstJobRunner::valueArrivesAtHome()
{
    ManualExecutor home;
    JobRunner runner(home, 2);
    int answer = 0;
    const Job job = runner.run([](JobControl&) { return 42; }, [&](int value) { answer = value; });
    QTRY_COMPARE((home.runAll(), answer), 42);
    QVERIFY(!job.isRunning());
}

void TstJobRunner::droppedJobNeverContinues()
{
    ManualExecutor home;
    JobRunner runner(home, 1);
    std::latch computed(1);
    bool continued = false;
    {
        const Job job = runner.run(
            [&](JobControl&) {
                computed.count_down();
                return 0;
            },
            [&](int) { continued = true; });
        computed.wait();
    }
    // A second job behind the first: when its value is there, the first has been handed over.
    bool second = false;
    const Job after = runner.run([](JobControl&) { return 0; }, [&](int) { second = true; });
    QTRY_VERIFY((home.runAll(), second));
    QVERIFY(!continued);
}

void TstJobRunner::runningJobSeesTheCancel()
{
    ManualExecutor home;
    JobRunner runner(home, 1);
    std::atomic<bool> sawCancel = false;
    std::latch started(1);
    Job job = runner.run(
        [&](JobControl& control) {
            started.count_down();
            while (!control.isCancelled())
                std::this_thread::yield();
            sawCancel = true;
            return 0;
        },
        [](int) {});
    started.wait();
    job.cancel();
    QTRY_VERIFY(sawCancel);
}

void TstJobRunner::shutdownWaitsForWhatRuns()
{
    ManualExecutor home;
    std::atomic<int> finished = 0;
    {
        JobRunner runner(home, 2);
        std::latch started(2);
        for (int i = 0; i < 2; ++i)
            runner.pool().post([&] {
                started.count_down();
                ++finished;
            });
        started.wait();
    }
    QCOMPARE(finished.load(), 2);
}

QTEST_GUILESS_MAIN(TstJobRunner)
#include "tst_job_runner.moc"
