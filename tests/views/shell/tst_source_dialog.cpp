// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/dialogs/marked_label.h"
#include "views/shell/source_dialog.h"
#include "views/widgets/form_area.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

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
    void allThatSourceAddTakesCanBeSaid();
    void plainHttpIsAskedForOnlyWhereItIsReadable();
    void eachRowHasItsNameAndItsKey();
    void aSourceThatIsThereIsShownAsItIs();
    void tabGoesDownTheRows();
    void whereThereIsNoRoomTheRowsScroll();
    void escapeEndsItAlsoWhileSomethingIsTried();
};

namespace {

/// The dialog of a project that is empty.
struct Opened
{
    Opened()
    {
        program.window.show();
        if (!program.host.createProject(folder.filePath(QStringLiteral("live.netatlas"))))
            qFatal("no project");
        dialog.show();
    }
    template <class Widget>
    Widget& part(const char* name) const
    {
        return *dialog.findChild<Widget*>(QLatin1String("source.") + QLatin1String(name));
    }
    void choose(const char* name, int steps) const
    {
        auto& box = part<QComboBox>(name);
        box.setFocus();
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
    }
    void type(const char* name, const char* text) const
    {
        auto& field = part<QLineEdit>(name);
        field.setFocus();
        QTest::keySequence(&field, QKeySequence::SelectAll);
        QTest::keyClicks(&field, QString::fromLatin1(text));
    }

    QTemporaryDir folder;
    tests::WindowFixture program;
    views::shell::SourceDialog dialog{program.host, &program.window};
};

} // namespace

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
    auto* result = dialog.findChild<views::dialogs::MarkedLabel*>(QStringLiteral("source.result"));
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
    QVERIFY(result->mark() == views::paint::Severity::Error);

    QTest::keyClick(kind, Qt::Key_Up);
    QVERIFY(!field("source.host")->isVisible());
    QVERIFY(!result->isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("source.test")),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(result->mark() == views::paint::Severity::Info, 20'000);
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

void TstSourceDialog::allThatSourceAddTakesCanBeSaid()
{
    const Opened opened;
    opened.type("name", "lab");
    opened.type("cloud", "one");
    opened.type("ca", "/ca.pem");
    opened.choose("spaces-from", 2);
    auto form = opened.dialog.form();
    QCOMPARE(form.kind, QStringLiteral("openstack"));
    QCOMPARE(form.spacesFrom, QStringLiteral("tag"));
    QCOMPARE(form.options,
             (QMap<QString, QString>{{QStringLiteral("cloud"), QStringLiteral("one")},
                                     {QStringLiteral("ca"), QStringLiteral("/ca.pem")}}));
    QVERIFY(form.secret.empty());

    opened.choose("credentials", 2);
    opened.type("url", "https://cloud.example:5000");
    opened.type("application-credential", "c0ffee");
    opened.type("secret", "s3cret");
    opened.type("region", "RegionOne");
    form = opened.dialog.form();
    QCOMPARE(form.secret.reveal(), std::string("s3cret"));
    QCOMPARE(form.options.keys(),
             (QStringList{QStringLiteral("application-credential"), QStringLiteral("ca"),
                          QStringLiteral("region"), QStringLiteral("url")}));
    opened.choose("kind", 2); // this host
    auto& forget = opened.part<QCheckBox>("clear-addresses-on-start");
    QVERIFY(forget.isVisible());
    QTest::mouseClick(&forget, Qt::LeftButton, {}, QPoint(8, forget.height() / 2));
    form = opened.dialog.form();
    QCOMPARE(form.kind, QStringLiteral("host"));
    QCOMPARE(form.options.keys(), QStringList{QStringLiteral("clear-addresses-on-start")});
    QVERIFY(form.secret.empty()); // of another kind
    QVERIFY(form.spacesFrom.isEmpty());
}

void TstSourceDialog::plainHttpIsAskedForOnlyWhereItIsReadable()
{
    const Opened opened;
    opened.choose("credentials", 1);
    auto& consent = opened.part<QCheckBox>("plain-http");
    const auto isAsked = [&](const char* address) {
        opened.type("url", address);
        return consent.isVisible();
    };
    QVERIFY(!isAsked("https://cloud.example:5000"));
    QVERIFY(!isAsked("http://127.0.0.1:5000"));
    QVERIFY(!isAsked("http://[::1]:5000"));
    QVERIFY(isAsked("http://cloud.example:5000"));
    QVERIFY(!opened.dialog.form().options.contains(QStringLiteral("plain-http")));
    QTest::mouseClick(&consent, Qt::LeftButton, {}, QPoint(8, consent.height() / 2));
    QVERIFY(opened.dialog.form().options.contains(QStringLiteral("plain-http")));
    // It was given for that address.
    QVERIFY(!isAsked("https://cloud.example:5000"));
    QVERIFY(isAsked("http://other.example:5000"));
    QVERIFY(!consent.isChecked());
    // Of a file only the attempt tells.
    opened.choose("kind", 1);
    QFile config(opened.folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("current-context: c\ncontexts: [{name: c, context: {cluster: c}}]\n"
                 "clusters: [{name: c, cluster: {server: 'http://192.0.2.1:80'}}]\n");
    config.close();
    QVERIFY(!consent.isVisible());
    opened.part<QLineEdit>("kubeconfig").setText(config.fileName());
    QTest::mouseClick(&opened.part<QPushButton>("test"), Qt::LeftButton);
    QTRY_VERIFY(consent.isVisible());
    QVERIFY2(opened.part<QLabel>("result").text().contains(QStringLiteral("plain http")),
             qPrintable(opened.part<QLabel>("result").text()));
}

void TstSourceDialog::eachRowHasItsNameAndItsKey()
{
    const Opened opened;
    const auto check = [&](const char* where) {
        QCOMPARE(tests::namelessControls(opened.dialog), QStringList());
        QMap<QString, QString> keys;
        const auto take = [&](const QString& text) {
            const auto at = text.indexOf(QLatin1Char('&'));
            if (at < 0)
                return true;
            const QString key = text.mid(at + 1, 1).toLower();
            const bool isFree = !keys.contains(key);
            if (!isFree)
                qWarning("%s: %s and %s", where, qPrintable(keys[key]), qPrintable(text));
            keys[key] = text;
            return isFree;
        };
        for (const auto* label : opened.dialog.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QLatin1Char('&'))) {
                QVERIFY2(label->buddy(), qPrintable(label->text()));
                QVERIFY(take(label->text()));
            }
        for (const auto* button : opened.dialog.findChildren<QAbstractButton*>())
            if (button->isVisible())
                QVERIFY(take(button->text()));
    };
    for (int kind = 0; kind < 4; ++kind) {
        check("a kind");
        if (kind < 2)
            for (int way = 1; way < opened.part<QComboBox>("credentials").count(); ++way) {
                opened.choose("credentials", 1);
                opened.type("url", "http://cloud.example");
                check("a way");
            }
        opened.choose("kind", 1);
    }
    const auto& readOnly = opened.part<QCheckBox>("read-only");
    QVERIFY(readOnly.isChecked() && !readOnly.isEnabled());
    QVERIFY(!readOnly.toolTip().isEmpty());
}

void TstSourceDialog::aSourceThatIsThereIsShownAsItIs()
{
    Opened opened;
    views::shell::SourceForm form;
    form.kind = QStringLiteral("kubernetes");
    form.name = QStringLiteral("east");
    form.interval = QStringLiteral("90s");
    form.spacesFrom = QStringLiteral("none");
    form.options = {{QStringLiteral("kubeconfig"), QStringLiteral("/nowhere/config")},
                    {QStringLiteral("context"), QStringLiteral("west")},
                    {QStringLiteral("plain-http"), QStringLiteral("true")},
                    {QStringLiteral("ca"), QStringLiteral("/ca.pem")}};
    form.isPresent = true;
    views::shell::SourceDialog same(opened.program.host, form, nullptr);
    QVERIFY(same.form() == form);
    QVERIFY(same.windowTitle().contains(QStringLiteral("east")));

    form = {};
    form.kind = QStringLiteral("openstack");
    form.name = QStringLiteral("lab");
    form.interval = QStringLiteral("off");
    form.options = {{QStringLiteral("url"), QStringLiteral("http://cloud.example")},
                    {QStringLiteral("application-credential"), QStringLiteral("c0ffee")},
                    {QStringLiteral("plain-http"), QStringLiteral("true")}};
    form.isPresent = true;
    views::shell::SourceDialog typed(opened.program.host, form, nullptr);
    QVERIFY(typed.form() == form);

    // No worker but those of a source has one to change.
    QVERIFY(!opened.program.host.source(QStringLiteral("nobody")));
}

void TstSourceDialog::tabGoesDownTheRows()
{
    Opened opened;
    tests::showActive(opened.dialog, opened.dialog.size());
    for (int kind = 0; kind < 4; ++kind) {
        if (kind < 2)
            opened.choose("credentials", 1);
        auto* first = &opened.part<QComboBox>("kind");
        first->setFocus();
        QPoint last(0, -1);
        QWidget* now = first;
        int stops = 0;
        do {
            const QPoint place = now->mapTo(&opened.dialog, now->rect().center());
            const bool isBeside = std::abs(place.y() - last.y()) < now->height() / 2;
            QVERIFY2(isBeside ? place.x() > last.x() : place.y() > last.y(),
                     qPrintable(now->objectName()));
            last = place;
            ++stops;
            QTest::keyClick(now, Qt::Key_Tab);
            now = QApplication::focusWidget();
            QVERIFY(now);
        } while (now != first && stops < 40);
        QVERIFY2(now == first && stops >= 6, qPrintable(QString::number(stops)));
        opened.choose("kind", 1);
    }
}

/// Large text on a small screen.
void TstSourceDialog::whereThereIsNoRoomTheRowsScroll()
{
    Opened opened;
    tests::showActive(opened.dialog, opened.dialog.size());
    opened.choose("credentials", 1);
    auto& area = *opened.dialog.findChild<views::widgets::FormArea*>();
    auto& last = opened.part<QComboBox>("interval");
    const int height = last.height();
    const auto isInSight = [&](const QWidget& part) {
        return area.viewport()->rect().contains(
            QRect(part.mapTo(area.viewport(), QPoint()), part.size()));
    };
    QVERIFY(height >= last.sizeHint().height());
    QVERIFY(isInSight(opened.part<QComboBox>("kind")) && isInSight(last));

    opened.dialog.resize(opened.dialog.width(), 300);
    QTRY_COMPARE(opened.dialog.height(), 300);
    QVERIFY(!isInSight(last));
    QCOMPARE(last.height(), height);
    QVERIFY(opened.dialog.rect().contains(opened.part<QPushButton>("add").geometry()));
    for (int stops = 0; stops < 40 && !last.hasFocus(); ++stops)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(last.hasFocus());
    QTRY_VERIFY(isInSight(last));
}

void TstSourceDialog::escapeEndsItAlsoWhileSomethingIsTried()
{
    Opened opened;
    tests::showActive(opened.dialog, opened.dialog.size());
    opened.choose("credentials", 1);
    opened.type("url", "https://192.0.2.1:1"); // where nobody answers
    opened.type("user", "admin");
    opened.type("secret", "hunter22");
    auto& test = opened.part<QPushButton>("test");
    test.setFocus();
    QTest::keyClick(&test, Qt::Key_Space);
    QVERIFY(!opened.part<QPushButton>("add").isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!opened.dialog.isVisible());
    QVERIFY(opened.part<QLineEdit>("secret").text().isEmpty());
    QCOMPARE(opened.dialog.result(), int(QDialog::Rejected));
}

QTEST_MAIN(TstSourceDialog)
#include "tst_source_dialog.moc"
