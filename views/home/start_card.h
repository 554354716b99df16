// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"

#include <QAbstractButton>

namespace netatlas::views::home {

/// A large button with a drawing, a name and a sentence.
class StartCard : public QAbstractButton
{
    Q_OBJECT

public:
    StartCard(theme::Icon icon, const QString& name, const QString& sentence,
              QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    theme::Icon m_icon;
    QString m_sentence;
};

} // namespace netatlas::views::home
