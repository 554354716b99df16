// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QApplication;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;

namespace netatlas::views::widgets {

/// Plain has neither line nor ground, framed a line, primary the accent as ground. A screen has at
/// most one primary button. A tool button that is plain shows its word in accent, as a text action.
enum class ButtonKind { Plain, Framed, Primary };
void setButtonKind(QAbstractButton* button, ButtonKind kind);

/// Marks a field whose content is wrong: its line turns to the colour of errors.
enum class FieldState { Fine, Wrong };
void setFieldState(QWidget* field, FieldState state);

/// Fusion with the measures, lines and marks of the visual design.
///
/// Colours come from `ActiveTheme` when something is painted, sizes from the fonts in use.
class NetatlasStyle : public QProxyStyle
{
    Q_OBJECT

public:
    NetatlasStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    void polish(QApplication* application) override;
    void unpolish(QApplication* application) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

protected:
    /// Underlines the letters of menus and fields while Alt is down.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drawIconAndText(const QStyleOptionButton& button, QPainter& painter,
                         const QWidget* widget) const;
    void drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter) const;
    void drawTabLabel(const QStyleOptionTab& tab, QPainter& painter) const;
    void drawHeaderSection(const QStyleOptionHeader& header, QPainter& painter) const;
    void drawHeaderLabel(const QStyleOptionHeader& header, QPainter& painter) const;
    void drawToolButton(const QStyleOptionToolButton& button, QPainter& painter,
                        const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComboBox& box, QPainter& painter,
                      const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox& box, QPainter& painter,
                     const QWidget* widget) const;
    void drawSlider(const QStyleOptionSlider& slider, QPainter& painter,
                    const QWidget* widget) const;
    void drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter,
                       const QWidget* widget) const;

    bool m_isAltDown = false;
};

/// Gives the application the style, the fonts of the theme, and keeps both in step with it. Call
/// once, before the first window.
void installLook(QApplication& application);

} // namespace netatlas::views::widgets
