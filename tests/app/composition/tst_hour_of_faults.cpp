// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/composition/faults_world.h"
#include "tests/support/process_figures.h"
#include "tests/support/troubled_site.h"

#include <QTest>

using namespace netatlas;
using namespace std::chrono_literals;
using tests::ProcessFigures;
using World = tests::FaultsWorld;
using Steady = std::chrono::steady_clock;

namespace {

/// How long all rounds take together.
std::chrono::seconds duration()
{
    const int seconds = qEnvironmentVariableIntValue("NETATLAS_FAULTS_SECONDS");
    return std::chrono::seconds(seconds > 0 ? seconds : 8);
}

/// The first one fills what is filled once; the last one is held against it.
int roundCount()
{
    return duration() > 60s ? 4 : 2;
}

/// What was measured in a round: at its beginning and end while nothing goes wrong, and with all
/// workers gone.
struct Round
{
    ProcessFigures begun;
    ProcessFigures ended;
    ProcessFigures closed;
};

} // namespace

/// Servers that fail in every way, and people who do what they like meanwhile, for as long as
/// NETATLAS_FAULTS_SECONDS says: nothing is lost, nothing is left behind.
class TstHourOfFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsLeftBehind();

private:
    void makeRound(World& world, std::chrono::milliseconds time, Round& round);
};

void TstHourOfFaults::makeRound(World& world, std::chrono::milliseconds time, Round& round)
{
    world.site.say("calm");
    world.open();
    QVERIFY2(world.until([&] { return world.isWell({}); }), world.troubles({}).constData());
    const std::size_t shown = world.shown();
    QVERIFY2(shown >= 20, QByteArray::number(quint64(shown)).constData());
    world.rest();
    round.begun = tests::processFigures();
    const auto end = Steady::now() + time;
    for (int beat = 0; Steady::now() < end; ++beat) {
        // Ten parts of trouble, one of storm, one of peace.
        if (beat % 12 < 2 || beat % 12 == 11)
            world.site.say(beat % 12 == 11 ? "storm" : beat % 12 == 0 ? "calm" : "troubled");
        for (int i = 0; i < 6 && Steady::now() < end; ++i) {
            world.meddle();
            world.work(std::chrono::milliseconds(60));
            QVERIFY2(world.shown() >= shown, "something is lost");
        }
    }
    world.site.say("calm");
    world.tidy();
    world.work(500ms);
    // The first runs to end may have begun among the troubles, the second have not.
    for (int run = 0; run < 2; ++run) {
        const auto runs = world.runs();
        world.tidy();
        QVERIFY2(world.until([&] { return world.isWell(runs); }), world.troubles(runs).constData());
    }
    // Both are as the servers are, so they are alike.
    QCOMPARE(world.difference("cloud", "cloud-again"), std::string());
    QCOMPARE(world.difference("cluster", "cluster-again"), std::string());
    world.rest();
    round.ended = tests::processFigures();
    world.close();
    world.work(500ms);
    round.closed = tests::processFigures();
}

void TstHourOfFaults::nothingIsLostAndNothingIsLeftBehind()
{
    World world;
    const auto each =
        std::chrono::duration_cast<std::chrono::milliseconds>(duration()) / roundCount();
    // Slow answers are slower than anybody waits, where there is time for it.
    world.site.say(each > 300s ? "patience 70000" : "patience 1500");
    std::vector<Round> rounds(static_cast<std::size_t>(roundCount()));
    for (Round& round : rounds) {
        makeRound(world, each, round);
        if (QTest::currentTestFailed())
            return;
        qInfo("begun:  %s", round.begun.text().c_str());
        qInfo("ended:  %s", round.ended.text().c_str());
        qInfo("closed: %s", round.closed.text().c_str());
    }
    qInfo("troubles: %s", world.site.ask("counts").constData());
    const auto milliseconds = [](std::chrono::nanoseconds time) {
        return static_cast<long long>(
            std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
    };
    qInfo(
        "%llu steps taken back, %zu entries, longest piece of work at home %lld ms, of which %lld "
        "ms on the processor",
        static_cast<unsigned long long>(world.undone), world.session->history(1'000'000).size(),
        milliseconds(world.longestPiece), milliseconds(world.workOfLongest));
    // What the first round fills once (tables of libraries, caches) is not filled again.
    const Round& first = rounds.front();
    const Round& last = rounds.back();
    QCOMPARE(last.closed.sockets, first.closed.sockets);
    // SQLite keeps the file of the first checkpoint open for the next one.
    QVERIFY(last.closed.files <= first.closed.files + 1);
    QCOMPARE(last.closed.threads, first.closed.threads);
    QCOMPARE(last.closed.children, first.closed.children);
    QCOMPARE(last.ended.threads, last.begun.threads);
    QVERIFY(last.ended.sockets <= last.begun.sockets + 12); // connections kept for the next look
    const auto grown = [](const ProcessFigures& from, const ProcessFigures& to) {
        return static_cast<long long>(to.heapKilobytes) -
               static_cast<long long>(from.heapKilobytes);
    };
    QVERIFY(grown(first.closed, last.closed) < 1024);
    QVERIFY(grown(last.begun, last.ended) < 3072);
    QVERIFY(last.closed.fileCacheKilobytes < 4096); // two megabytes, and what SQLite needs besides
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--serve")
        return tests::serveTroubledSite(argv[2], tests::kFaultsSeed);
    // Qt ends a function after five minutes.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(2 * (duration() / 1ms) + 300'000));
    TstHourOfFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hour_of_faults.moc"
