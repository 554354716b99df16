// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace netatlas::testing;

namespace {

constexpr int kKilledImports = 16;
constexpr int kKilledMoves = 24;
constexpr int kKilledDemos = 10;
constexpr int kLinks = 800;

/// A host of many links, so that an import takes its time.
QByteArray largeHost(int links)
{
    QByteArray text = "[";
    for (int i = 0; i < links; ++i)
        text += QByteArray(i ? "," : "") + "{\"ifindex\":" + QByteArray::number(i + 2) +
                ",\"ifname\":\"d" + QByteArray::number(i) +
                "\",\"promiscuity\":0,\"mtu\":1500,\"link_type\":\"ether\",\"addr_info\":["
                "{\"local\":\"10." +
                QByteArray::number(i / 250) + "." + QByteArray::number(i % 250) +
                ".5\",\"prefixlen\":24}]}\n";
    return text + "]";
}

void send(const QProcess& process, int signal)
{
    // Without a number, as of one that has ended, the signal would meet this very test.
    if (const auto number = static_cast<pid_t>(process.processId()); number > 0)
        ::kill(number, signal);
}

/// Waits until the process has got so far that it would notice the signal, or has ended.
bool catches(const QProcess& process, int signal)
{
    return QTest::qWaitFor(
        [&] {
            const QByteArray status =
                contentOf(QStringLiteral("/proc/%1/status").arg(process.processId()));
            const auto at = status.indexOf("SigCgt:");
            const auto caught = status.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16);
            return at < 0 || (caught >> static_cast<unsigned>(signal - 1) & 1U) != 0;
        },
        30'000);
}

void waitMs(int milliseconds)
{
    QTest::qWait(milliseconds);
}

} // namespace

/// The real program, asked to end or killed at any moment: the file holds the last finished step.
class TstInterruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void interruptedWhileReadingItEndsAsCancelled_data();
    void interruptedWhileReadingItEndsAsCancelled();
    void interruptedImportsAreWholeOrAbsent();
    void killedImportsAreWholeOrAbsent();
    void killedMovesAreWholeOrAbsent();
    void aKilledDemoIsWholeOrAbsent();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    Outcome ask(const char* arguments) const
    {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')),
                   {.folder = m_folder->path()});
    }
    std::size_t entries() const
    {
        const auto told = ask("--json history --limit 1000");
        return told.status == 0 ? static_cast<std::size_t>(told.json().array().size())
                                : std::size_t(-1);
    }
    qint64 durationOf(const QStringList& arguments) const;

    QTemporaryDir m_demo;
    QTemporaryDir m_input;
    std::unique_ptr<QTemporaryDir> m_folder;
    QRandomGenerator m_random{20261101};
};

void TstInterruption::initTestCase()
{
    QCOMPARE(
        run({QStringLiteral("demo"), QStringLiteral("site.netatlas")}, {.folder = m_demo.path()})
            .status,
        0);
    write(m_input.filePath(QStringLiteral("large.json")), largeHost(kLinks));
}

void TstInterruption::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("site.netatlas"), contentOf(m_demo.filePath(QStringLiteral("site.netatlas"))));
}

qint64 TstInterruption::durationOf(const QStringList& arguments) const
{
    QElapsedTimer timer;
    timer.start();
    run(arguments, {.folder = m_folder->path()});
    return std::max<qint64>(timer.elapsed(), 10);
}

void TstInterruption::interruptedWhileReadingItEndsAsCancelled_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("signal");
    QTest::newRow("import by Ctrl+C") << QStringList{QStringLiteral("import"), QStringLiteral("-"),
                                                     QStringLiteral("--as"), QStringLiteral("web1")}
                                      << SIGINT;
    QTest::newRow("import by a request to end")
        << QStringList{QStringLiteral("import"), QStringLiteral("-"), QStringLiteral("--as"),
                       QStringLiteral("web1")}
        << SIGTERM;
    QTest::newRow("eval by Ctrl+C") << QStringList{QStringLiteral("eval")} << SIGINT;
}

void TstInterruption::interruptedWhileReadingItEndsAsCancelled()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, signal);
    const QByteArray before = contentOf(path("site.netatlas"));
    const QStringList names = namesIn(m_folder->path());
    // It waits for the rest of its input, which never comes.
    const auto process = started(arguments, {.folder = m_folder->path(), .input = "[{\"ifname\""});
    QVERIFY(catches(*process, signal));
    waitMs(100);
    QCOMPARE(process->state(), QProcess::Running);
    send(*process, signal);
    QVERIFY(process->waitForFinished(20'000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 5);
    QVERIFY(contentOf(path("site.netatlas")) == before);
    QCOMPARE(namesIn(m_folder->path()), names);
}

void TstInterruption::interruptedImportsAreWholeOrAbsent()
{
    const QStringList arguments{QStringLiteral("import"),
                                m_input.filePath(QStringLiteral("large.json"))};
    const qint64 duration = durationOf(arguments);
    QCOMPARE(ask("undo").status, 0);
    int cancelled = 0;
    int done = 0;
    for (int i = 0; i < 10; ++i) {
        const std::size_t before = entries();
        const auto process = started(arguments, {.folder = m_folder->path()});
        QVERIFY(catches(*process, SIGINT));
        waitMs(static_cast<int>(m_random.bounded(duration + duration / 4)));
        send(*process, SIGINT);
        const auto outcome = outcomeOf(*process);
        QVERIFY2(outcome.status == 5 || outcome.status == 0, outcome.text());
        const bool isThere = entries() == before + 1;
        QCOMPARE(isThere, outcome.status == 0);
        ++(isThere ? done : cancelled);
        if (isThere)
            QCOMPARE(ask("undo").status, 0);
        QVERIFY2(!ask("redo").errors.contains("NA-205"), "it closed the file");
        QCOMPARE(ask("undo").status <= 1, true);
    }
    QVERIFY2(cancelled > 0, "none was interrupted");
    qInfo("%d interrupted, %d finished", cancelled, done);
}

void TstInterruption::killedImportsAreWholeOrAbsent()
{
    const QStringList arguments{QStringLiteral("import"),
                                m_input.filePath(QStringLiteral("large.json"))};
    const qint64 duration = durationOf(arguments);
    QCOMPARE(ask("undo").status, 0);
    const auto machines = ask("--json show machines").json().array().size();
    int without = 0;
    for (int i = 0; i < kKilledImports; ++i) {
        const std::size_t before = entries();
        const auto process = started(arguments, {.folder = m_folder->path()});
        // Mostly in the second half, where the file is written.
        waitMs(static_cast<int>(duration / 4 + m_random.bounded(duration)));
        process->kill();
        const auto outcome = outcomeOf(*process);
        const auto after = ask("--json show machines");
        QVERIFY2(after.status == 0, after.text());
        const auto gained = after.json().array().size() - machines;
        QVERIFY2(gained == 0 || gained == 1, after.text());
        QCOMPARE(entries() - before, static_cast<std::size_t>(gained));
        if (gained) {
            const auto all = ask("--json --model hosts show devices").json().array();
            QCOMPARE(all.size(), kLinks);
            const auto undone = ask("undo");
            QVERIFY2(undone.status == 0, undone.text());
        } else {
            ++without;
        }
        QCOMPARE(ask("doctor").status, 0);
    }
    qInfo("%d of %d had not finished", without, kKilledImports);
    QVERIFY2(without > 0, "none was killed before it was done");
}

void TstInterruption::killedMovesAreWholeOrAbsent()
{
    const auto spaces = [this] { return ask("--json show subnets").output; };
    const QByteArray atHome = spaces();
    QCOMPARE(ask("move 10.1.0.0/22 alpha --accept testing").status, 0);
    const QByteArray moved = spaces();
    QVERIFY(atHome != moved);
    qint64 duration = durationOf({QStringLiteral("undo")});
    int kills = 0;
    for (int i = 0; i < kKilledMoves; ++i) {
        const QByteArray before = spaces();
        QVERIFY(before == atHome || before == moved);
        const auto arguments =
            before == atHome ? QStringList{QStringLiteral("move"), QStringLiteral("10.1.0.0/22"),
                                           QStringLiteral("alpha"), QStringLiteral("--accept"),
                                           QStringLiteral("testing")}
                             : QStringList{QStringLiteral("undo")};
        const auto process = started(arguments, {.folder = m_folder->path()});
        waitMs(static_cast<int>(m_random.bounded(duration + duration / 2)));
        process->kill();
        const auto outcome = outcomeOf(*process);
        kills += outcome.wasKilled ? 1 : 0;
        const QByteArray after = spaces();
        QVERIFY2(after == atHome || after == moved, outcome.text());
        if (!outcome.wasKilled)
            QVERIFY(after != before);
    }
    QVERIFY2(kills > 0, "none was killed");
    const auto whole = ask("doctor");
    QVERIFY2(whole.status == 0, whole.text());
    qInfo("%d of %d killed", kills, kKilledMoves);
}

void TstInterruption::aKilledDemoIsWholeOrAbsent()
{
    const QStringList arguments{QStringLiteral("demo"), QStringLiteral("new.netatlas"),
                                QStringLiteral("--size"), QStringLiteral("medium")};
    const qint64 duration = durationOf(arguments);
    const auto models = ask("--project new.netatlas --json show models").output;
    QFile::remove(path("new.netatlas"));
    QFile::remove(path("new.netatlas.bak"));
    for (int i = 0; i < kKilledDemos; ++i) {
        const auto process = started(arguments, {.folder = m_folder->path()});
        waitMs(static_cast<int>(m_random.bounded(duration)));
        process->kill();
        outcomeOf(*process);
        if (!QFile::exists(path("new.netatlas")))
            continue;
        const auto told = ask("--project new.netatlas --json show models");
        QVERIFY2(told.status == 0 && told.output == models, told.text());
        QFile::remove(path("new.netatlas"));
    }
    QFile::remove(path("new.netatlas"));
    // What a killed one left does not stand in the way.
    const auto made = ask("demo new.netatlas");
    QVERIFY2(made.status == 0, made.text());
    for (const QString& name : namesIn(m_folder->path()))
        QVERIFY2(!name.contains(QLatin1String("unfinished")), qPrintable(name));
}

QTEST_GUILESS_MAIN(TstInterruption)
#include "tst_interruption.moc"
