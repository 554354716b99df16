// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/file_check.h"
#include "model/store/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace netatlas;
using namespace netatlas::domain;
using store::ReadOnlyReason;
using store::Store;

namespace {

struct Project
{
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("site 1%?#.netatlas"));
    std::string path = file.toStdString();

    QByteArray bytes() const
    {
        QFile reader(file);
        return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray();
    }
    void put(const QByteArray& content) const
    {
        QFile writer(file);
        QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(writer.write(content), content.size());
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }
};

store::Write note(std::uint32_t id, const std::string& text)
{
    store::Write write;
    write.project.of<NoteRow>().push_back(
        {NoteId(id), std::nullopt, NoteRow{.id = NoteId(id), .text = text}});
    write.entry = store::Write::NewEntry{{.actor = "ada", .textId = "note", .arguments = "{}"},
                                         {write.project, {}}};
    return write;
}

/// Many devices of one machine, each on top of the next, with an address each.
store::Write manyDevices(ModelId model, std::uint32_t count, MachineId machine)
{
    store::Write write;
    write.project.of<ModelRow>().push_back(
        {model, std::nullopt, ModelRow{.id = model, .name = model.text()}});
    store::Write::OfModel& ofModel = write.models.emplace_back();
    ofModel.model = model;
    const MachineRow host{.id = MachineId(0), .name = "host"};
    ofModel.rows.of<MachineRow>().push_back({host.id, std::nullopt, host});
    for (std::uint32_t i = 0; i < count; ++i) {
        DeviceRow device{.id = DeviceId(i), .machine = machine, .name = std::to_string(i)};
        if (i + 1 < count)
            device.parent = DeviceId(i + 1);
        ofModel.rows.of<DeviceRow>().push_back({device.id, std::nullopt, device});
        const DeviceAddressRow address{.id = AddressId(i), .device = device.id};
        ofModel.rows.of<DeviceAddressRow>().push_back({address.id, std::nullopt, address});
    }
    return write;
}

/// What SQLite finds when it goes over rows, keys and indexes.
QString checkOf(const std::string& path)
{
    SQLite::Database database(path);
    SQLite::Statement references(database, "PRAGMA foreign_key_check");
    return references.executeStep()
               ? QStringLiteral("a reference leads nowhere")
               : QString::fromStdString(database.execAndGet("PRAGMA integrity_check").getString());
}

std::size_t notesIn(const std::string& path)
{
    const auto opened = Store::open(path, {.readOnly = true});
    const auto loaded = opened ? (*opened)->load() : fail(opened.error());
    return loaded ? loaded->project.table<NoteRow>().size() : 999;
}

/// Opening is refused so, and the file is as it was, with nothing beside it.
void compareRefused(const Project& project, ErrorKind kind, const store::StoreOptions& options = {})
{
    const QByteArray before = project.bytes();
    const QStringList files = project.files();
    for (const bool readOnly : {false, true}) {
        auto how = options;
        how.readOnly = readOnly;
        const auto opened = Store::open(project.path, how);
        QVERIFY(!opened);
        QVERIFY2(opened.error().kind == kind, errorText(opened.error()).c_str());
        QCOMPARE(project.bytes(), before);
        QCOMPARE(project.files(), files);
    }
}

} // namespace

class TstStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileIsMarkedAsOurs()
    {
        const Project project;
        {
            const auto made = Store::create(project.path);
            QVERIFY2(made, made ? "" : errorText(made.error()).c_str());
            QVERIFY(!(*made)->isReadOnly());
            QCOMPARE((*made)->load()->project.table<DraftRow>().size(), std::size_t{1});
        }
        QCOMPARE(project.files(), QStringList{QStringLiteral("site 1%?#.netatlas")});
        SQLite::Database database(project.path);
        QCOMPARE(database.execAndGet("PRAGMA application_id").getInt(), 0x4E417431);
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(),
                 store::formatOf(store::migrations()));
        QCOMPARE(database.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    }

    void anExistingFileIsNotReplaced()
    {
        const Project project;
        project.put("mine");
        const auto made = Store::create(project.path);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::AlreadyExists);
        QCOMPARE(project.bytes(), QByteArray("mine"));
        const auto nowhere = Store::create(project.folder.path().toStdString() + "/no/x.netatlas");
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, ErrorKind::NotFound);
    }

    void aBareNameIsAFileOfThisFolder()
    {
        const Project project;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(project.folder.path()));
        const bool isMade = Store::create("bare.netatlas").has_value();
        const bool isThere = Store::open("bare.netatlas").has_value();
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(isMade && isThere);
    }

    void whatWasWrittenIsThereAgain()
    {
        const Project project;
        {
            const auto made = Store::create(project.path);
            QCOMPARE((*made)->write(note(0, "a")).value(), std::uint64_t{1});
            QCOMPARE((*made)->write(note(1, "b")).value(), std::uint64_t{2});
        }
        const auto opened = Store::open(project.path);
        QVERIFY(opened);
        QCOMPARE((*opened)->unclosedEntries(), std::uint64_t{0});
        const auto entries = (*opened)->entries(10);
        QCOMPARE(entries->size(), std::size_t{2});
        QCOMPARE(entries->front().number, std::uint64_t{2});
        QCOMPARE(entries->front().actor, std::string("ada"));
        QVERIFY((*opened)->changesOf(2)->project == note(1, "b").project);
    }

    void aFileOfAnotherProgramIsNotTouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text")
            << QByteArray("this is no database at all, but long enough to be one ").repeated(100);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("SQL");
    }
    void aFileOfAnotherProgramIsNotTouched()
    {
        QFETCH(QByteArray, content);
        const Project project;
        project.put(content);
        compareRefused(project, ErrorKind::NotValid);
    }

    void aDatabaseOfAnotherProgramIsNotTouched()
    {
        const Project project;
        {
            SQLite::Database other(project.path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("CREATE TABLE t (x); PRAGMA application_id=7");
        }
        compareRefused(project, ErrorKind::NotValid);
    }

    void aNewerFileIsNotTouched()
    {
        const Project project;
        QVERIFY(Store::create(project.path));
        {
            SQLite::Database newer(project.path, SQLite::OPEN_READWRITE);
            newer.exec("PRAGMA user_version=9");
        }
        compareRefused(project, ErrorKind::FileNewer);
        const auto opened = Store::open(project.path);
        QCOMPARE(detailOf(opened.error().details, "format").number(), 9);
        QCOMPARE(detailOf(opened.error().details, "reads").number(),
                 store::formatOf(store::migrations()));
    }

    void aDamagedFileIsNotTouched_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"page", "cut", "table", "short header"})
            QTest::newRow(how) << QByteArray(how);
    }
    void aDamagedFileIsNotTouched()
    {
        QFETCH(QByteArray, how);
        const Project project;
        {
            const auto made = Store::create(project.path);
            for (std::uint32_t i = 0; i < 40; ++i)
                QVERIFY((*made)->write(note(i, std::string(3000, 'x'))));
        }
        QByteArray content = project.bytes();
        constexpr int kPage = 4096;
        if (how == "page")
            content.replace(kPage, content.size() - 2 * kPage,
                            QByteArray(content.size() - 2 * kPage, '\x5a'));
        else if (how == "cut")
            content.truncate(content.size() / 2 + 17);
        else if (how == "short header")
            content.truncate(60);
        if (how != "table") {
            project.put(content);
        } else {
            SQLite::Database database(project.path, SQLite::OPEN_READWRITE);
            database.exec("DROP TABLE drift");
        }
        compareRefused(project, ErrorKind::FileDamaged);
    }

    void aDamagedFileNamesTheCopyOfTheLastGoodState()
    {
        const Project project;
        {
            const auto made = Store::create(project.path);
            QVERIFY((*made)->write(note(0, "kept")));
        }
        QVERIFY(Store::open(project.path)); // good, so a copy is made
        for (const QByteArray& content : {QByteArray("rubbish"), project.bytes().left(5000)}) {
            project.put(content);
            compareRefused(project, ErrorKind::FileDamaged);
            const auto opened = Store::open(project.path);
            const std::string copy = detailOf(opened.error().details, "copy").text();
            QCOMPARE(copy, store::backupPath(project.path));
            QCOMPARE(notesIn(copy), std::size_t{1});
        }
    }

    void theFirstWritesAndTheOthersRead()
    {
        const Project project;
        const auto first = Store::create(project.path);
        QVERIFY(first);
        QVERIFY((*first)->write(note(0, "a")));
        {
            const auto second = Store::open(project.path);
            QVERIFY2(second, second ? "" : errorText(second.error()).c_str());
            QCOMPARE((*second)->readOnlyReason(), ReadOnlyReason::OpenElsewhere);
            QCOMPARE((*second)->load()->project.table<NoteRow>().size(), std::size_t{1});
            QCOMPARE((*second)->write(note(1, "b")).error().kind, ErrorKind::Refused);
            QVERIFY((*first)->write(note(1, "b")));
            QCOMPARE((*second)->load()->project.table<NoteRow>().size(), std::size_t{2});
        }
        QVERIFY((*first)->write(note(2, "c")));
        QCOMPARE(notesIn(project.path), std::size_t{3});
    }

    void theWriterIsFollowedByTheNext()
    {
        const Project project;
        QVERIFY(Store::create(project.path)); // and closed
        const auto next = Store::open(project.path);
        QVERIFY(next);
        QVERIFY(!(*next)->isReadOnly());
    }

    void theLockDiesWithItsHolder()
    {
        const Project project;
        QVERIFY(Store::create(project.path));
        std::array<int, 2> pipes{};
        QCOMPARE(pipe(pipes.data()), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto held = Store::open(project.path);
            const char byte = held && (*held)->write(note(0, "a")) ? 'y' : 'n';
            (void)!write(pipes[1], &byte, 1);
            pause();
            _exit(0);
        }
        char byte = 0;
        QCOMPARE(read(pipes[0], &byte, 1), ssize_t{1});
        QCOMPARE(byte, 'y');
        QCOMPARE((*Store::open(project.path))->readOnlyReason(), ReadOnlyReason::OpenElsewhere);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const auto next = Store::open(project.path);
        QVERIFY(next);
        QVERIFY(!(*next)->isReadOnly());
        QCOMPARE((*next)->unclosedEntries(), std::uint64_t{1});
        QCOMPARE((*next)->load()->project.table<NoteRow>().size(), std::size_t{1});
    }

    void manyRowsThatAreRefusedTakeNothingAway()
    {
        const Project project;
        QVERIFY(Store::create(project.path));
        {
            const auto opened = Store::open(project.path);
            const auto written = (*opened)->write(manyDevices(ModelId(0), 5000, MachineId(77)));
            QVERIFY(!written);
            QVERIFY((*opened)->load()->models.empty());
            QVERIFY((*opened)->write(manyDevices(ModelId(0), 5000, MachineId(0))));
        }
        QCOMPARE(checkOf(project.path), QStringLiteral("ok"));
    }

    void aFullDiskKeepsAllButTheLastChange()
    {
        const Project project;
        QVERIFY(Store::create(project.path));
        const pid_t child = fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{400'000, 400'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto opened = Store::open(project.path);
            std::uint32_t id = 0;
            Result<std::uint64_t> written = 0;
            while (written)
                written = (*opened)->write(note(id++, std::string(20'000, 'x')));
            const auto loaded = (*opened)->load();
            const bool isRight = written.error().kind == ErrorKind::NoRoom && loaded &&
                                 loaded->project.table<NoteRow>().size() == id - 1 && id > 3;
            // A small one still fits, or is refused as well: nothing is ever half there.
            (void)(*opened)->write(note(id, "small"));
            _exit(isRight ? static_cast<int>(id) : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QVERIFY(WEXITSTATUS(status) > 1);
        const std::size_t kept = static_cast<std::size_t>(WEXITSTATUS(status)) - 1;
        QVERIFY(Store::open(project.path));
        const std::size_t found = notesIn(project.path);
        QVERIFY2(found == kept || found == kept + 1, std::to_string(found).c_str());
    }

    void anOlderFileIsBroughtUpToDateWithACopy()
    {
        const Project project;
        {
            const auto made = Store::create(project.path);
            QVERIFY((*made)->write(note(0, "a")));
        }
        const auto first = store::migrations();
        std::vector<store::Migration> steps(first.begin(), first.end());
        const int present = store::formatOf(first);
        steps.push_back({present + 1, "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; "
                                      "INSERT INTO extra VALUES (5)"});
        const store::StoreOptions options{.migrations = steps};
        {
            const auto reader = Store::open(project.path, {.readOnly = true, .migrations = steps});
            QVERIFY(!reader);
            QCOMPARE(reader.error().kind, ErrorKind::Refused);
            const auto opened = Store::open(project.path, options);
            QVERIFY2(opened, opened ? "" : errorText(opened.error()).c_str());
            QCOMPARE((*opened)->load()->project.table<NoteRow>().size(), std::size_t{1});
        }
        compareRefused(project, ErrorKind::FileNewer); // for the version of before
        QCOMPARE(notesIn(project.path + ".format-" + std::to_string(present) + ".bak"),
                 std::size_t{1});
        // A step that fails leaves the file as the step before left it.
        steps.push_back(
            {present + 2, "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense()"});
        const auto failed = Store::open(project.path, {.migrations = steps});
        QVERIFY(!failed);
        steps.pop_back();
        QVERIFY(Store::open(project.path, {.migrations = steps}));
    }

    void aFolderThatTakesNothingIsReadFrom()
    {
        const Project project;
        {
            const auto made = Store::create(project.path);
            QVERIFY((*made)->write(note(0, "a")));
        }
        const QByteArray before = project.bytes();
        const pid_t child = fork();
        if (child == 0) {
            // A root user may write everywhere.
            if (chown(project.folder.path().toStdString().c_str(), 0, 0) == 0 &&
                chmod(project.folder.path().toStdString().c_str(), 0555) == 0 && setuid(65534) != 0)
                _exit(9);
            const auto opened = Store::open(project.path);
            _exit(opened && (*opened)->isReadOnly() && notesIn(project.path) == 1 ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
        QFile::setPermissions(project.folder.path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(project.bytes(), before);
    }

    /// The kept file is a project of format 1 as text: a small site, one edit done, one undone.
    void aProjectOfTheFirstVersionOpens()
    {
        const Project project;
        const Project fresh;
        QVERIFY(Store::create(fresh.path));
        QFile kept(QStringLiteral(NETATLAS_TEST_DATA "/store/first_version.sql"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        SQLite::Database(project.path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec(kept.readAll().toStdString());
        {
            const auto opened = Store::open(project.path);
            QVERIFY2(opened, opened ? "" : errorText(opened.error()).c_str());
            const auto loaded = (*opened)->load();
            QVERIFY2(loaded, loaded ? "" : errorText(loaded.error()).c_str());
            const ModelState& state = loaded->models.at(ModelId(0));
            QCOMPARE(state.table<SubnetRow>().size(), std::size_t{16});
            QCOMPARE(state.table<DeviceAddressRow>().size(), std::size_t{40});
            QCOMPARE(state.table<DeviceRow>().begin()->index, 0U);
            const auto steps = (*opened)->steps(10);
            QVERIFY(steps);
            QCOMPARE(steps->size(), std::size_t{2});
            for (const store::JournalEntry& step : *steps)
                QCOMPARE((*opened)->changesOf(step.number)->model.rows.of<SubnetRow>().size(),
                         std::size_t{1});
            QVERIFY((*opened)->write(note(0, "goes on")));
        }
        QCOMPARE(notesIn(project.path), std::size_t{1});
        QVERIFY(QFile::exists(project.file + QStringLiteral(".format-1.bak")));
        SQLite::Database database(project.path);
        database.exec("ATTACH '" + fresh.path + "' AS fresh");
        QCOMPARE(database
                     .execAndGet("SELECT count(*) FROM fresh.sqlite_master AS new WHERE NOT EXISTS "
                                 "(SELECT 1 FROM main.sqlite_master AS old WHERE old.sql IS "
                                 "new.sql AND old.name = new.name)")
                     .getInt(),
                 0);
    }
};

QTEST_GUILESS_MAIN(TstStore)
#include "tst_store.moc"
