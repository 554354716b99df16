// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

namespace {

const QStringList& readingVerbs()
{
    static const QStringList all{QStringLiteral("show spaces"),
                                 QStringLiteral("find db"),
                                 QStringLiteral("validate"),
                                 QStringLiteral("history"),
                                 QStringLiteral("doctor"),
                                 QStringLiteral("judge move 192.168.9.0/24 lab"),
                                 QStringLiteral("why 10.2.0.9"),
                                 QStringLiteral("report spaces --format csv"),
                                 QStringLiteral("import --dry-run host")};
    return all;
}

const QStringList& writingVerbs()
{
    static const QStringList all{QStringLiteral("move 192.168.9.0/24 lab"), QStringLiteral("undo"),
                                 QStringLiteral("redo"), QStringLiteral("import host.json")};
    return all;
}

constexpr const char* kHost =
    R"([{"ifindex":2,"ifname":"eth0","promiscuity":0,"link_type":"ether",
        "address":"52:54:00:aa:00:01","addr_info":[{"local":"10.77.1.5","prefixlen":24}]}])";

void put(QByteArray& bytes, int offset, const QByteArray& what)
{
    bytes.replace(offset, what.size(), what);
}

} // namespace

/// Project files that cannot be used as they are, and disks that take no more.
class TstProjectFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aStrangeFileIsRefusedUntouched_data();
    void aStrangeFileIsRefusedUntouched();
    void aDamagedFileNamesItsCopy();
    void aSecondWriterIsRefusedAndReadersAreNot();
    void aReadOnlyFileIsReadAndNotWritten();
    void aReadOnlyFolderIsReadAndNotWritten();
    void aFullDiskKeepsWhatWasThere_data();
    void aFullDiskKeepsWhatWasThere();
    void aFileSystemWithoutRoomKeepsWhatWasThere();
    void aNewFileOnAFullDiskIsNotLeftBehind();
    void aFolderIsNoProject();

private:
    Outcome ask(const QString& arguments, Start start = {}) const
    {
        start.folder = m_folder->path();
        return run(arguments.split(QLatin1Char(' ')), start);
    }
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    QTemporaryDir m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstProjectFiles::initTestCase()
{
    QCOMPARE(
        run({QStringLiteral("demo"), QStringLiteral("site.netatlas")}, {.folder = m_demo.path()})
            .status,
        0);
}

void TstProjectFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("site.netatlas"), contentOf(m_demo.filePath(QStringLiteral("site.netatlas"))));
    write(path("host.json"), kHost);
}

void TstProjectFiles::aStrangeFileIsRefusedUntouched_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("id");
    const QByteArray good = contentOf(m_demo.filePath(QStringLiteral("site.netatlas")));
    const auto row = [](const char* name, const QByteArray& content, const char* id) {
        QTest::newRow(name) << content << QByteArray(id);
    };
    QByteArray newer = good;
    put(newer, 60, QByteArray("\0\0\x27\x0f", 4));
    row("a newer one", newer, "NA-201");
    QByteArray foreign = good;
    put(foreign, 68, "\x12\x34\x56\x78");
    row("a database of another program", foreign, "another program");
    row("a text", "# Notes\nNothing to see here.\n", "not a Netatlas project");
    row("nothing", "", "empty");
    row("a header cut short", good.left(50), "NA-203");
    row("half a file", good.left(good.size() / 2), "NA-203");
    row("a page too few", good.left(good.size() - 4096), "NA-203");
    QByteArray scribbled = good;
    put(scribbled, 4096 * 3, QByteArray(4096, '\x5a'));
    row("a page scribbled over", scribbled, "NA-203");
    QByteArray zeroed = good;
    put(zeroed, 100, QByteArray(3000, '\0'));
    row("no schema", zeroed, "NA-203");
}

void TstProjectFiles::aStrangeFileIsRefusedUntouched()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, id);
    write(path("site.netatlas"), content);
    const QStringList before = namesIn(m_folder->path());
    for (const QString& verb : readingVerbs() + writingVerbs()) {
        const auto refused = ask(verb);
        QVERIFY2(refused.status == 3,
                 qPrintable(verb + QLatin1Char('\n') + QString::fromUtf8(refused.text())));
        QVERIFY2(refused.errors.contains(id) && refused.errors.contains("site.netatlas"),
                 qPrintable(verb + QLatin1Char('\n') + QString::fromUtf8(refused.text())));
        QVERIFY2(contentOf(path("site.netatlas")) == content, qPrintable(verb));
        QCOMPARE(namesIn(m_folder->path()), before);
    }
    const auto asJson = ask(QStringLiteral("--json show spaces"));
    QVERIFY2(asJson.json().object()[QLatin1String("error")].isObject(), asJson.text());
}

void TstProjectFiles::aDamagedFileNamesItsCopy()
{
    QCOMPARE(ask(QStringLiteral("move 192.168.9.0/24 lab")).status, 0);
    QVERIFY(QFile::exists(path("site.netatlas.bak")));
    QByteArray damaged = contentOf(path("site.netatlas"));
    put(damaged, 4096 * 5, QByteArray(4096, '\x5a'));
    write(path("site.netatlas"), damaged);
    const auto refused = ask(QStringLiteral("show spaces"));
    QVERIFY2(refused.status == 3 && refused.errors.contains("NA-203") &&
                 refused.errors.contains("site.netatlas.bak"),
             refused.text());
    const auto copy = ask(QStringLiteral("--project site.netatlas.bak show spaces"));
    QVERIFY2(copy.status == 0, copy.text());
}

void TstProjectFiles::aSecondWriterIsRefusedAndReadersAreNot()
{
    // One that has opened the project and waits for its input: the lock is held meanwhile.
    const QString lock = path("site.netatlas-lock");
    QFile held(lock);
    QVERIFY(held.open(QIODevice::ReadWrite));
    QProcess holder;
    holder.start(QStringLiteral("flock"), {lock, QStringLiteral("sh"), QStringLiteral("-c"),
                                           QStringLiteral("echo held; read line")});
    QVERIFY(holder.waitForReadyRead(10'000));
    const QByteArray before = contentOf(path("site.netatlas"));
    for (const QString& verb : writingVerbs()) {
        const auto refused = ask(verb);
        QVERIFY2(refused.status == 3 && refused.errors.contains("NA-202"), refused.text());
    }
    for (const QString& verb : readingVerbs())
        QVERIFY2(ask(verb).status <= 1, qPrintable(verb));
    QCOMPARE(ask(QStringLiteral("--json doctor"))
                 .json()
                 .object()[QLatin1String("open-to-write")]
                 .toBool(),
             true);
    QVERIFY(contentOf(path("site.netatlas")) == before);
    holder.write("\n");
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished(10'000));
    QCOMPARE(ask(QStringLiteral("move 192.168.9.0/24 lab")).status, 0);
}

void TstProjectFiles::aReadOnlyFileIsReadAndNotWritten()
{
    QVERIFY(QFile::setPermissions(path("site.netatlas"), QFileDevice::ReadOwner));
    const QByteArray before = contentOf(path("site.netatlas"));
    for (const QString& verb : readingVerbs()) {
        const auto told = ask(verb, {.hasOrdinaryRights = true});
        QVERIFY2(told.status <= 1,
                 qPrintable(verb + QLatin1Char('\n') + QString::fromUtf8(told.text())));
    }
    for (const QString& verb : writingVerbs()) {
        const auto refused = ask(verb, {.hasOrdinaryRights = true});
        QVERIFY2(refused.status == 3 && refused.errors.contains("read-only"), refused.text());
    }
    QVERIFY(contentOf(path("site.netatlas")) == before);
}

void TstProjectFiles::aReadOnlyFolderIsReadAndNotWritten()
{
    const QStringList before = namesIn(m_folder->path());
    const auto rights = QFileDevice::ReadOwner | QFileDevice::ExeOwner;
    QVERIFY(QFile::setPermissions(m_folder->path(), rights));
    QStringList faults;
    for (const QString& verb : readingVerbs())
        if (const auto told = ask(verb, {.hasOrdinaryRights = true});
            told.status > 1 || told.wasKilled)
            faults << verb + QLatin1Char('\n') + QString::fromUtf8(told.text());
    for (const QString& verb : writingVerbs() + QStringList{QStringLiteral("new other.netatlas"),
                                                            QStringLiteral("demo other.netatlas")})
        if (const auto told = ask(verb, {.hasOrdinaryRights = true}); told.status != 3)
            faults << verb + QLatin1Char('\n') + QString::fromUtf8(told.text());
    QVERIFY(QFile::setPermissions(m_folder->path(), rights | QFileDevice::WriteOwner));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    QCOMPARE(namesIn(m_folder->path()), before);
}

void TstProjectFiles::aFullDiskKeepsWhatWasThere_data()
{
    QTest::addColumn<QString>("verb");
    for (const QString& verb : writingVerbs())
        if (verb != QLatin1String("redo"))
            QTest::newRow(verb.toLatin1().constData()) << verb;
}

void TstProjectFiles::aFullDiskKeepsWhatWasThere()
{
    QFETCH(const QString, verb);
    QCOMPARE(ask(QStringLiteral("move 10.6.0.0/24 lab --accept testing")).status, 0);
    const auto state = [this] {
        return ask(QStringLiteral("--json show subnets")).output +
               ask(QStringLiteral("--json show machines")).output +
               ask(QStringLiteral("--json history")).output;
    };
    const QByteArray before = state();
    QFile::remove(path("site.netatlas.bak")); // the copy needs room, too, but nobody may mind
    int refusals = 0;
    bool isDone = false;
    for (const qint64 room : {0, 1000, 5000, 20'000, 40'000, 60'000, 120'000}) {
        const auto told = ask(verb, {.largestFile = room});
        isDone = told.status == 0;
        if (isDone)
            break;
        ++refusals;
        QVERIFY2(told.status == 3 && told.errors.contains("site.netatlas"), told.text());
        QVERIFY2(told.errors.contains("NA-204"), told.text());
        QCOMPARE(state(), before);
    }
    QVERIFY(refusals > 0);
    if (!isDone) {
        const auto done = ask(verb);
        QVERIFY2(done.status == 0 && !done.errors.contains("NA-20"), done.text());
    }
    QVERIFY(state() != before);
}

void TstProjectFiles::aFileSystemWithoutRoomKeepsWhatWasThere()
{
    // A file system of two megabytes, seen by this shell alone, filled to the last byte.
    constexpr const char* kScript = R"sh(
        mount -t tmpfs -o size=2000k tmpfs "$1" || exit 77
        cp "$2" "$1/site.netatlas" && cd "$1" || exit 1
        program=$3
        state() { "$program" --json show subnets; "$program" --json history; }
        before=$(state)
        dd if=/dev/zero of=filler bs=1k 2>/dev/null
        for arguments in "move 192.168.9.0/24 lab" "import host" "new other.netatlas" \
            "report summary -o x.html" "export view topology -o x.svg" "demo other.netatlas"; do
            # shellcheck disable=SC2086
            "$program" $arguments >message 2>&1 </dev/null
            status=$?
            # Even the message has no room here, so it is asked for again on the way out.
            [ "$status" -eq 3 ] || { echo "$arguments gave $status"; exit 1; }
            ls x.html x.svg other.netatlas other.netatlas.unfinished 2>/dev/null && exit 1
            [ "$(state)" = "$before" ] ||
    {
        echo "$arguments changed it";
        exit 1;
    }
        done
        "$program" move 192.168.9.0/24 lab 2>&1 | grep NA-204 || exit 1
        rm filler
        "$program" move 192.168.9.0/24 lab && [ "$(state)" != "$before" ] && "$program" doctor
    )sh";
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("unshare"),
                {QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("sh"),
                 QStringLiteral("-c"), QString::fromLatin1(kScript), QStringLiteral("sh"),
                 m_folder->path(), m_demo.filePath(QStringLiteral("site.netatlas")),
                 QStringLiteral(NETATLAS_PROGRAM)});
    QVERIFY(shell.waitForFinished(120'000));
    const QByteArray said = shell.readAll();
    if (shell.exitCode() == 77 || said.contains("unshare failed"))
        QSKIP("no right to mount a small file system");
    QVERIFY2(shell.exitCode() == 0, said);
}

void TstProjectFiles::aNewFileOnAFullDiskIsNotLeftBehind()
{
    const QStringList before = namesIn(m_folder->path());
    for (const char* verb : {"new other.netatlas", "demo other.netatlas"})
        for (const qint64 room : {0, 1000, 50'000, 200'000, 500'000}) {
            const auto told = ask(QLatin1String(verb), {.largestFile = room});
            if (told.status == 0) {
                QCOMPARE(ask(QStringLiteral("--project other.netatlas doctor")).status, 0);
                QFile::remove(path("other.netatlas"));
                QFile::remove(path("other.netatlas.bak"));
                continue;
            }
            QVERIFY2(told.status == 3 && told.errors.contains("NA-204") &&
                         told.errors.contains("other.netatlas"),
                     told.text());
            QCOMPARE(namesIn(m_folder->path()), before);
        }
}

void TstProjectFiles::aFolderIsNoProject()
{
    const auto refused = ask(QStringLiteral("--project . show spaces"));
    QVERIFY2(refused.status == 3 && refused.errors.contains("not a file"), refused.text());
}

QTEST_GUILESS_MAIN(TstProjectFiles)
#include "tst_project_files.moc"
