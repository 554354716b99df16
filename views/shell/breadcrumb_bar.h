// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/search_edit.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace netatlas::views::commands {
class ActionSet;
}

namespace netatlas::views::shell {

/// Where one is, the way back, and the field to find things (user-experience 3).
class BreadcrumbBar : public QWidget
{
    Q_OBJECT

public:
    explicit BreadcrumbBar(const commands::ActionSet& actions, QWidget* parent = nullptr);

    /// The parts of the place, the last one strong.
    void setPlace(const QStringList& parts);
    widgets::SearchEdit& findField() { return *m_find; }
    /// "3 of 12" beside the field; empty hides it.
    void setMatchText(const QString& text);

private:
    void applyTheme();

    QStringList m_parts;
    QLabel* m_place;
    QLabel* m_matches;
    widgets::SearchEdit* m_find;
};

} // namespace netatlas::views::shell
