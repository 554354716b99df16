// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/paint/marks.h"

#include <QFrame>

#include <functional>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace netatlas::views::home {

/// A titled card of lines, each a name and a value; a line may lead somewhere.
class SummaryCard : public QFrame
{
    Q_OBJECT

public:
    struct Line
    {
        QString name;
        QString value;
        paint::Severity mark = paint::Severity::None;
        std::optional<double> use; ///< a bar of 0 to 1 before the value
        std::function<void()> open;
    };

    explicit SummaryCard(const QString& title, QWidget* parent = nullptr);

    /// `none` is said when there are no lines.
    void setLines(std::vector<Line> lines, const QString& none);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QVBoxLayout* m_lines;
};

} // namespace netatlas::views::home
