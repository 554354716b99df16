// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/space_mark.h"

#include <QWidget>

namespace netatlas::views::widgets {

/// Dot of a space and a name or CIDR beside it, as in "apps -> dmz"; no box.
class Chip : public QWidget
{
    Q_OBJECT

public:
    Chip(const QString& text, const theme::SpaceMark& space, QWidget* parent = nullptr);

    void setContent(const QString& text, const theme::SpaceMark& space);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    theme::SpaceMark m_space;
};

} // namespace netatlas::views::widgets
