// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

#include <vector>

class QAction;
class QButtonGroup;
class QHBoxLayout;

namespace netatlas::views::widgets {

/// A few exclusive choices as one box: the tools of the toolbar, Strip / Grid / Treemap. Left and
/// Right move between them.
class SegmentedButtons : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedButtons(QWidget* parent = nullptr);

    /// Returns the number of the new choice.
    int addChoice(const QString& text, const QIcon& icon = QIcon());
    /// A choice that is an action: checked and triggered with it.
    int addAction(QAction* action);
    int current() const;
    /// Without a signal.
    void setCurrent(int choice);

Q_SIGNALS:
    void chosen(int choice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
};

} // namespace netatlas::views::widgets
