// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/style/netatlas_style.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/style/style_parts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <QToolTip>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;
using theme::ActiveTheme;
using theme::Icon;
using theme::TextRole;
using theme::TextWeight;

namespace {

constexpr char kButtonKind[] = "buttonKind";
constexpr char kFieldWrong[] = "fieldWrong";

} // namespace

void setButtonKind(QAbstractButton* button, ButtonKind kind)
{
    button->setProperty(kButtonKind, static_cast<int>(kind));
    button->update();
}

void setFieldState(QWidget* field, FieldState state)
{
    field->setProperty(kFieldWrong, state == FieldState::Wrong);
    field->update();
}

ButtonKind buttonKind(const QWidget* widget)
{
    const QVariant kind = widget ? widget->property(kButtonKind) : QVariant();
    return kind.isValid() ? static_cast<ButtonKind>(kind.toInt()) : ButtonKind::Framed;
}

bool isWrong(const QWidget* widget)
{
    return widget && widget->property(kFieldWrong).toBool();
}

NetatlasStyle::NetatlasStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
    setObjectName(QStringLiteral("netatlas"));
}

void NetatlasStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Hover is part of the look of these, and is off by default.
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QScrollBar*>(widget) ||
        qobject_cast<QTabBar*>(widget) || qobject_cast<QMenuBar*>(widget) ||
        qobject_cast<QHeaderView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void NetatlasStyle::polish(QApplication* application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

void NetatlasStyle::unpolish(QApplication* application)
{
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

bool NetatlasStyle::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool isKey = type == QEvent::KeyPress || type == QEvent::KeyRelease;
    if (isKey || type == QEvent::ApplicationDeactivate || type == QEvent::WindowDeactivate) {
        const bool isAlt = isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt;
        // Another window may get the release, as with Alt+Tab.
        if ((isAlt || !isKey) && m_isAltDown != (type == QEvent::KeyPress)) {
            m_isAltDown = type == QEvent::KeyPress;
            for (QWidget* window : QApplication::topLevelWidgets())
                for (QWidget* child : window->findChildren<QWidget*>())
                    if (qobject_cast<QMenuBar*>(child) || qobject_cast<QLabel*>(child) ||
                        qobject_cast<QAbstractButton*>(child))
                        child->update();
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

QIcon NetatlasStyle::standardIcon(StandardPixmap which, const QStyleOption* option,
                                  const QWidget* widget) const
{
    switch (which) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
    case SP_DialogCloseButton: return theme::icon(Icon::Close, &theme::Tokens::text3);
    case SP_ToolBarHorizontalExtensionButton:
        return theme::icon(Icon::ChevronRight, &theme::Tokens::text3);
    case SP_ToolBarVerticalExtensionButton:
        return theme::icon(Icon::ChevronDown, &theme::Tokens::text3);
    case SP_ArrowBack: return theme::icon(Icon::Back);
    case SP_ArrowForward: return theme::icon(Icon::Forward);
    default: return QProxyStyle::standardIcon(which, option, widget);
    }
}

namespace {

void applyTheme()
{
    QApplication::setFont(fonts().of(TextRole::Body));
    QApplication::setFont(fonts().of(TextRole::Caption, TextWeight::Medium), "QHeaderView");
    QApplication::setFont(fonts().of(TextRole::Small), "QTabBar");
    QApplication::setFont(fonts().of(TextRole::Small), "QStatusBar");
    QToolTip::setFont(fonts().of(TextRole::Small));
    QPalette tip = QToolTip::palette();
    tip.setColor(QPalette::ToolTipBase, tokens().groundTip);
    tip.setColor(QPalette::ToolTipText, tokens().text1);
    QToolTip::setPalette(tip);
    for (QWidget* widget : QApplication::allWidgets())
        widget->update();
}

} // namespace

void installLook(QApplication& application)
{
    // The palette of the desktop is read before the style brings its own.
    ActiveTheme& active = ActiveTheme::instance();
    QApplication::setStyle(new NetatlasStyle);
    QApplication::setPalette(theme::paletteOf(active.tokens()));
    applyTheme();
    QObject::connect(&active, &ActiveTheme::changed, &application, [] { applyTheme(); });
}

} // namespace netatlas::views::widgets
