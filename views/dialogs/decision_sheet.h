// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/dialogs/decision.h"
#include "views/widgets/sheet_frame.h"

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace netatlas::views::widgets {
class VerdictRow;
}

namespace netatlas::views::dialogs {

class ChoiceOutcome;

/// Everything an edit breaks, with the fix-ups to choose from, and all else it changes
/// (user-experience 6.1). Not modal: the view behind it stays usable. Each choice is judged again
/// at once; what stays broken needs a reason.
class DecisionSheet : public widgets::SheetFrame
{
    Q_OBJECT

public:
    DecisionSheet(ProjectBridge& project, QWidget* parent);

    void open(const engine::edits::Intent& intent, const engine::edits::Judgement& judgement);
    void close();
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The choices made so far give another outcome.
    void judged(const netatlas::engine::edits::Judgement& judgement);
    void accepted(const netatlas::engine::edits::Intent& intent,
                  const netatlas::engine::edits::Judgement& judgement);
    void cancelled();
    /// "Show on graph".
    void showWanted(const std::vector<netatlas::domain::ObjectRef>& objects);
    void announced(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    QWidget* makeButtons();
    void connectParts();
    void build();
    void addBreak(std::size_t index);
    void judgeAgain();
    void updateSums();
    void place();
    QString asText() const;

    ProjectBridge& m_project;
    std::optional<Decision> m_decision;
    QString m_what;
    workers::Job m_judging;
    QLabel* m_title;
    widgets::VerdictRow* m_verdict;
    QScrollArea* m_scroll;
    QVBoxLayout* m_body;
    /// By break and choice; that of the chosen row is shown.
    std::vector<std::vector<ChoiceOutcome*>> m_outcomes;
    QLabel* m_sum;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QPushButton* m_copy;
    QPushButton* m_show;
    QPushButton* m_cancel;
    QPushButton* m_accept;
};

} // namespace netatlas::views::dialogs
