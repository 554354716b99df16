// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace netatlas::views {
namespace commands {
class ActionSet;
}
namespace widgets {
class SegmentedButtons;
class ZoomSlider;
} // namespace widgets
} // namespace netatlas::views

namespace netatlas::views::shell {

/// Undo and redo, the tools and the zoom of the view, and the edits used most
/// (user-experience 3).
class MainToolBar : public QWidget
{
    Q_OBJECT

public:
    explicit MainToolBar(const commands::ActionSet& actions, QWidget* parent = nullptr);

    widgets::ZoomSlider& zoom() { return *m_zoom; }
    /// Select and pan, for views that know both.
    widgets::SegmentedButtons& tools() { return *m_tools; }
    /// What the present view cannot do is not there.
    void showParts(bool hasTools, bool hasZoom);

private:
    QToolButton* addButton(const commands::ActionSet& actions, const char* id, const QString& text);
    QWidget* addDivider();

    QHBoxLayout* m_layout;
    widgets::SegmentedButtons* m_tools;
    widgets::ZoomSlider* m_zoom;
    QToolButton* m_fit = nullptr;
    QWidget* m_toolsDivider = nullptr;
    QWidget* m_zoomDivider = nullptr;
};

} // namespace netatlas::views::shell
