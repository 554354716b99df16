// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/pictures/scene.h"
#include "views/theme/metrics.h"
#include "views/theme/space_mark.h"
#include "views/widgets/announce_label.h"
#include "views/widgets/chip.h"
#include "views/widgets/dock_title.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/message_bar.h"
#include "views/widgets/mode_bar.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/search_edit.h"
#include "views/widgets/segmented_buttons.h"
#include "views/widgets/sheet_frame.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/widgets/use_bar.h"
#include "views/widgets/verdict_row.h"
#include "views/widgets/zoom_slider.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace netatlas::tests {

namespace metrics = views::theme::metrics;
using namespace views::widgets;
using views::AddressRole;
using views::IconRole;
using views::NoteRole;
using views::SeverityRole;
using views::SpaceOrderRole;
using views::StrongRole;
using views::UseRole;
using views::ValueRole;
using views::theme::ActiveTheme;
using views::theme::Icon;

namespace {

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

QStandardItem* row(const char* words, Icon icon, const char* value)
{
    auto* item = new QStandardItem(text(words));
    item->setData(static_cast<int>(icon), IconRole);
    item->setData(text(value), ValueRole);
    return item;
}

QStandardItem* subnet(const char* cidr, int space, const char* value, int severity = -1)
{
    auto* item = new QStandardItem(text(cidr));
    item->setData(space, SpaceOrderRole);
    item->setData(text(value), ValueRole);
    item->setData(true, AddressRole);
    if (severity >= 0)
        item->setData(severity, SeverityRole);
    return item;
}

QTreeView* makeTree(QWidget* parent)
{
    auto* tree = new QTreeView(parent);
    auto* model = new QStandardItemModel(tree);
    auto* site = row("prod-east", Icon::Model, "1 960");
    site->setData(true, StrongRole);
    model->appendRow(site);
    auto* fabric = row("fabric-1", Icon::Fabric, "3");
    site->appendRow(fabric);
    auto* vlan = row("VLAN untagged", Icon::Vlan, "2");
    fabric->appendRow(vlan);
    vlan->appendRow(subnet("10.0.0.0/24", 0, "58 %"));
    vlan->appendRow(subnet("fd00:1::/64", 0, ""));
    auto* closed = row("VLAN 10", Icon::Vlan, "1");
    closed->appendRow(subnet("10.1.0.0/22", 2, "9 %"));
    fabric->appendRow(closed);
    auto* second = row("fabric-2", Icon::Fabric, "18");
    site->appendRow(second);
    auto* bus = row("VLAN 120", Icon::Vlan, "3");
    second->appendRow(bus);
    auto* selected = subnet("10.2.0.0/20", 1, "61 %", 2);
    bus->appendRow(selected);
    auto* overlay = subnet("252.2.0.0/16", 1, "");
    overlay->setData(text("overlay"), NoteRole);
    selected->appendRow(overlay);
    bus->appendRow(subnet("10.3.16.0/22", 3, "84 %", 1));
    auto* alpha = new QStandardItem(text("alpha"));
    alpha->setData(0, SpaceOrderRole);
    alpha->setData(text("default"), NoteRole);
    alpha->setData(text("3"), ValueRole);
    site->appendRow(alpha);
    tree->setModel(model);
    tree->setHeaderHidden(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setItemDelegate(new RowDelegate(tree));
    tree->expandAll();
    tree->collapse(closed->index());
    tree->setCurrentIndex(selected->index());
    return tree;
}

QTableView* makeTable(QWidget* parent)
{
    auto* table = new QTableView(parent);
    auto* model = new QStandardItemModel(0, 5, table);
    model->setHorizontalHeaderLabels(
        {QString(), text("Rule"), text("Finding"), text("Used"), text("Since")});
    const auto add = [&](int severity, const char* rule, const char* finding, double use,
                         const char* since) {
        QList<QStandardItem*> cells;
        auto* mark = new QStandardItem;
        mark->setData(severity, SeverityRole);
        cells << mark << new QStandardItem(text(rule)) << new QStandardItem(text(finding));
        auto* bar = new QStandardItem;
        bar->setData(use, UseRole);
        cells << bar << new QStandardItem(text(since));
        cells.last()->setData(int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        cells.last()->setData(QStringList{text("Show"), text("Fix")}, views::ActionsRole);
        model->appendRow(cells);
    };
    add(2, "V14", "mysql:db is bound to db, but unit mysql/2 has no address there", 0.58, "2 h");
    add(2, "V01", "10.2.8.0/22 overlaps 10.2.0.0/20 in network vpc-a", 0.12, "2 h");
    add(1, "V26", "10.3.16.0/22 is over the limit of 80 % (84 %)", 0.84, "3 d");
    add(0, "V31", "A note that nobody has to act on", 0.0, "yesterday");
    table->setModel(model);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(
        ActiveTheme::instance().fonts().scaled(metrics::kRow));
    table->verticalHeader()->setDefaultSectionSize(
        ActiveTheme::instance().fonts().scaled(metrics::kRow));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft);
    table->horizontalHeader()->resizeSection(0, 32);
    table->horizontalHeader()->resizeSection(1, 60);
    table->horizontalHeader()->resizeSection(2, 460);
    table->horizontalHeader()->resizeSection(3, 140);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setItemDelegate(new RowDelegate(table));
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(1, Qt::AscendingOrder);
    table->selectRow(1);
    return table;
}

QDockWidget* makeDock(const char* title, QWidget* content, QMainWindow* window)
{
    auto* dock = new QDockWidget(text(title), window);
    dock->setTitleBarWidget(new DockTitle(dock));
    dock->setWidget(content);
    return dock;
}

QToolButton* makeTool(const char* words, Icon icon, bool hasMenu)
{
    auto* button = new QToolButton;
    button->setText(text(words));
    button->setIcon(views::theme::icon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    if (hasMenu) {
        button->setMenu(new QMenu(button));
        button->setPopupMode(QToolButton::InstantPopup);
    }
    return button;
}

void addTools(QMainWindow* window)
{
    auto* tools = window->addToolBar(text("Tools"));
    tools->setMovable(false);
    tools->addWidget(makeTool("Undo", Icon::Undo, true));
    auto* redo = makeTool("Redo", Icon::Redo, true);
    redo->setEnabled(false);
    tools->addWidget(redo);
    tools->addSeparator();
    auto* segments = new SegmentedButtons;
    segments->addChoice(text("Select"), views::theme::icon(Icon::Select));
    segments->addChoice(text("Pan"), views::theme::icon(Icon::Pan));
    segments->addChoice(text("Link"), views::theme::icon(Icon::Link));
    tools->addWidget(segments);
    tools->addSeparator();
    tools->addWidget(makeTool("Fit", Icon::Fit, false));
    tools->addWidget(new ZoomSlider(0.05, 4.0));
    tools->addSeparator();
    tools->addWidget(makeTool("Layout", Icon::Layout, true));
    auto* filler = new QWidget;
    filler->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tools->addWidget(filler);
    auto* search = new SearchEdit(Icon::Filter, text("Filter: space:db, util>80, 10.2.*"));
    search->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_L));
    tools->addWidget(search);
}

QWidget* makeCentre(QWidget* parent)
{
    auto* centre = new QWidget(parent);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* messages = new MessageBar;
    messages->post({text("drift"),
                    views::paint::Severity::Warning,
                    text("Live changed while the draft was open: 2 steps no longer fit."),
                    {text("Show steps"), text("Rebase")}});
    layout->addWidget(messages);
    auto* empty = new EmptyState(Icon::Topology, text("Nothing here yet"),
                                 text("Import a file, connect a source or start with a demo."));
    empty->setPrimary(text("Open demo"));
    empty->setSecond(text("Import"));
    empty->setAutoFillBackground(true);
    empty->setBackgroundRole(QPalette::Base);
    layout->addWidget(empty, 1);
    return centre;
}

QWidget* makeWindow()
{
    auto* window = new QMainWindow;
    for (const char* name : {"File", "Edit", "View", "Go", "Arrange", "Model", "Plan", "Help"})
        window->menuBar()->addMenu(text(name));
    addTools(window);
    auto* modes = new ModeBar({{text("home"), text("Home"), Icon::Home, {}},
                               {text("topology"), text("Topology"), Icon::Topology, {}},
                               {text("spaces"), text("Spaces"), Icon::Spaces, {}},
                               {text("bindings"), text("Bindings"), Icon::Bindings, {}},
                               {text("addresses"), text("Addresses"), Icon::Addresses, {}},
                               {text("controllers"), text("Controllers"), Icon::Controllers, {}}});
    modes->setCurrentMode(text("topology"));
    auto* side = new QToolBar;
    side->setMovable(false);
    side->layout()->setContentsMargins(0, 0, 0, 0);
    side->addWidget(modes);
    window->addToolBar(Qt::LeftToolBarArea, side);
    window->setCentralWidget(makeCentre(window));
    window->addDockWidget(Qt::LeftDockWidgetArea, makeDock("Outline", makeTree(window), window));
    auto* bottom = new QTabWidget;
    bottom->setDocumentMode(true);
    bottom->addTab(makeTable(bottom), text("Problems"));
    bottom->addTab(new QWidget, text("Plan"));
    bottom->addTab(new QWidget, text("Activity"));
    window->addDockWidget(Qt::BottomDockWidgetArea, makeDock("Problems", bottom, window));
    auto* announce = new AnnounceLabel;
    announce->announce(text("Draft move-db, 3 steps"));
    window->statusBar()->addWidget(announce, 1);
    auto* job = new QProgressBar;
    job->setFixedWidth(metrics::kJobBarWidth);
    job->setValue(40);
    window->statusBar()->addPermanentWidget(job);
    window->statusBar()->setSizeGripEnabled(false);
    return window;
}

QWidget* makeForm()
{
    auto* sheet = new SheetFrame;
    auto* layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(24, 20, 24, 20);
    auto* title = new QLabel(text("Move 10.4.0.0/20 from db to dmz"));
    title->setFont(ActiveTheme::instance().fonts().of(views::theme::TextRole::Title));
    layout->addWidget(title);
    auto* chips = new QHBoxLayout;
    const auto& tokens = ActiveTheme::instance().tokens();
    chips->addWidget(new Chip(text("apps"), views::theme::spaceMark(tokens, 3)));
    chips->addWidget(new Chip(text("dmz"), views::theme::spaceMark(tokens, 2)));
    chips->addStretch(1);
    layout->addLayout(chips);
    auto* verdict = new VerdictRow;
    verdict->setVerdict(views::paint::Verdict::Breaks, text("Breaks 3"), text("4 more effects"));
    layout->addWidget(verdict);
    for (const char* choice : {"Leave broken", "Rebind mysql:db to dmz"})
        layout->addWidget(new QRadioButton(text(choice)));
    layout->itemAt(layout->count() - 1)->widget()->setProperty("checked", true);
    auto* off = new QRadioButton(text("Take 10.2.0.0/20 along"));
    off->setEnabled(false);
    layout->addWidget(off);
    auto* checks = new QHBoxLayout;
    for (const Qt::CheckState state : {Qt::Unchecked, Qt::PartiallyChecked, Qt::Checked}) {
        auto* check = new QCheckBox(text("Containers"));
        check->setTristate(true);
        check->setCheckState(state);
        checks->addWidget(check);
    }
    layout->addLayout(checks);
    auto* fields = new QHBoxLayout;
    auto* kinds = new QComboBox;
    kinds->addItems({text("Fabric"), text("Zone")});
    auto* editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(text("10.2.0.0"));
    auto* number = new QSpinBox;
    number->setValue(26);
    auto* field = new QLineEdit(text("CHG-118"));
    auto* wrong = new QLineEdit(text("10.2.0.300"));
    setFieldState(wrong, FieldState::Wrong);
    for (QWidget* part : {static_cast<QWidget*>(kinds), static_cast<QWidget*>(editable),
                          static_cast<QWidget*>(number), static_cast<QWidget*>(field),
                          static_cast<QWidget*>(wrong)})
        fields->addWidget(part);
    layout->addLayout(fields);
    auto* use = new UseBar;
    use->setShare(0.61);
    layout->addWidget(use);
    auto* segments = new SegmentedButtons;
    for (const char* way : {"Strip", "Grid", "Treemap", "Hilbert"})
        segments->addChoice(text(way));
    segments->setCurrent(1);
    layout->addWidget(segments);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const char* words, ButtonKind kind, bool isEnabled = true) {
        auto* button = new QPushButton(text(words));
        setButtonKind(button, kind);
        button->setEnabled(isEnabled);
        buttons->addWidget(button);
    };
    add("Show on graph", ButtonKind::Framed);
    buttons->addStretch(1);
    add("More", ButtonKind::Plain);
    add("Off", ButtonKind::Framed, false);
    add("Cancel", ButtonKind::Framed);
    add("Move and accept 2", ButtonKind::Primary);
    layout->addLayout(buttons);
    return sheet;
}

QWidget* makeMenu()
{
    auto* menu = new QMenu;
    menu->addAction(views::theme::icon(Icon::Undo), text("Undo move"))
        ->setShortcut(QKeySequence::Undo);
    menu->addAction(views::theme::icon(Icon::Redo), text("Redo"))->setEnabled(false);
    menu->addSeparator();
    auto* on = menu->addAction(text("Grid"));
    on->setCheckable(true);
    on->setChecked(true);
    menu->addMenu(text("Copy as"))->addAction(text("CIDR"));
    auto* current = menu->addAction(views::theme::icon(Icon::Delete), text("Delete"));
    menu->setActiveAction(current);
    return menu;
}

} // namespace

std::vector<Scene> widgetScenes()
{
    return {
        {QStringLiteral("window"), {1200, 760}, {}, makeWindow},
        {QStringLiteral("form"), {576, 400}, {}, makeForm},
        {QStringLiteral("menu"), {220, 160}, {}, makeMenu},
    };
}

} // namespace netatlas::tests
