// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/checkpointer.h"
#include "model/store/store.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>

using namespace netatlas;
using namespace netatlas::domain;
using store::Store;

namespace {

/// What has been waited for: the project file itself, by the thread of the test and by others.
std::atomic<int> waitsHere = 0;
std::atomic<int> waitsElsewhere = 0;

} // namespace

/// In the place of the system's, which SQLite brings its files to the disk by.
extern "C" __attribute__((visibility("default"))) int fdatasync(int file)
{
    std::array<char, 512> name{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    if (readlink(link.c_str(), name.data(), name.size() - 1) > 0 &&
        std::string_view(name.data()).ends_with(".netatlas"))
        ++(gettid() == getpid() ? waitsHere : waitsElsewhere);
    return static_cast<int>(syscall(SYS_fdatasync, file));
}

class TstCheckpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWritesDoesNotWaitForTheDisk()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("site.netatlas"));
        constexpr std::size_t kLong = 400'000; // some hundred pages
        std::uint32_t notes = 0;
        {
            const auto made = Store::create(file.toStdString());
            QVERIFY(made);
            waitsHere = 0;
            const auto writeNote = [&] {
                const NoteId id(notes++);
                store::Write write;
                write.project.of<NoteRow>().push_back(
                    {id, std::nullopt, NoteRow{.id = id, .text = std::string(kLong, 'x')}});
                return (*made)->write(write).has_value();
            };
            const qint64 before = QFileInfo(file).size();
            for (int i = 0; i < 3 * store::Checkpointer::kEnoughPages / 100; ++i)
                QVERIFY(writeNote());
            // The log goes into the file, again and again, while it is open.
            for (int round = 1; round <= 3; ++round) {
                QTRY_VERIFY(writeNote() && waitsElsewhere >= round);
                QVERIFY(QFileInfo(file).size() > before);
            }
            QCOMPARE(waitsHere, 0);
        }
        const auto opened = Store::open(file.toStdString());
        QVERIFY(opened);
        QCOMPARE((*opened)->load()->project.table<NoteRow>().size(), std::size_t{notes});
        QVERIFY(!QFileInfo::exists(file + QStringLiteral("-wal")) ||
                QFileInfo(file + QStringLiteral("-wal")).size() == 0);
    }
};

QTEST_GUILESS_MAIN(TstCheckpointer)
#include "tst_checkpointer.moc"
