// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "tests/support/cloud_source.h"
#include "tests/support/scripted_keychain.h"
#include "tests/support/window_fixture.h"
#include "views/shell/source_dialog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;
using Mood = ScriptedKeychain::Mood;

namespace {

const std::vector<const char*> kVariables{"OS_AUTH_URL", "OS_USERNAME", "OS_PASSWORD",
                                          "OS_PROJECT_NAME", "OS_CACERT"};

/// The window with an empty project, a cloud of the `OS_*` variables, and a keychain.
struct Program
{
    Program()
    {
        window.show();
        setVariables();
        if (!host.createProject(cloud.folder.filePath(QStringLiteral("site.netatlas"))))
            qFatal("no project");
    }
    ~Program() { unsetVariables(); }
    void setVariables() const
    {
        const std::vector<std::string> values{cloud.server->url(), "admin", "hunter22", "p",
                                              cloud.path("ca.pem")};
        for (std::size_t i = 0; i < kVariables.size(); ++i)
            qputenv(kVariables[i], QByteArray::fromStdString(values[i]));
    }
    static void unsetVariables()
    {
        for (const char* name : kVariables)
            qunsetenv(name);
    }
    const domain::SourceRow* row() const
    {
        return composition::findSource(host.session().live(), "lab");
    }
    /// All bytes of the project, the journal and what is not yet merged into it.
    QByteArray bytesOfProject() const
    {
        QByteArray all;
        for (const char* ending : {"", "-wal", "-shm"}) {
            QFile file(cloud.folder.filePath(QStringLiteral("site.netatlas")) +
                       QLatin1String(ending));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    struct Host : window::WindowHost
    {
        using WindowHost::WindowHost;
        session::Session& session() const
        {
            return const_cast<Host*>(this)->project()->session(); // NOLINT: a getter of the base
        }
    };

    CloudSource cloud;
    SetClock clock;
    views::QtExecutor home;
    workers::JobRunner jobs{home, 1};
    ScriptedKeychain keychain;
    Host host{clock, jobs, home, false, &keychain};
    views::shell::MainWindow window{host};
};

/// The dialog, filled in.
struct Dialog : views::shell::SourceDialog
{
    explicit Dialog(Program& program) : SourceDialog(program.host, &program.window)
    {
        show();
        findChild<QLineEdit*>(QStringLiteral("source.name"))->setText(QStringLiteral("lab"));
    }
    void press(const char* button) const
    {
        QTest::mouseClick(findChild<QPushButton*>(QLatin1String(button)), Qt::LeftButton);
    }
    QLabel& said() const { return *findChild<QLabel*>(QStringLiteral("source.result")); }
};

} // namespace

/// Credentials that lie in no file, from the dialog to the worker that reads by them.
class TstKeptCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("tst_kept_credentials"); }

    void theDialogPutsThemIntoTheKeychain()
    {
        Program program;
        Dialog dialog(program);
        dialog.press("source.add");
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QVERIFY(dialog.note().isEmpty());
        QCOMPARE(program.keychain.entries().size(), std::size_t{1});
        QVERIFY(program.row()->options.find("keychain:lab/") != std::string::npos);
        // Workers read by the keychain alone.
        Program::unsetVariables();
        program.host.workers().runNow("lab");
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
        QVERIFY(program.cloud.cloud.lastLogin.find("hunter22") != std::string::npos);
        const QByteArray bytes = program.bytesOfProject();
        QVERIFY(bytes.contains("keychain:lab/"));
        QVERIFY(!bytes.contains("hunter22"));
        program.host.closeProject();
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
    }

    void aKeychainThatRefusesIsSaid()
    {
        Program program;
        program.keychain.setMood(Mood::Refuses);
        Dialog dialog(program);
        dialog.press("source.add");
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY2(dialog.note().contains(QStringLiteral("it is locked")), qPrintable(dialog.note()));
        QVERIFY(program.row()->options.find("variables") != std::string::npos);
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
    }

    void aKeychainThatHangsHoldsUpNobody()
    {
        Program program;
        program.keychain.setMood(Mood::Hangs);
        {
            Dialog dialog(program);
            QElapsedTimer passed;
            passed.start();
            dialog.press("source.add");
            QVERIFY(passed.elapsed() < 5'000);
            QTRY_COMPARE(program.keychain.asked(), 1);
            QVERIFY(dialog.isVisible());
            QVERIFY(!dialog.said().text().isEmpty());
            QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("source.add"))->isEnabled());
            dialog.reject();
        }
        QVERIFY(!program.row());
        // What it takes after all belongs to nobody.
        QTRY_VERIFY([&] {
            program.keychain.wakeUp();
            return program.keychain.asked() == 2 && program.keychain.entries().empty();
        }());
        QVERIFY(!program.row());
    }

    void whatComesAsItIsGivenUpIsRemovedAgain()
    {
        Program program;
        program.keychain.setMood(Mood::Hangs);
        {
            Dialog dialog(program);
            dialog.press("source.add");
            QTRY_COMPARE(program.keychain.asked(), 1);
            program.keychain.wakeUp();
            QCOMPARE(program.keychain.entries().size(), std::size_t{1});
        }
        QTRY_VERIFY(program.keychain.entries().empty());
        QVERIFY(!program.row());
    }

    void aNameThatIsTakenAsksNoKeychain()
    {
        Program program;
        auto taken = program.cloud.settings("lab");
        QVERIFY(composition::addSource(program.host.session(), taken));
        Dialog dialog(program);
        dialog.press("source.add");
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.said().text().contains(QStringLiteral("already exists")));
        QCOMPARE(program.keychain.asked(), 0);
    }
};

QTEST_MAIN(TstKeptCredentials)
#include "tst_kept_credentials.moc"
