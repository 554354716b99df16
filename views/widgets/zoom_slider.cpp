// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/zoom_slider.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/text_growth.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace netatlas::views::widgets {

namespace metrics = theme::metrics;

namespace {

constexpr int kSteps = 1000;
constexpr double kStepFactor = 1.25;

QToolButton* makeButton(theme::Icon icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setAutoRepeat(true);
    button->setIcon(theme::icon(icon));
    growIcon(button, metrics::kIcon);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

QString zoomText(double zoom)
{
    const QLocale locale;
    return locale.toString(std::lround(zoom * 100.0)) + QChar(QChar::Nbsp) + locale.percent();
}

} // namespace

ZoomSlider::ZoomSlider(double least, double most, QWidget* parent)
    : QWidget(parent)
    , m_least(least)
    , m_most(most)
    , m_out(makeButton(theme::Icon::Minus, tr("Zoom out"), this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_in(makeButton(theme::Icon::Plus, tr("Zoom in"), this))
    , m_value(new QLabel(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 10);
    growWidth(m_slider, metrics::kZoomSliderWidth);
    m_slider->setAccessibleName(tr("Zoom"));
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    growWithText(m_value, [this] {
        const double widest = paint::textWidth(zoomText(m_most), m_value->font());
        m_value->setFixedWidth(std::max(metrics::kZoomValueWidth, int(std::ceil(widest)) + 2));
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* part : {static_cast<QWidget*>(m_out), static_cast<QWidget*>(m_slider),
                          static_cast<QWidget*>(m_in), static_cast<QWidget*>(m_value)})
        layout->addWidget(part);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        want(m_least * std::pow(m_most / m_least, double(value) / kSteps));
    });
    connect(m_out, &QToolButton::clicked, this, [this] { want(m_zoom / kStepFactor); });
    connect(m_in, &QToolButton::clicked, this, [this] { want(m_zoom * kStepFactor); });
    showZoom();
}

void ZoomSlider::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, m_least, m_most);
    showZoom();
}

void ZoomSlider::want(double zoom)
{
    setZoom(zoom);
    Q_EMIT zoomWanted(m_zoom);
}

void ZoomSlider::showZoom()
{
    const QSignalBlocker blocker(m_slider);
    const double share = std::log(m_zoom / m_least) / std::log(m_most / m_least);
    m_slider->setValue(static_cast<int>(std::lround(share * kSteps)));
    m_value->setText(zoomText(m_zoom));
    m_out->setEnabled(m_zoom > m_least * 1.0001);
    m_in->setEnabled(m_zoom < m_most * 0.9999);
}

} // namespace netatlas::views::widgets
