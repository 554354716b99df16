// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/whole_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace netatlas;

namespace {

constexpr uid_t kNobody = 65534;

/// Root may write anywhere, so tests of rights go on as nobody meanwhile.
class WithoutPrivileges
{
public:
    WithoutPrivileges()
        : m_wasRoot(::geteuid() == 0)
        , m_isOrdinary(!m_wasRoot || ::seteuid(kNobody) == 0)
    {
    }
    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;
    ~WithoutPrivileges()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            std::abort();
    }
    bool isOrdinary() const { return m_isOrdinary; }

private:
    bool m_wasRoot;
    bool m_isOrdinary;
};

/// No file may grow beyond some bytes meanwhile, as on a disk that is nearly full.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes) : m_formerAction(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_former);
        rlimit small = m_former;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    ~SmallFiles()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_former);
        std::signal(SIGXFSZ, m_formerAction);
    }

private:
    rlimit m_former = {};
    void (*m_formerAction)(int);
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// All names in the folder, hidden ones too.
QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class TstWholeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewFileHasAllBytes();
    void aFormerFileIsReplacedAndKeepsItsRights();
    void aLinkStaysALink();
    void aMissingFolderIsNamed();
    void aReadOnlyFolderRefuses();
    void aReadOnlyFileRefuses();
    void aFolderIsNoFile();
    void aFullDeviceHasNoRoom();
    void aFullDiskLeavesTheFormerFileAndNothingElse();
    void whatIsStreamedShowsOnlyWhenFinished();
    void whatIsDroppedBeforeItsEndLeavesTheFormerFileAndNothingElse();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstWholeFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TstWholeFile::aNewFileHasAllBytes()
{
    const std::string bytes("a\0b\n", 4);
    QVERIFY(writeWholeFile(path("report.md").toStdString(), bytes));
    QCOMPARE(contentOf(path("report.md")), QByteArray::fromStdString(bytes));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("report.md")});
}

void TstWholeFile::aFormerFileIsReplacedAndKeepsItsRights()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeWholeFile(file, "a longer former text\n"));
    QCOMPARE(::chmod(file.c_str(), 0640), 0);
    QVERIFY(writeWholeFile(file, "new\n"));
    QCOMPARE(contentOf(path("report.md")), QByteArray("new\n"));
    struct stat now = {};
    QCOMPARE(::stat(file.c_str(), &now), 0);
    QCOMPARE(now.st_mode & 07777, mode_t{0640});
}

void TstWholeFile::aLinkStaysALink()
{
    QVERIFY(writeWholeFile(path("real.md").toStdString(), "old\n"));
    QVERIFY(QFile::link(path("real.md"), path("link.md")));
    QVERIFY(writeWholeFile(path("link.md").toStdString(), "new\n"));
    QVERIFY(QFileInfo(path("link.md")).isSymLink());
    QCOMPARE(contentOf(path("real.md")), QByteArray("new\n"));
}

void TstWholeFile::aMissingFolderIsNamed()
{
    const std::string file = path("nowhere/report.md").toStdString();
    const auto status = writeWholeFile(file, "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NotFound);
    QCOMPARE(detailOf(status.error().details, "key").text(), path("nowhere").toStdString());
    QCOMPARE(detailOf(status.error().details, "file").text(), file);
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void TstWholeFile::aReadOnlyFolderRefuses()
{
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0555), 0);
    Status status;
    {
        const WithoutPrivileges ordinary;
        if (!ordinary.isOrdinary())
            QSKIP("Rights cannot be given up here.");
        status = writeWholeFile(path("report.md").toStdString(), "text");
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QCOMPARE(detailOf(status.error().details, "file").text(), path("report.md").toStdString());
    QVERIFY(!detailOf(status.error().details, "cause").text().empty());
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0755), 0);
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void TstWholeFile::aReadOnlyFileRefuses()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeWholeFile(file, "old\n"));
    QCOMPARE(::chmod(file.c_str(), 0444), 0);
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0777), 0);
    Status status;
    {
        const WithoutPrivileges ordinary;
        if (!ordinary.isOrdinary())
            QSKIP("Rights cannot be given up here.");
        status = writeWholeFile(file, "new\n");
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QCOMPARE(contentOf(path("report.md")), QByteArray("old\n"));
}

void TstWholeFile::aFolderIsNoFile()
{
    const auto status = writeWholeFile(m_folder->path().toStdString(), "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TstWholeFile::aFullDeviceHasNoRoom()
{
    const auto status = writeWholeFile("/dev/full", "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NoRoom);
    QCOMPARE(detailOf(status.error().details, "file").text(), std::string("/dev/full"));
}

void TstWholeFile::aFullDiskLeavesTheFormerFileAndNothingElse()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeWholeFile(file, "former\n"));
    Status status;
    {
        const SmallFiles small(1000);
        status = writeWholeFile(file, std::string(100'000, 'x'));
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NoRoom);
    QCOMPARE(contentOf(path("report.md")), QByteArray("former\n"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("report.md")});
}

void TstWholeFile::whatIsStreamedShowsOnlyWhenFinished()
{
    const std::string name = path("model.json").toStdString();
    QVERIFY(writeWholeFile(name, "former\n"));
    auto file = WholeFile::begin(name);
    QVERIFY(file);
    QByteArray expected;
    for (int line = 0; line < 20'000; ++line) {
        file->stream() << "line " << line << '\n';
        expected += "line " + QByteArray::number(line) + '\n';
    }
    QCOMPARE(contentOf(path("model.json")), QByteArray("former\n"));
    QVERIFY(file->finish());
    QCOMPARE(contentOf(path("model.json")), expected);
}

void TstWholeFile::whatIsDroppedBeforeItsEndLeavesTheFormerFileAndNothingElse()
{
    const std::string name = path("model.json").toStdString();
    QVERIFY(writeWholeFile(name, "former\n"));
    {
        auto file = WholeFile::begin(name);
        QVERIFY(file);
        file->stream() << std::string(100'000, 'x');
    }
    QCOMPARE(contentOf(path("model.json")), QByteArray("former\n"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("model.json")});
}

QTEST_GUILESS_MAIN(TstWholeFile)
#include "tst_whole_file.moc"
