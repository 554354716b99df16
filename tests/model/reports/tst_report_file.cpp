// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/report_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace netatlas;
using namespace netatlas::reports;

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

class TstReportFile : public QObject
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

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstReportFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TstReportFile::aNewFileHasAllBytes()
{
    const std::string bytes("a\0b\n", 4);
    QVERIFY(writeReportFile(path("report.md").toStdString(), bytes));
    QCOMPARE(contentOf(path("report.md")), QByteArray::fromStdString(bytes));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("report.md")});
}

void TstReportFile::aFormerFileIsReplacedAndKeepsItsRights()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeReportFile(file, "a longer former text\n"));
    QCOMPARE(::chmod(file.c_str(), 0640), 0);
    QVERIFY(writeReportFile(file, "new\n"));
    QCOMPARE(contentOf(path("report.md")), QByteArray("new\n"));
    struct stat now = {};
    QCOMPARE(::stat(file.c_str(), &now), 0);
    QCOMPARE(now.st_mode & 07777, mode_t{0640});
}

void TstReportFile::aLinkStaysALink()
{
    QVERIFY(writeReportFile(path("real.md").toStdString(), "old\n"));
    QVERIFY(QFile::link(path("real.md"), path("link.md")));
    QVERIFY(writeReportFile(path("link.md").toStdString(), "new\n"));
    QVERIFY(QFileInfo(path("link.md")).isSymLink());
    QCOMPARE(contentOf(path("real.md")), QByteArray("new\n"));
}

void TstReportFile::aMissingFolderIsNamed()
{
    const std::string file = path("nowhere/report.md").toStdString();
    const auto status = writeReportFile(file, "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NotFound);
    QCOMPARE(detailOf(status.error().details, "key").text(), path("nowhere").toStdString());
    QCOMPARE(detailOf(status.error().details, "file").text(), file);
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void TstReportFile::aReadOnlyFolderRefuses()
{
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0555), 0);
    Status status;
    {
        const WithoutPrivileges ordinary;
        if (!ordinary.isOrdinary())
            QSKIP("Rights cannot be given up here.");
        status = writeReportFile(path("report.md").toStdString(), "text");
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QCOMPARE(detailOf(status.error().details, "file").text(), path("report.md").toStdString());
    QVERIFY(!detailOf(status.error().details, "cause").text().empty());
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0755), 0);
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void TstReportFile::aReadOnlyFileRefuses()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeReportFile(file, "old\n"));
    QCOMPARE(::chmod(file.c_str(), 0444), 0);
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0777), 0);
    Status status;
    {
        const WithoutPrivileges ordinary;
        if (!ordinary.isOrdinary())
            QSKIP("Rights cannot be given up here.");
        status = writeReportFile(file, "new\n");
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QCOMPARE(contentOf(path("report.md")), QByteArray("old\n"));
}

void TstReportFile::aFolderIsNoFile()
{
    const auto status = writeReportFile(m_folder->path().toStdString(), "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TstReportFile::aFullDeviceHasNoRoom()
{
    const auto status = writeReportFile("/dev/full", "text");
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NoRoom);
    QCOMPARE(detailOf(status.error().details, "file").text(), std::string("/dev/full"));
}

void TstReportFile::aFullDiskLeavesTheFormerFileAndNothingElse()
{
    const std::string file = path("report.md").toStdString();
    QVERIFY(writeReportFile(file, "former\n"));
    Status status;
    {
        const SmallFiles small(1000);
        status = writeReportFile(file, std::string(100'000, 'x'));
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NoRoom);
    QCOMPARE(contentOf(path("report.md")), QByteArray("former\n"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("report.md")});
}

QTEST_GUILESS_MAIN(TstReportFile)
#include "tst_report_file.moc"
