// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLayout;

namespace netatlas::views::widgets {

/// The rows of a dialog, all of them in sight. Only where the screen has no room for them, as with
/// large text on a small one, they scroll; the buttons under them stay in reach, and no row is
/// squeezed. The row with the focus is always in sight.
class FormArea : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the rows.
    explicit FormArea(QLayout* rows, QWidget* parent = nullptr);

    /// Makes the window as high as all that is in it, as far as the screen goes.
    void fitWindow();
    /// The same for something that has come to it: what is there stays where it is.
    void growWindow();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void blendBar();
    void resizeWindow(int leastHeight);
};

} // namespace netatlas::views::widgets
