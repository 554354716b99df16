// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "model/providers/source/kept_credentials.h"
#include "tests/support/cloud_source.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/scripted_keychain.h"
#include "tests/support/window_fixture.h"
#include "views/dialogs/marked_label.h"
#include "views/shell/source_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace netatlas;
using namespace netatlas::tests;
using namespace std::chrono_literals;
using Mood = ScriptedKeychain::Mood;

namespace {

/// The window with an empty project, a cloud, and a keychain.
struct Program
{
    Program()
    {
        window.show();
        if (!host.createProject(cloud.folder.filePath(QStringLiteral("site.netatlas"))))
            qFatal("no project");
    }
    session::Session& session() { return host.project()->session(); }
    const domain::SourceRow* row() { return composition::findSource(session().live(), "lab"); }
    providers::SourceSettings settings() { return *providers::settingsOf(*row()); }
    std::string key() { return providers::keychainKeyOf(settings()); }
    /// All bytes beside the keychain: the project, its journal, what is not yet merged into it.
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
    std::uint64_t runs() const
    {
        const auto* health = const_cast<window::WindowHost&>(host).workers().find("lab");
        return health ? health->runs : 0;
    }

    CloudSource cloud;
    SetClock clock;
    views::QtExecutor home;
    workers::JobRunner jobs{home, 1};
    ScriptedKeychain keychain;
    window::WindowHost host{clock, jobs, home, false, &keychain};
    views::shell::MainWindow window{host};
};

/// A person at the dialog.
struct Person
{
    explicit Person(QDialog& opened) : dialog(opened) { dialog.show(); }

    QLineEdit& field(const char* name) const
    {
        return *dialog.findChild<QLineEdit*>(QLatin1String("source.") + QLatin1String(name));
    }
    void type(const char* name, const std::string& text) const
    {
        field(name).setFocus();
        QTest::keySequence(&field(name), QKeySequence::SelectAll);
        QTest::keyClick(&field(name), Qt::Key_Delete);
        QTest::keyClicks(&field(name), QString::fromStdString(text));
    }
    void choose(const char* name, int steps) const
    {
        auto* box = dialog.findChild<QComboBox*>(QLatin1String("source.") + QLatin1String(name));
        box->setFocus();
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    QPushButton& button(const char* name) const
    {
        return *dialog.findChild<QPushButton*>(QLatin1String("source.") + QLatin1String(name));
    }
    void press(const char* name) const { QTest::mouseClick(&button(name), Qt::LeftButton); }
    views::dialogs::MarkedLabel& said() const
    {
        return *dialog.findChild<views::dialogs::MarkedLabel*>(QStringLiteral("source.result"));
    }
    bool isFine() const { return said().mark() == views::paint::Severity::Info; }
    void typeAccount(const Program& program, const std::string& secret) const
    {
        type("name", "lab");
        choose("credentials", 1);
        type("url", program.cloud.server->url());
        type("user", "admin");
        type("project", "p");
        type("ca", program.cloud.path("ca.pem"));
        type("secret", secret);
    }

    QDialog& dialog;
};

} // namespace

/// Credentials that a person types, from the dialog to the worker that reads by them.
class TstTypedCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("tst_typed_credentials"); }

    void theyAreTriedKeptAndReadBy()
    {
        Program program;
        views::shell::SourceDialog dialog(program.host, &program.window);
        const Person person(dialog);
        person.typeAccount(program, "wrong");
        QCOMPARE(person.field("secret").echoMode(), QLineEdit::Password);
        QTest::keySequence(&person.field("secret"), QKeySequence::SelectAll);
        QApplication::clipboard()->clear();
        QTest::keySequence(&person.field("secret"), QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().isEmpty());

        person.press("test");
        QTRY_VERIFY(!person.said().text().isEmpty() && person.button("add").isEnabled());
        QVERIFY(!person.isFine());
        QVERIFY2(!person.said().text().contains(QStringLiteral("wrong")),
                 qPrintable(person.said().text()));
        person.type("secret", "hunter22");
        person.press("test");
        QTRY_VERIFY2(person.isFine(), qPrintable(person.said().text()));
        QVERIFY(program.cloud.cloud.lastLogin.find("hunter22") != std::string::npos);
        QCOMPARE(program.keychain.asked(), 0); // trying keeps nothing

        person.press("add");
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY(dialog.note().isEmpty());
        QVERIFY(person.field("secret").text().isEmpty());
        QTest::keySequence(&person.field("secret"), QKeySequence::Undo);
        QVERIFY(person.field("secret").text().isEmpty());
        QCOMPARE(program.keychain.entries().size(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
        QVERIFY(!program.session().live().model("lab")->table<domain::SubnetRow>().empty());
        QCOMPARE(program.settings().option("user"), std::string("admin"));
        QVERIFY(program.bytesOfProject().contains("keychain:lab/"));
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
        program.host.closeProject();
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
        QCOMPARE(program.keychain.entries().size(), std::size_t{1});
    }

    void whereNoKeychainTakesThemAFileIsOffered()
    {
        Program program;
        program.keychain.setMood(Mood::Refuses);
        views::shell::SourceDialog dialog(program.host, &program.window);
        const Person person(dialog);
        person.typeAccount(program, "hunter22");
        QVERIFY(!person.button("use-file").isVisible());
        person.press("add");
        QTRY_VERIFY(person.button("use-file").isVisible());
        QVERIFY(dialog.isVisible());
        QVERIFY2(person.said().text().contains(QStringLiteral("it is locked")),
                 qPrintable(person.said().text()));
        QVERIFY(!program.row());
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
        person.press("use-file");
        QVERIFY(person.field("clouds").isVisible());
        QVERIFY(person.field("clouds").hasFocus());
        QVERIFY(person.field("secret").text().isEmpty());
        person.type("clouds", program.cloud.path("clouds.yaml"));
        person.type("cloud", "one");
        person.press("add");
        QTRY_VERIFY(!dialog.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
    }

    void aClusterIsReadByATypedToken()
    {
        Program program;
        FakeCluster cluster;
        ScriptedServer::Options options;
        options.credential = program.cloud.authority.issue();
        ScriptedServer server(cluster.script(), options);
        views::shell::SourceDialog dialog(program.host, &program.window);
        QStringList told;
        connect(&dialog, &views::shell::SourceDialog::announced, this,
                [&](const QString& sentence) { told << sentence; });
        const Person person(dialog);
        person.choose("kind", 1);
        person.type("name", "lab");
        person.choose("credentials", 1);
        person.type("url", server.url());
        person.type("ca", program.cloud.path("ca.pem"));
        person.type("secret", "bad-token");
        person.press("test");
        QTRY_VERIFY(told.size() == 2 && person.button("add").isEnabled());
        QVERIFY(!person.isFine());
        QCOMPARE(told.last(), person.said().text());
        person.type("secret", "good-token");
        person.press("test");
        QTRY_VERIFY2(person.isFine(), qPrintable(person.said().text()));
        person.press("add");
        QTRY_VERIFY(!dialog.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
        QVERIFY(!program.session().live().model("lab")->table<domain::MachineRow>().empty());
        QCOMPARE(program.keychain.entries().size(), std::size_t{1});
        program.host.closeProject();
        QVERIFY(!program.bytesOfProject().contains("good-token"));
    }

    void halfAnAccountIsSaidAndNotAdded()
    {
        Program program;
        views::shell::SourceDialog dialog(program.host, &program.window);
        const Person person(dialog);
        person.typeAccount(program, "");
        person.press("add");
        QVERIFY2(person.said().text().contains(QStringLiteral("password")),
                 qPrintable(person.said().text()));
        person.type("secret", "hunter22");
        person.type("project", "");
        person.press("add");
        QVERIFY2(person.said().text().contains(QStringLiteral("project")),
                 qPrintable(person.said().text()));
        QVERIFY(!program.row());
        QCOMPARE(program.keychain.asked(), 0);
    }

    void aTestCanBeStopped()
    {
        Program program;
        std::atomic<bool> isAsked = false;
        ScriptedServer::Options options;
        options.credential = program.cloud.authority.issue();
        ScriptedServer silent(
            [&](const Asked&, Wire& wire) {
                isAsked = true;
                wire.pause(10min);
            },
            options);
        views::shell::SourceDialog dialog(program.host, &program.window);
        const Person person(dialog);
        person.typeAccount(program, "hunter22");
        person.type("url", silent.url());
        const auto* progress = dialog.findChild<QProgressBar*>();
        QVERIFY(!progress->isVisible());
        person.button("test").setFocus();
        QTest::keyClick(&person.button("test"), Qt::Key_Space);
        QVERIFY(progress->isVisible());
        QVERIFY(!person.button("add").isEnabled());
        QTRY_VERIFY(isAsked.load());
        QTest::keyClick(&person.button("test"), Qt::Key_Space);
        QVERIFY(!progress->isVisible());
        QVERIFY(person.said().text().contains(QStringLiteral("stopped")));
        QVERIFY(person.button("add").isEnabled());
        person.type("url", program.cloud.server->url());
        person.press("test");
        QTRY_VERIFY2(person.isFine(), qPrintable(person.said().text()));
    }

    /// The address, the secret, and a step back.
    void aSourceIsChangedFromActivity()
    {
        Program program;
        {
            views::shell::SourceDialog dialog(program.host, &program.window);
            const Person person(dialog);
            person.typeAccount(program, "hunter22");
            person.press("add");
            QTRY_VERIFY(!dialog.isVisible());
        }
        QTRY_VERIFY_WITH_TIMEOUT(program.row()->lastComplete, 20'000);
        const std::string first = program.key();
        program.window.showMode(QStringLiteral("activity"));
        auto* change =
            program.window.findChild<QPushButton*>(QStringLiteral("activity.change-source"));
        QTRY_VERIFY(change->isEnabled());
        const auto inDialog = [&](const std::function<void(const Person&)>& act) {
            QTimer::singleShot(0, &program.window, [&, act] {
                auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
                QVERIFY(dialog);
                act(Person(*dialog));
                // What it waits for comes while its own loop runs.
            });
            QTest::keyClick(change, Qt::Key_Space);
        };

        // Other settings of the same account keep its secret.
        inDialog([&](const Person& person) {
            QCOMPARE(person.dialog.windowTitle(), QStringLiteral("Change lab"));
            QVERIFY(!person.field("name").isEnabled());
            QCOMPARE(person.field("user").text(), QStringLiteral("admin"));
            QVERIFY(person.field("secret").text().isEmpty());
            auto* interval = person.dialog.findChild<QComboBox*>(QStringLiteral("source.interval"));
            interval->setFocus();
            interval->lineEdit()->selectAll();
            QTest::keyClicks(interval, QStringLiteral("1h"));
            QCOMPARE(interval->currentText(), QStringLiteral("1h"));
            QTest::keyClick(interval, Qt::Key_Return);
        });
        QCOMPARE(program.settings().interval, std::chrono::seconds(3600));
        QCOMPARE(program.key(), first);

        // Another account asks for its secret.
        inDialog([&](const Person& person) {
            person.type("user", "reader");
            QVERIFY(person.field("secret").placeholderText().contains(QStringLiteral("anew")));
            person.press("add");
            QVERIFY2(person.said().text().contains(QStringLiteral("password")),
                     qPrintable(person.said().text()));
            QCOMPARE(program.settings().option("user"), std::string("admin"));
            person.type("secret", "letmein7");
            person.press("add");
        });
        QCOMPARE(program.settings().option("user"), std::string("reader"));
        const std::string second = program.key();
        QVERIFY(second != first);
        QTRY_VERIFY(program.cloud.cloud.lastLogin.find("letmein7") != std::string::npos);
        QVERIFY(program.session().live().models().size() == 1);

        // A step back has its secret, too; what no source needs goes with the project.
        QVERIFY(program.session().undo());
        QCOMPARE(program.key(), first);
        QTRY_VERIFY(program.cloud.cloud.lastLogin.find("hunter22") != std::string::npos);
        QCOMPARE(program.keychain.entries().size(), std::size_t{2});
        QVERIFY(!program.bytesOfProject().contains("letmein7"));
        program.host.closeProject();
        QCOMPARE(program.keychain.entries().size(), std::size_t{1});
        QCOMPARE(program.keychain.entries().begin()->first, first);
        QVERIFY(!program.bytesOfProject().contains("letmein7"));
        QVERIFY(!program.bytesOfProject().contains("hunter22"));
    }
};

QTEST_MAIN(TstTypedCredentials)
#include "tst_typed_credentials.moc"
