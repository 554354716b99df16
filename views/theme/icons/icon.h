// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace netatlas::views::theme {

/// Every drawing of `resources/icons`, by what it stands for in the program. The order is that of
/// the file names in `icon.cpp`.
enum class Icon {
    Home,
    Topology,
    Spaces,
    Bindings,
    Addresses,
    Charts,
    Controllers,
    Activity,
    History,
    Plan,
    Undo,
    Redo,
    Select,
    Pan,
    Link,
    Fit,
    ZoomOut,
    ZoomIn,
    Minus,
    Plus,
    Layout,
    Colour,
    Table,
    ChevronRight,
    ChevronDown,
    ChevronLeft,
    ChevronUp,
    Back,
    Forward,
    Up,
    Down,
    Close,
    Filter,
    Search,
    Locked,
    Unlocked,
    Pin,
    Unpin,
    Note,
    Copy,
    Cut,
    Paste,
    Delete,
    Rename,
    Settings,
    Import,
    Export,
    NewFile,
    Open,
    Save,
    Print,
    Reload,
    Snapshot,
    Show,
    Hide,
    Focus,
    Unlink,
    Tag,
    External,
    More,
    Grip,
    Folded,
    Minimap,
    Draft,
    Split,
    Merge,
    Resize,
    Range,
    Start,
    Stop,
    Pause,
    Guide,
    Keyboard,
    Help,
    About,
    Tick,
    Cloud,
    Model,
    Application,
    Route,
    List,
    Outline,
    Schedule,
    Star,
    User,
    Terminal,
    Calculator,
    Source,
    Report,
    Trend,
    Fold,
    Unfold,
    SplitView,
    Reset,
    Align,
    Distribute,
    Snap,
    Drift,
    Validate,
    FullScreen,
    Address,
    Accept,
    NoFabric,
    Quit,
    Swap,
    Group,
    Network,
    Fabric,
    Vlan,
    Subnet,
    Space,
    Nic,
    Endpoint,
    Machine,
    Container,
    Overlay,
};

inline constexpr int kIcons = static_cast<int>(Icon::Overlay) + 1;

/// Name of the drawing, without folder and ending; also what a theme or a test may refer to.
const char* iconName(Icon icon);

/// Paints `icon` into `rect` in one colour, as pixels of the device where it has any and as lines
/// on paper. Works on every thread: each keeps the images it has rendered.
void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour);

/// The rendered drawing, `size` logical pixels wide at `scale` device pixels each.
QImage iconImage(Icon icon, int size, const QColor& colour, double scale);

/// For actions, buttons and item models: text.2 at rest, accent when on, text.off when disabled,
/// always of the theme in use at the time of painting.
QIcon icon(Icon icon);

/// The same with another colour at rest, such as text.3 for close and chevrons.
QIcon icon(Icon icon, QColor Tokens::* atRest);

} // namespace netatlas::views::theme
