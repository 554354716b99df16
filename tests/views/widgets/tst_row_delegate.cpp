// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/style/netatlas_style.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace netatlas::views;

namespace {

constexpr QRgb kPaper = 0xffff00ff;

QStandardItem* fullItem()
{
    auto* item = new QStandardItem(QStringLiteral("2001:db8:1234:5678::/64"));
    item->setData(3, SpaceOrderRole);
    item->setData(QStringLiteral("overlay of something"), NoteRole);
    item->setData(QStringLiteral("61 %"), ValueRole);
    item->setData(2, SeverityRole);
    item->setData(1, ChangeRole);
    item->setData(true, AddressRole);
    return item;
}

QImage painted(const QStandardItemModel& model, const QRect& rect, QStyle::State state = {})
{
    QImage image(300, 60, QImage::Format_ARGB32_Premultiplied);
    image.fill(kPaper);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = rect;
    option.state = QStyle::State_Enabled | state;
    widgets::RowDelegate().paint(&painter, option, model.index(0, 0));
    return image;
}

bool isUntouchedOutside(const QImage& image, const QRect& rect)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!rect.contains(x, y) && image.pixel(x, y) != kPaper)
                return false;
        }
    }
    return true;
}

} // namespace

class TstRowDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsPaintedOutsideTheCell_data();
    void nothingIsPaintedOutsideTheCell();
    void aValueGoesBeforeItCoversTheCidr();
    void theHintHoldsAllThatIsSaid();
    void rowsAreTwentyFourHigh();
    void selectionAndHoverFillTheRow();
    void aClickOnAnActionIsTold();
    void actionsLeaveAStateInSight();
};

void TstRowDelegate::initTestCase()
{
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    widgets::installLook(*qApp);
    theme::ActiveTheme::instance().setChoice(theme::ThemeChoice::Light);
}

void TstRowDelegate::nothingIsPaintedOutsideTheCell_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {4, 30, 60, 120, 200, 280})
        QTest::addRow("%d", width) << width;
}

void TstRowDelegate::nothingIsPaintedOutsideTheCell()
{
    QFETCH(int, width);
    QStandardItemModel model;
    model.appendRow(fullItem());
    const QRect cell(10, 18, width, 24);
    QVERIFY(isUntouchedOutside(painted(model, cell), cell));
    QVERIFY(isUntouchedOutside(painted(model, cell, QStyle::State_HasFocus), cell));
}

void TstRowDelegate::aValueGoesBeforeItCoversTheCidr()
{
    QStandardItemModel model;
    auto* item = new QStandardItem(QStringLiteral("10.3.16.0/22"));
    item->setData(true, AddressRole);
    model.appendRow(item);
    const QRect narrow(0, 0, 110, 24);
    const QRect wide(0, 0, 260, 24);
    const QImage alone = painted(model, narrow);
    const QImage aloneWide = painted(model, wide);
    item->setData(QStringLiteral("84 %"), ValueRole);
    QCOMPARE(painted(model, narrow), alone);
    QVERIFY(painted(model, wide) != aloneWide);
}

void TstRowDelegate::theHintHoldsAllThatIsSaid()
{
    QStandardItemModel model;
    model.appendRow(new QStandardItem(QStringLiteral("10.2.0.0/20")));
    QStyleOptionViewItem option;
    widgets::RowDelegate delegate;
    const int bare = delegate.sizeHint(option, model.index(0, 0)).width();
    model.item(0)->setData(1, SpaceOrderRole);
    const int withDot = delegate.sizeHint(option, model.index(0, 0)).width();
    QCOMPARE(withDot - bare, theme::metrics::kDot + theme::metrics::kSpace2);
    model.item(0)->setData(QStringLiteral("61 %"), ValueRole);
    QVERIFY(delegate.sizeHint(option, model.index(0, 0)).width() > withDot + 20);
}

void TstRowDelegate::rowsAreTwentyFourHigh()
{
    QStandardItemModel model;
    model.appendRow(fullItem());
    QCOMPARE(widgets::RowDelegate().sizeHint({}, model.index(0, 0)).height(), theme::metrics::kRow);
}

void TstRowDelegate::selectionAndHoverFillTheRow()
{
    QStandardItemModel model;
    model.appendRow(new QStandardItem(QStringLiteral("x")));
    const QRect cell(0, 0, 200, 24);
    const auto ground = [&](QStyle::State state) {
        return painted(model, cell, state).pixelColor(150, 3);
    };
    QCOMPARE(ground(QStyle::State_Selected), theme::kLightTokens.select);
    QCOMPARE(ground(QStyle::State_MouseOver), theme::kLightTokens.hover);
    QCOMPARE(ground({}), QColor(kPaper));
}

void TstRowDelegate::aClickOnAnActionIsTold()
{
    QTableView table;
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QStringList{QStringLiteral("Show"), QStringLiteral("Fix")},
                  ActionsRole);
    table.setModel(&model);
    widgets::RowDelegate delegate;
    table.setItemDelegate(&delegate);
    table.setColumnWidth(0, 300);
    table.resize(400, 200);
    table.show();
    QSignalSpy triggered(&delegate, &widgets::RowDelegate::actionTriggered);
    QStyleOptionViewItem option;
    option.rect = table.visualRect(model.index(0, 0));
    const QRect show = delegate.actionRect(option, model.index(0, 0), 0);
    const QRect fix = delegate.actionRect(option, model.index(0, 0), 1);
    QVERIFY(!show.intersects(fix));
    QVERIFY(fix.height() >= theme::metrics::kTarget);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, fix.center());
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).toInt(), 1);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, QPoint(10, 10));
    QCOMPARE(triggered.size(), 1);
}

void TstRowDelegate::actionsLeaveAStateInSight()
{
    QStandardItemModel model(1, 1);
    const QModelIndex cell = model.index(0, 0);
    model.setData(cell, QStringLiteral("failing, never read"));
    model.setData(cell, QStringList{QStringLiteral("Show"), QStringLiteral("Fix")}, ActionsRole);
    const widgets::RowDelegate delegate;
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 160, theme::metrics::kRow);
    QVERIFY(!delegate.actionRect(option, cell, 1).isEmpty());
    model.setData(cell, int(theme::Icon::Activity), IconRole);
    QVERIFY(delegate.actionRect(option, cell, 1).isEmpty());
    option.rect.setWidth(300);
    QVERIFY(!delegate.actionRect(option, cell, 0).isEmpty());
}

QTEST_MAIN(TstRowDelegate)
#include "tst_row_delegate.moc"
