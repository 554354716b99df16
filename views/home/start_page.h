// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace netatlas::views::home {

/// What the window shows without a project: three cards and the projects opened before
/// (user-experience 18).
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);

Q_SIGNALS:
    void demoWanted();
    void importWanted();
    void newWanted();
    void openWanted();
    void recentWanted(const QString& path);

private:
    void applyTheme();

    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_recentTitle;
    QVBoxLayout* m_recent;
};

} // namespace netatlas::views::home
