// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/style/netatlas_style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace netatlas::views;
using namespace netatlas::views::theme;

class TstNetatlasStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void controlsHaveTheHeightsOfTheDesign();
    void rowsAreTwentyFourHighAndIndentedBySixteen();
    void splittersAreALineWithAWiderGrip();
    void everyTargetIsLargeEnough();
    void aFocusedFieldHasAnAccentRing();
    void aWrongFieldHasTheLineOfErrors();
    void primaryButtonsAreAccentInBothThemes();
    void aButtonHasItsTextSixPixelsBesideItsIcon();
    void theChosenTabIsUnderlined();
    void heightsGrowWithTheText();
    void theThemeChangesWithoutRestart();
};

namespace {

QImage picture(QWidget& widget)
{
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.show();
    QImage image(widget.size(), QImage::Format_RGB32);
    widget.render(&image);
    return image;
}

} // namespace

void TstNetatlasStyle::initTestCase()
{
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    widgets::installLook(*qApp);
}

void TstNetatlasStyle::cleanup()
{
    ActiveTheme::instance().setChoice(ThemeChoice::Light);
    ActiveTheme::instance().setTextScale(1.0);
}

void TstNetatlasStyle::controlsHaveTheHeightsOfTheDesign()
{
    QCOMPARE(QPushButton(QStringLiteral("Cancel")).sizeHint().height(), metrics::kSheetButton);
    QCOMPARE(QLineEdit().sizeHint().height(), metrics::kControl);
    QCOMPARE(QComboBox().sizeHint().height(), metrics::kControl);
    QCOMPARE(QSpinBox().sizeHint().height(), metrics::kControl);
    QToolButton tool;
    tool.setText(QStringLiteral("Fit"));
    QCOMPARE(tool.sizeHint().height(), metrics::kControl);
    QTabBar tabs;
    tabs.addTab(QStringLiteral("Problems"));
    QCOMPARE(tabs.sizeHint().height(), metrics::kTabRow);
    QMenuBar bar;
    bar.addMenu(QStringLiteral("File"));
    QCOMPARE(bar.sizeHint().height(), metrics::kMenuBar);
}

void TstNetatlasStyle::rowsAreTwentyFourHighAndIndentedBySixteen()
{
    QTreeWidget tree;
    new QTreeWidgetItem(&tree, {QStringLiteral("fabric-1")});
    tree.show();
    QCOMPARE(tree.visualItemRect(tree.topLevelItem(0)).height(), metrics::kRow);
    QCOMPARE(tree.indentation(), metrics::kIndent);
}

void TstNetatlasStyle::splittersAreALineWithAWiderGrip()
{
    QSplitter splitter;
    splitter.addWidget(new QWidget);
    splitter.addWidget(new QWidget);
    splitter.resize(200, 100);
    splitter.show();
    QCOMPARE(splitter.handleWidth(), metrics::kSplitter);
    QCOMPARE(splitter.handle(1)->width(), metrics::kSplitterGrip);
}

void TstNetatlasStyle::everyTargetIsLargeEnough()
{
    QVERIFY(QCheckBox(QStringLiteral("Gaps")).sizeHint().height() >= metrics::kTarget);
    QToolButton icon;
    QVERIFY(icon.sizeHint().width() >= metrics::kTarget);
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1000000);
    bar.resize(10, 200);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = 1000000;
    option.pageStep = 10;
    const QRect slider = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option,
                                                     QStyle::SC_ScrollBarSlider, &bar);
    QVERIFY(slider.height() >= metrics::kTarget);
}

void TstNetatlasStyle::aFocusedFieldHasAnAccentRing()
{
    QLineEdit field;
    field.resize(120, 24);
    field.show();
    field.activateWindow();
    field.setFocus();
    QTRY_VERIFY(field.hasFocus());
    const QImage image = field.grab().toImage();
    QCOMPARE(image.pixelColor(60, 0), kLightTokens.accent);
    QCOMPARE(image.pixelColor(60, 1), kLightTokens.accent);
    QCOMPARE(image.pixelColor(60, 2), kLightTokens.groundPanel);
}

void TstNetatlasStyle::aWrongFieldHasTheLineOfErrors()
{
    QLineEdit field;
    field.resize(120, 24);
    QCOMPARE(picture(field).pixelColor(60, 0), kLightTokens.line3);
    widgets::setFieldState(&field, widgets::FieldState::Wrong);
    QCOMPARE(picture(field).pixelColor(60, 0), kLightTokens.error);
}

void TstNetatlasStyle::primaryButtonsAreAccentInBothThemes()
{
    QPushButton button(QStringLiteral("Move"));
    widgets::setButtonKind(&button, widgets::ButtonKind::Primary);
    button.resize(120, 28);
    QCOMPARE(picture(button).pixelColor(6, 6), kLightTokens.accent);
    ActiveTheme::instance().setChoice(ThemeChoice::Dark);
    QCOMPARE(picture(button).pixelColor(6, 6), kDarkTokens.accent);
}

void TstNetatlasStyle::aButtonHasItsTextSixPixelsBesideItsIcon()
{
    QPixmap square(16, 16);
    square.fill(Qt::red);
    QPushButton button(QIcon(square), QStringLiteral("HH"));
    button.setIconSize({16, 16});
    QPalette palette = button.palette();
    palette.setColor(QPalette::ButtonText, Qt::blue);
    button.setPalette(palette);
    button.resize(button.sizeHint());
    const QImage image = picture(button);
    const auto isOf = [&image](int x, const auto& holds) {
        for (int y = 0; y < image.height(); ++y)
            if (holds(image.pixelColor(x, y)))
                return true;
        return false;
    };
    int icon = -1;
    int text = -1;
    for (int x = 0; x < image.width(); ++x) {
        if (isOf(x, [](const QColor& c) { return c.red() > 200 && c.blue() < 60; }))
            icon = x;
        if (text < 0 && isOf(x, [](const QColor& c) { return c.blue() > c.red() + 100; }))
            text = x;
    }
    QVERIFY(icon > 0 && text > icon);
    // A letter begins up to two pixels after where it stands.
    const int gap = text - icon - 1;
    QVERIFY2(gap >= 6 && gap <= 8, qPrintable(QString::number(gap)));
}

void TstNetatlasStyle::theChosenTabIsUnderlined()
{
    QTabBar tabs;
    tabs.addTab(QStringLiteral("Problems"));
    tabs.addTab(QStringLiteral("Plan"));
    tabs.resize(tabs.sizeHint());
    const QImage image = picture(tabs);
    const QRect first = tabs.tabRect(0);
    const QRect second = tabs.tabRect(1);
    QCOMPARE(image.pixelColor(first.center().x(), first.bottom()), kLightTokens.accent);
    QCOMPARE(image.pixelColor(first.center().x(), first.bottom() - 1), kLightTokens.accent);
    QVERIFY(image.pixelColor(second.center().x(), second.bottom()) != kLightTokens.accent);
}

void TstNetatlasStyle::heightsGrowWithTheText()
{
    QLineEdit field;
    QCOMPARE(field.sizeHint().height(), 24);
    ActiveTheme::instance().setTextScale(2.0);
    QCOMPARE(field.sizeHint().height(), 48);
}

void TstNetatlasStyle::theThemeChangesWithoutRestart()
{
    QLineEdit field;
    field.resize(120, 24);
    QCOMPARE(picture(field).pixelColor(60, 12), kLightTokens.groundPanel);
    ActiveTheme::instance().setChoice(ThemeChoice::Dark);
    QCOMPARE(picture(field).pixelColor(60, 12), kDarkTokens.groundPanel);
}

QTEST_MAIN(TstNetatlasStyle)
#include "tst_netatlas_style.moc"
