// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/announce_label.h"
#include "views/widgets/dock_title.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/look.h"
#include "views/widgets/message_bar.h"
#include "views/widgets/search_edit.h"
#include "views/widgets/segmented_buttons.h"
#include "views/widgets/text_growth.h"
#include "views/widgets/use_bar.h"
#include "views/widgets/zoom_slider.h"

#include <QAccessible>
#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace netatlas::views;
using namespace netatlas::views::widgets;

class TstSmallWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnnouncementChangesTheName();
    void aLongAnnouncementDoesNotWidenTheWindow();
    void theNewestMessageIsShownUntilDismissed();
    void aMessageOfTheSameNameReplacesTheOlder();
    void actionsOfAMessageAreTold();
    void escapeClearsTheSearchAndThenLeaves();
    void theHintGivesWayToTheClearButton();
    void segmentsAreExclusive();
    void zoomMovesByRatio();
    void theDockHeadClosesItsDock();
    void theEmptyStateShowsOnlyItsButtons();
    void anEmptyStateWithoutRoomScrollsToItsButton();
    void measuresGrowWithTheTextWhileTheyAreShown();
    void theUseBarTellsItsShare();
};

void TstSmallWidgets::anAnnouncementChangesTheName()
{
    AnnounceLabel label;
    QCOMPARE(label.objectName(), QStringLiteral("label.announce"));
    label.announce(QStringLiteral("Layout fabric-3 has ended"));
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&label);
    QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Layout fabric-3 has ended"));
    label.announce(QString());
    QCOMPARE(label.text(), QString());
}

void TstSmallWidgets::aLongAnnouncementDoesNotWidenTheWindow()
{
    AnnounceLabel label;
    label.announce(QString(500, QLatin1Char('m')));
    QCOMPARE(label.minimumSizeHint().width(), 0);
}

void TstSmallWidgets::theNewestMessageIsShownUntilDismissed()
{
    MessageBar bar;
    QCOMPARE(bar.objectName(), QStringLiteral("messageBar"));
    QVERIFY(bar.isHidden());
    bar.post({QStringLiteral("a"), paint::Severity::Info, QStringLiteral("First"), {}});
    bar.post({QStringLiteral("b"), paint::Severity::Error, QStringLiteral("Second"), {}});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.accessibleName(), QStringLiteral("Second"));
    QSignalSpy dismissed(&bar, &MessageBar::dismissed);
    bar.findChild<QToolButton*>(QStringLiteral("messageBar.close"))->click();
    QCOMPARE(dismissed.first().first().toString(), QStringLiteral("b"));
    QCOMPARE(bar.accessibleName(), QStringLiteral("First"));
    bar.resolve(QStringLiteral("a"));
    QVERIFY(bar.isHidden());
}

void TstSmallWidgets::aMessageOfTheSameNameReplacesTheOlder()
{
    MessageBar bar;
    bar.post({QStringLiteral("age"), paint::Severity::Info, QStringLiteral("12 min"), {}});
    bar.post({QStringLiteral("age"), paint::Severity::Info, QStringLiteral("13 min"), {}});
    QCOMPARE(bar.count(), std::size_t(1));
    QCOMPARE(bar.accessibleName(), QStringLiteral("13 min"));
}

void TstSmallWidgets::actionsOfAMessageAreTold()
{
    MessageBar bar;
    bar.post({QStringLiteral("drift"),
              paint::Severity::Warning,
              QStringLiteral("Live changed"),
              {QStringLiteral("Show"), QStringLiteral("Rebase")}});
    QSignalSpy triggered(&bar, &MessageBar::actionTriggered);
    bar.findChild<QToolButton*>(QStringLiteral("messageBar.action2"))->click();
    QCOMPARE(triggered.first().at(0).toString(), QStringLiteral("drift"));
    QCOMPARE(triggered.first().at(1).toInt(), 1);
}

void TstSmallWidgets::escapeClearsTheSearchAndThenLeaves()
{
    SearchEdit edit(theme::Icon::Filter, QStringLiteral("Filter"));
    QSignalSpy left(&edit, &SearchEdit::left);
    QTest::keyClicks(&edit, QStringLiteral("space:db"));
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(edit.text(), QString());
    QVERIFY(left.isEmpty());
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
}

void TstSmallWidgets::theHintGivesWayToTheClearButton()
{
    SearchEdit edit(theme::Icon::Filter, QStringLiteral("Filter"));
    edit.setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_L));
    QVERIFY(edit.textMargins().right() > 0);
    edit.setText(QStringLiteral("x"));
    QCOMPARE(edit.textMargins().right(), 0);
    const auto actions = edit.actions();
    QVERIFY(actions.last()->isVisible());
    edit.clear();
    QVERIFY(!actions.last()->isVisible());
}

void TstSmallWidgets::segmentsAreExclusive()
{
    SegmentedButtons segments;
    segments.addChoice(QStringLiteral("Strip"));
    segments.addChoice(QStringLiteral("Grid"));
    QCOMPARE(segments.current(), 0);
    QSignalSpy chosen(&segments, &SegmentedButtons::chosen);
    segments.findChildren<QToolButton*>().at(1)->click();
    QCOMPARE(segments.current(), 1);
    QCOMPARE(chosen.first().first().toInt(), 1);
    segments.setCurrent(0);
    QCOMPARE(segments.current(), 0);
    QCOMPARE(chosen.size(), 1);
}

void TstSmallWidgets::zoomMovesByRatio()
{
    ZoomSlider zoom(0.25, 4.0);
    auto* slider = zoom.findChild<QSlider*>();
    zoom.setZoom(1.0);
    QCOMPARE(slider->value(), slider->maximum() / 2);
    QSignalSpy wanted(&zoom, &ZoomSlider::zoomWanted);
    slider->setValue(slider->maximum());
    QCOMPARE(wanted.last().first().toDouble(), 4.0);
    slider->setValue(0);
    QCOMPARE(wanted.last().first().toDouble(), 0.25);
    zoom.setZoom(100.0);
    QCOMPARE(zoom.zoom(), 4.0);
    QCOMPARE(wanted.size(), 2);
}

void TstSmallWidgets::theDockHeadClosesItsDock()
{
    QMainWindow window;
    auto* dock = new QDockWidget(QStringLiteral("Outline"), &window);
    auto* head = new DockTitle(dock);
    dock->setTitleBarWidget(head);
    dock->setWidget(new QWidget);
    window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    window.show();
    auto* close = head->findChild<QToolButton*>();
    QCOMPARE(close->accessibleName(), QStringLiteral("Close Outline"));
    close->click();
    QVERIFY(dock->isHidden());
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    QVERIFY(close->isHidden());
}

void TstSmallWidgets::theEmptyStateShowsOnlyItsButtons()
{
    EmptyState state(theme::Icon::Home, QStringLiteral("Nothing"), QStringLiteral("Open one."));
    state.resize(600, 400);
    state.show();
    for (const QPushButton* button : state.findChildren<QPushButton*>())
        QVERIFY(button->isHidden());
    QPushButton* primary = state.setPrimary(QStringLiteral("Open demo"));
    QVERIFY(primary->isVisible());
    QSignalSpy clicked(primary, &QPushButton::clicked);
    QTest::mouseClick(primary, Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
}

void TstSmallWidgets::anEmptyStateWithoutRoomScrollsToItsButton()
{
    EmptyState state(theme::Icon::Home, QStringLiteral("Nothing"), QStringLiteral("Open one."));
    QPushButton* primary = state.setPrimary(QStringLiteral("Open demo"));
    state.resize(400, 70);
    state.show();
    QVERIFY(primary->visibleRegion().isEmpty());
    state.ensureWidgetVisible(primary);
    QCOMPARE(primary->visibleRegion().boundingRect(), primary->rect());
    state.resize(400, 400);
    QCOMPARE(primary->visibleRegion().boundingRect(), primary->rect());
    QCOMPARE(state.verticalScrollBar()->maximum(), 0);
}

void TstSmallWidgets::measuresGrowWithTheTextWhileTheyAreShown()
{
    QToolButton button;
    growIcon(&button, theme::metrics::kIcon, theme::metrics::kTarget);
    QTableWidget table(1, 2);
    growRows(&table);
    growSection(table.horizontalHeader(), 0, 72);
    growSection(table.horizontalHeader(), 1, 100);
    table.setColumnWidth(1, 150); // as somebody drags it
    auto& theme = theme::ActiveTheme::instance();
    const QSize icon = button.iconSize();
    const int row = table.rowHeight(0);
    const double before = look().fonts.growth();
    theme.setTextScale(2.0);
    const double growth = look().fonts.growth() / before;
    QVERIFY(growth > 1.5);
    QCOMPARE(button.iconSize().width(), scaled(theme::metrics::kIcon));
    QCOMPARE(button.size(), QSize(1, 1) * scaled(theme::metrics::kTarget));
    QCOMPARE(table.rowHeight(0), scaled(theme::metrics::kRow));
    QVERIFY(table.rowHeight(0) > row);
    QCOMPARE(table.columnWidth(0), int(std::lround(72 * growth)));
    QCOMPARE(table.columnWidth(1), int(std::lround(150 * growth)));
    theme.setTextScale(1.0);
    QCOMPARE(button.iconSize(), icon);
    QCOMPARE(table.columnWidth(1), 150);
}

void TstSmallWidgets::theUseBarTellsItsShare()
{
    UseBar bar;
    bar.setShare(0.61);
    QVERIFY(bar.accessibleName().contains(QStringLiteral("61")));
    bar.setShare(7.0);
    QCOMPARE(bar.share(), 1.0);
}

QTEST_MAIN(TstSmallWidgets)
#include "tst_small_widgets.moc"
