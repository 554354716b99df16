// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/spaces/board_canvas.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace netatlas::views::spaces {

/// The Spaces mode: the board under its bar of options (user-experience 5.3). Tests find it as
/// `view.spaces`.
class BoardView : public QWidget
{
    Q_OBJECT

public:
    BoardView(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent = nullptr);

    BoardCanvas& canvas() { return *m_canvas; }
    /// Brings the object into sight; false when the board does not show such objects.
    bool showObject(const domain::ObjectRef& object) { return m_canvas->showObject(object); }
    /// The whole board on paper of its own size, in the light theme; the format follows from the
    /// ending: `.svg`, `.pdf` or a picture.
    Status exportPicture(const QString& path) const;

Q_SIGNALS:
    void opened(const netatlas::domain::ObjectRef& object);
    void menuWanted(const QPoint& globalPosition);
    void newSpaceWanted(netatlas::domain::ModelId model);
    void moveWanted();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void makeBar(QWidget* bar);
    void readOptions();
    void updateHint();
    domain::ModelId modelForNewSpace() const;

    ProjectBridge& m_project;
    Selection& m_selection;
    BoardCanvas* m_canvas;
    QComboBox* m_sort;
    QComboBox* m_caption;
    QCheckBox* m_empty;
    QToolButton* m_new;
    QLabel* m_hint;
};

} // namespace netatlas::views::spaces
