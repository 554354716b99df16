// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/paint/marks.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace netatlas::views::widgets {

/// News that stops nobody: one sentence and at most two actions.
struct Message
{
    /// Names it in signals, and replaces an older message of the same name.
    QString id;
    paint::Severity severity = paint::Severity::Info;
    QString sentence;
    QStringList actions;
};

/// The strip under the toolbar (user-experience 3). Shows the newest message; the others wait
/// behind it until it is dismissed or resolved. Hidden when there is none.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void post(const Message& message);
    /// Takes a message away because what it told is over.
    void resolve(const QString& id);
    std::size_t count() const { return m_messages.size(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void actionTriggered(const QString& id, int action);
    void dismissed(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showNewest();

    std::vector<Message> m_messages;
    std::vector<QToolButton*> m_actions;
    QToolButton* m_close;
};

} // namespace netatlas::views::widgets
