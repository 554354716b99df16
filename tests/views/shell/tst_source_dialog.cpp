// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"
#include "views/shell/source_dialog.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;

class TstSourceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tests::useOwnSettings("tst_source_dialog");
        qputenv("KUBECONFIG", "/nowhere/config");
    }
    void aSourceIsTriedAndAddedByTheDialog();
    void aClusterIsChosenByFileAndContext();
};

void TstSourceDialog::aSourceIsTriedAndAddedByTheDialog()
{
    const QTemporaryDir folder;
    tests::WindowFixture program;
    program.window.show();
    QAction* add = program.window.actions().action("act.tools.add-source");
    QVERIFY(!add->isEnabled());
    QVERIFY(program.host.createProject(folder.filePath(QStringLiteral("live.netatlas"))));
    QVERIFY(add->isEnabled());

    views::shell::SourceDialog dialog(program.host, &program.window);
    dialog.show();
    const auto field = [&dialog](const char* name) {
        return dialog.findChild<QLineEdit*>(QLatin1String(name));
    };
    auto* kind = dialog.findChild<QComboBox*>(QStringLiteral("source.kind"));
    auto* result = dialog.findChild<QLabel*>(QStringLiteral("source.result"));
    auto* accept = dialog.findChild<QPushButton*>(QStringLiteral("source.add"));
    QVERIFY(field("source.cloud")->isVisible());
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Down);
    QVERIFY(!field("source.cloud")->isVisible());
    QVERIFY(field("source.host")->isVisible());
    QTest::keyClicks(field("source.name"), QStringLiteral("web"));
    QTest::keyClicks(field("source.host"), QStringLiteral("-oProxyCommand=reboot"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(dialog.isVisible());
    QVERIFY2(result->text().contains(QStringLiteral("-oProxyCommand=reboot")),
             qPrintable(result->text()));

    QTest::keyClick(kind, Qt::Key_Up);
    QVERIFY(!field("source.host")->isVisible());
    QVERIFY(!result->isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("source.test")),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(result->property("isFine").toBool(), 20'000);
    QVERIFY(result->text().contains(QStringLiteral("answers")));
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(!dialog.isVisible());
    QTRY_COMPARE(program.host.workers().health().size(), std::size_t{1});
    QCOMPARE(program.host.workers().health().front().name, std::string("web"));
    QTRY_VERIFY_WITH_TIMEOUT(program.host.workers().health().front().runs >= 1, 20'000);
}

void TstSourceDialog::aClusterIsChosenByFileAndContext()
{
    const QTemporaryDir folder;
    QFile config(folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("current-context: west\ncontexts: [{name: east}, {name: west}]\n");
    config.close();
    tests::WindowFixture program;
    program.window.show();
    QVERIFY(program.host.createProject(folder.filePath(QStringLiteral("live.netatlas"))));
    views::shell::SourceDialog dialog(program.host, &program.window);
    dialog.show();
    auto* kind = dialog.findChild<QComboBox*>(QStringLiteral("source.kind"));
    auto* context = dialog.findChild<QComboBox*>(QStringLiteral("source.context"));
    auto* file = dialog.findChild<QLineEdit*>(QStringLiteral("source.kubeconfig"));
    QVERIFY(!context->isVisible());
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QVERIFY(context->isVisible() && file->isVisible());
    file->setText(config.fileName());
    QCOMPARE(context->count(), 0); // it is read beside the window, which never waits
    QTRY_COMPARE(context->count(), 2);
    QCOMPARE(context->itemText(0), QStringLiteral("west")); // the current one
    QVERIFY(context->currentText().isEmpty());              // which counts unless another is chosen
    QVERIFY(!dialog.form().options.contains(QStringLiteral("context")));
    context->setFocus();
    QTest::keyClick(context, Qt::Key_Down);
    QTest::keyClick(context, Qt::Key_Down);
    QCOMPARE(dialog.form().options.value(QStringLiteral("context")), QStringLiteral("east"));
    QCOMPARE(dialog.form().options.value(QStringLiteral("kubeconfig")), config.fileName());
    file->setText(folder.filePath(QStringLiteral("nowhere")));
    QTRY_COMPARE(context->count(), 0);
    QVERIFY(context->currentText().isEmpty()); // it was of the other file
    // A name may be typed before the file has been read.
    file->setText(config.fileName());
    context->setEditText(QStringLiteral("mine"));
    QTRY_COMPARE(context->count(), 2);
    QCOMPARE(context->currentText(), QStringLiteral("mine"));
    // Of several files in a row the last one counts.
    file->setText(folder.filePath(QStringLiteral("nowhere")));
    file->setText(config.fileName());
    QTRY_COMPARE(context->count(), 2);
}

QTEST_MAIN(TstSourceDialog)
#include "tst_source_dialog.moc"
