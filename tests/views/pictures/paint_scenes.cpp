// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/pictures/scene.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/bindings.h"
#include "views/widgets/paint/board.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/subnet_card.h"
#include "views/widgets/paint/topology.h"
#include "views/widgets/paint/use_bar.h"

#include <QPainter>

namespace netatlas::tests {

namespace metrics = views::theme::metrics;
using namespace views::paint;
using views::theme::Icon;
using views::theme::SpaceMark;
using views::theme::spaceMark;
using views::theme::Theme;

namespace {

SubnetCard card(const Theme& theme, const char* cidr, const char* caption, int space, double use)
{
    return {.cidr = QLatin1String(cidr),
            .caption = QLatin1String(caption),
            .space = spaceMark(theme.tokens, space),
            .use = use};
}

void paintCards(QPainter& painter, const Theme& theme)
{
    const QSizeF size = cardSize(CardPlace::Topology, theme.fonts);
    int place = 0;
    const auto next = [&] {
        const int row = place / 4;
        const int column = place++ % 4;
        return QRectF(QPointF(16 + column * (size.width() + 16), 16 + row * (size.height() + 16)),
                      size);
    };
    const auto show = [&](SubnetCard shown, CardState state = {}) {
        paintSubnetCard(painter, next(), shown, state, theme);
    };
    SubnetCard plain = card(theme, "10.0.0.0/24", "alpha", 0, 0.58);
    show(plain);
    show(plain, {.isHovered = true});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.isSelected = true});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.isFocused = true});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.isSelected = true, .isFocused = true});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.carried = 3});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.isGhost = true});
    show(card(theme, "10.2.0.0/20", "db", 1, 0.61), {.isDimmed = true});
    SubnetCard wrong = card(theme, "10.2.8.0/22", "db", 1, 0.12);
    wrong.worst = Severity::Error;
    show(wrong);
    SubnetCard warned = card(theme, "10.3.16.0/22", "apps", 3, 0.84);
    warned.worst = Severity::Warning;
    show(warned);
    for (const Change change : {Change::Added, Change::Changed, Change::Removed}) {
        SubnetCard changed = card(theme, "10.5.4.0/22", "store", 5, 0.22);
        changed.change = change;
        show(changed);
    }
    SubnetCard provider = card(theme, "10.6.0.0/22", "dmz", 2, 0.04);
    provider.presence = Presence::ProviderOnly;
    show(provider);
    SubnetCard empty = card(theme, "192.168.9.0/24", "alpha", 0, 0.03);
    empty.presence = Presence::Empty;
    show(empty);
    SubnetCard marked = card(theme, "10.1.0.0/22", "dmz", 2, 0.09);
    marked.marks = {Icon::Pin, Icon::Locked, Icon::Note};
    marked.worst = Severity::Info;
    show(marked);
    SubnetCard six = card(theme, "fd00:1::/64", "alpha", 0, 0);
    six.use.reset();
    six.value = QStringLiteral("412 addresses");
    show(six);
    show(card(theme, "10.7.0.0/22", "a space with a long name", 9, 0.97));
    paintFoldedCard(painter, next(),
                    {.title = QStringLiteral("12 subnets"),
                     .preview = {spaceMark(theme.tokens, 1), spaceMark(theme.tokens, 1),
                                 spaceMark(theme.tokens, 3), spaceMark(theme.tokens, 3),
                                 spaceMark(theme.tokens, 2)},
                     .meanUse = 0.61,
                     .worst = Severity::Warning},
                    {}, theme);
    QRectF overlay(next().topLeft() + QPointF(16, 4),
                   overlaySize(CardPlace::Topology, theme.fonts));
    paintOverlayCard(
        painter, overlay,
        {QStringLiteral("252.2.0.0/16"), QStringLiteral("fan overlay"), spaceMark(theme.tokens, 1)},
        {}, theme);
}

struct LaneScene
{
    QPainter& painter;
    const Theme& theme;

    void bus(double y, double left, const char* name, const char* detail, const char* count,
             bool isSelected = false)
    {
        paintVlanBus(painter, QRectF(left, y, 396, 20),
                     {.name = QString::fromUtf8(name),
                      .detail = QString::fromUtf8(detail),
                      .count = QString::fromUtf8(count)},
                     {.isSelected = isSelected}, theme);
    }
    void drop(double x, double y, DropState state = DropState::Rest)
    {
        paintDrop(painter, {x, y}, metrics::kDrop, state, theme.tokens);
    }
    void machines(double left, double y, int first, int count)
    {
        for (int i = 0; i < count; ++i) {
            MachineBlock block{.id = QString::number(first + i)};
            for (int nic = 0; nic <= i % 6; ++nic)
                block.nics.push_back(spaceMark(theme.tokens, nic % 4));
            if (i == 4)
                block.id = QStringLiteral("21/lxd/0");
            if (i == 5)
                block.worst = Severity::Error;
            paintMachine(painter, QRectF(left + i * 44, y, 40, 24), block, MachineDetail::Full, {},
                         theme);
        }
    }
};

void paintLanes(QPainter& painter, const Theme& theme)
{
    LaneScene scene{painter, theme};
    paintLink(painter, {.points = {{424, 58}, {472, 58}}, .count = 18, .isChain = true}, theme);
    paintLink(painter, {.points = {{424, 66}, {436, 66}, {436, 340}, {420, 340}}, .count = 9},
              theme);
    paintLink(
        painter,
        {.points = {{424, 250}, {452, 250}, {452, 200}, {472, 200}}, .kind = LinkKind::Routed},
        theme);
    paintFabricLane(painter, QRectF(16, 16, 420, 260),
                    {.name = QStringLiteral("fabric-1"),
                     .counts = QString::fromUtf8("3 VLANs · 3 subnets · 27 machines")},
                    {}, theme);
    paintFabricLane(painter, QRectF(468, 16, 420, 260),
                    {.name = QStringLiteral("fabric-2"),
                     .counts = QString::fromUtf8("3 VLANs · 18 subnets · 45 machines")},
                    {.isSelected = true}, theme);
    paintFabricLane(painter, QRectF(468, 292, 420, 100),
                    {.name = QStringLiteral("No fabric"),
                     .counts = QStringLiteral("1 subnet"),
                     .icon = Icon::NoFabric,
                     .isReal = false},
                    {}, theme);
    scene.bus(48, 28, "VLAN untagged", "MTU 1500", "18 machines");
    scene.drop(52, 68);
    scene.drop(256, 68);
    paintSubnetCard(painter, QRectF(28, 80, 192, 52), card(theme, "10.0.0.0/24", "alpha", 0, 0.58),
                    {}, theme);
    SubnetCard six = card(theme, "fd00:1::/64", "alpha", 0, 0);
    six.use.reset();
    six.value = QStringLiteral("412 addresses");
    paintSubnetCard(painter, QRectF(232, 80, 192, 52), six, {}, theme);
    scene.machines(28, 140, 20, 9);
    scene.machines(28, 168, 29, 9);
    scene.bus(212, 28, "VLAN 20", "", "0 machines");
    paintEmptyRow(painter, QRectF(28, 240, 396, 20), QStringLiteral("No subnets"),
                  QStringLiteral("New subnet"), theme);
    scene.bus(48, 480, "VLAN 120", "MTU 9000 · DHCP", "27 machines", true);
    scene.drop(504, 68, DropState::Chain);
    scene.drop(708, 68);
    SubnetCard selected = card(theme, "10.2.0.0/20", "db", 1, 0.61);
    selected.worst = Severity::Error;
    paintOverlayCard(
        painter, QRectF(496, 136, 176, 28),
        {QStringLiteral("252.2.0.0/16"), QStringLiteral("fan overlay"), spaceMark(theme.tokens, 1)},
        {}, theme);
    paintSubnetCard(painter, QRectF(480, 80, 192, 52), selected, {.isSelected = true}, theme);
    SubnetCard wrong = card(theme, "10.2.8.0/22", "db", 1, 0.12);
    wrong.worst = Severity::Error;
    paintSubnetCard(painter, QRectF(684, 80, 192, 52), wrong, {}, theme);
    scene.machines(480, 172, 0, 9);
    scene.bus(212, 480, "VLAN 130", "MTU 9000", "9 machines");
    paintLinkLabel(
        painter, {.points = {{424, 58}, {472, 58}}, .isChain = true, .label = QStringLiteral("18")},
        theme);
    paintLinkLabel(painter,
                   {.points = {{452, 250}, {452, 200}},
                    .kind = LinkKind::Routed,
                    .label = QStringLiteral("relay")},
                   theme);
    const CornerChip chip{Icon::Folded, QStringLiteral("16 subnets folded"),
                          QStringLiteral("Unfold"), false};
    paintCornerChip(painter, QRectF(QPointF(16, 400), cornerChipSize(chip, theme)), chip, theme);
    int row = 0;
    for (const char* name : {"alpha", "apps", "db", "dmz"}) {
        paintStripRow(painter, QRectF(904, 16 + row * 28, 88, 24),
                      {.name = QLatin1String(name),
                       .count = QString::number(row + 3),
                       .space = spaceMark(theme.tokens, row),
                       .isSelected = row == 2},
                      theme);
        ++row;
    }
    for (int i = 0; i < 6; ++i) {
        MachineBlock block{.id = QString::number(i),
                           .worst = i % 2 ? Severity::Warning : Severity::None};
        paintMachine(painter, QRectF(28 + i * 44, 292, 40, 24), block, MachineDetail::Plain,
                     {.isSelected = i == 2}, theme);
        paintMachine(painter, QRectF(28 + i * 28, 324, 24, 24), block, MachineDetail::Square, {},
                     theme);
    }
}

void paintFar(QPainter& painter, const Theme& theme)
{
    paintLink(painter, {.points = {{280, 100}, {340, 100}}, .count = 260, .isChain = true}, theme);
    paintLink(painter, {.points = {{150, 250}, {150, 270}, {400, 270}, {400, 250}}, .count = 64},
              theme);
    const auto lane = [&](double left, const char* name, const char* count, bool isSelected) {
        paintFabricLane(
            painter, QRectF(left, 16, 264, 234),
            {.name = QLatin1String(name), .counts = QLatin1String(count), .isFar = true},
            {.isSelected = isSelected}, theme);
        for (int i = 0; i < 6; ++i) {
            FarBlock block{
                .space = spaceMark(theme.tokens, i), .hosts = 14, .machines = 90 + i * 9};
            if (i == 3) {
                block.troubles = {31};
                block.worst = Severity::Error;
            }
            paintFarBlock(painter, QRectF(left + 8 + (i % 3) * 84, 44 + (i / 3) * 100, 78, 92),
                          block, 1.0, {}, theme);
        }
    };
    lane(16, "fabric-1", "820", false);
    lane(340, "fabric-2", "640", true);
    paintLinkLabel(
        painter,
        {.points = {{280, 100}, {340, 100}}, .isChain = true, .label = QStringLiteral("260")},
        theme);
    paintLinkLabel(painter, {.points = {{150, 270}, {400, 270}}, .label = QStringLiteral("64")},
                   theme);
    for (int i = 0; i < 5; ++i) {
        painter.save();
        painter.translate(620, 16 + i * 44);
        painter.scale(0.5, 0.5);
        paintFarBlock(painter, QRectF(0, 0, 200, 72),
                      {.space = spaceMark(theme.tokens, i), .machines = 412, .use = i * 0.25}, 0.5,
                      {}, theme);
        painter.restore();
    }
}

SpaceColumn column(const Theme& theme, const char* name, const char* role, int space)
{
    SpaceColumn result{.name = QLatin1String(name),
                       .counts = QString::fromUtf8("3 subnets · 36 machines"),
                       .space = spaceMark(theme.tokens, space),
                       .boundLabel = QStringLiteral("Bound"),
                       .bound = {{QStringLiteral("mysql:db, ceph:cluster")}},
                       .constraintLabel = QStringLiteral("Constraint"),
                       .constraint = {{QStringLiteral("haproxy, ")},
                                      {QStringLiteral("ceph ^dmz, mysql ^dmz"), true}}};
    if (*role)
        result.roles = {QLatin1String(role)};
    return result;
}

void paintBoard(QPainter& painter, const Theme& theme)
{
    const std::vector<ColumnVerdict> verdicts = {
        {Verdict::AllowedWithEffects, QStringLiteral("Allowed, 3 effects"), {}},
        {Verdict::AlreadyHere, QStringLiteral("Already here"), {}},
        {Verdict::Breaks, QStringLiteral("Breaks 3"), {}},
        {Verdict::NotPossible, QStringLiteral("Not possible"),
         QStringLiteral("Belongs to model prod-west. An edit stays inside one model.")},
        {Verdict::Checking, QStringLiteral("Checking"), {}},
        {Verdict::Allowed, QStringLiteral("Allowed"), {}},
    };
    const std::array names = {"alpha", "apps", "dmz", "edge", "db", "New space"};
    const std::array roles = {"default", "", "management", "", "HA", ""};
    const std::array spaces = {0, 3, 2, 4, 1, 0};
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const QRectF rect(16 + double(i) * 212, 16, 196, 480);
        SpaceColumn shown = column(theme, names[i], roles[i], spaces[i]);
        shown.verdict = verdicts[i];
        shown.isTarget = verdicts[i].verdict == Verdict::Breaks;
        shown.isNew = i == 5;
        if (shown.isNew)
            shown.counts = QStringLiteral("Drop to create");
        paintSpaceColumn(painter, rect, shown, theme);
        if (i == 3 || shown.isNew)
            continue;
        const QRectF body = columnParts(rect, shown, theme.fonts).body;
        SubnetCard first = card(theme, "10.2.0.0/20", "VLAN 120", spaces[i], 0.61);
        first.place = CardPlace::Board;
        first.worst = i == 4 ? Severity::Error : Severity::None;
        paintSubnetCard(painter, QRectF(body.left(), body.top(), body.width(), 52), first,
                        {.isGhost = i == 1}, theme);
        if (i == 0)
            paintOverlayCard(
                painter, QRectF(body.left() + 16, body.top() + 56, body.width() - 16, 28),
                {QStringLiteral("252.2.0.0/16"), QStringLiteral("fan"), spaceMark(theme.tokens, 0)},
                {}, theme);
        if (i == 2)
            paintDropZone(painter, QRectF(body.left(), body.top() + 60, body.width(), 84),
                          Verdict::Breaks, theme.tokens);
    }
    SubnetCard lifted = card(theme, "10.3.0.0/20", "VLAN 130", 3, 0.09);
    lifted.place = CardPlace::Board;
    paintSubnetCard(painter, QRectF(447, 270, 180, 52), lifted, {.carried = 2}, theme);
    const VerdictStrip strip{Verdict::Breaks, QStringLiteral("Breaks 3"),
                             QStringLiteral("moving to dmz"),
                             QStringLiteral("ceph excludes dmz, and 2 more")};
    paintVerdictStrip(painter, QRectF(QPointF(450, 340), verdictStripSize(strip, theme)), strip,
                      theme);
    SpaceColumn calm = column(theme, "store", "", 5);
    calm.isSelected = true;
    paintSpaceColumn(painter, QRectF(16 + 6 * 212, 16, 196, 480), calm, theme);
}

void paintMarks(QPainter& painter, const Theme& theme)
{
    const auto& tokens = theme.tokens;
    int x = 16;
    for (const int side : {12, 14, 16, 24, 32}) {
        int y = 16;
        const auto next = [&] {
            const QRectF place(x, y, side, side);
            y += 38;
            return place;
        };
        for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error})
            paintSeverity(painter, next(), severity, tokens);
        for (const Verdict verdict : {Verdict::AlreadyHere, Verdict::Allowed,
                                      Verdict::AllowedWithEffects, Verdict::NotPossible})
            paintVerdict(painter, next(), verdict, tokens);
        for (const Change change : {Change::Added, Change::Changed, Change::Removed})
            paintChange(painter, next(), change, tokens);
        paintLetterMark(painter, next(), QLatin1Char('P'), theme);
        x += side + 14;
    }
    const QStringList words = {QStringLiteral("default"), QStringLiteral("HA"),
                               QStringLiteral("management")};
    double left = 220;
    for (const QString& word : words) {
        const double width = tagWidth(word, theme);
        paintTag(painter, QRectF(left, 16, width, 16), word, theme);
        left += width + 8;
    }
    paintPill(painter, pillRect({240, 60}, QStringLiteral("18"), theme), QStringLiteral("18"),
              PillState::Rest, theme);
    paintPill(painter, pillRect({290, 60}, QStringLiteral("1 204"), theme), QStringLiteral("1 204"),
              PillState::Chain, theme);
    paintKeyCap(painter, QRectF(220, 84, keyCapWidth(QStringLiteral("Esc"), theme), 20),
                QStringLiteral("Esc"), theme);
    paintSubnetChip(painter, {220, 128}, QStringLiteral("10.2.0.0/20"), spaceMark(tokens, 1),
                    tokens.text1, theme);
    double y = 160;
    for (const double share : {0.0, 0.002, 0.3, 0.61, 0.84, 0.97, 1.0}) {
        paintUseBar(painter, QRectF(220, y, 60, 4), share, tokens);
        paintUseBar(painter, QRectF(300, y - 2, 180, 8), share, tokens);
        y += 20;
    }
    paintUseBar(painter, QRectF(220, y, 260, 8), 0.4, 0.2, tokens);
    paintProgressBar(painter, QRectF(220, y + 20, 80, 4), 0.4, tokens);
    for (int i = 0; i < 10; ++i) {
        paintSpaceDot(painter, {228.0 + i * 18, y + 50}, 8, spaceMark(tokens, i));
        paintSpaceEdge(painter, QRectF(220.0 + i * 18, y + 64, 16, 30), 4, Qt::LeftEdge, 4,
                       spaceMark(tokens, i));
    }
}

void paintIcons(QPainter& painter, const Theme& theme)
{
    for (int i = 0; i < views::theme::kIcons; ++i) {
        const QPointF place(16 + (i % 16) * 64, 16 + (i / 16) * 48);
        const auto icon = static_cast<Icon>(i);
        views::theme::paintIcon(painter, QRectF(place, QSizeF(16, 16)), icon, theme.tokens.text2);
        views::theme::paintIcon(painter, QRectF(place + QPointF(22, -2), QSizeF(20, 20)), icon,
                                theme.tokens.accent);
    }
}

void paintBindings(QPainter& painter, const Theme& theme)
{
    const auto node = [&](double x, double y, double width, const BindingNode& shown,
                          BlockState state = {}) {
        paintBindingNode(painter, QRectF(x, y, width, 24), shown, state, theme);
    };
    paintColumnHead(painter, QRectF(16, 8, 168, 30), QStringLiteral("Machines"),
                    QStringLiteral("7"), theme);
    paintColumnHead(painter, QRectF(376, 8, 144, 30), QStringLiteral("Addresses"),
                    QStringLiteral("12"), theme);
    paintBindingCurve(painter, {184, 68}, {376, 112}, CurveKind::Both, true, false, theme);
    paintBindingCurve(painter, {184, 156}, {376, 156}, CurveKind::Both, false, true, theme);
    paintBindingCurve(painter, {520, 112}, {576, 156}, CurveKind::Both, true, false, theme);
    paintBindingCurve(painter, {184, 200}, {224, 244}, CurveKind::Missing, false, false, theme);
    paintBindingCurve(painter, {752, 156}, {820, 112}, CurveKind::Broken, false, false, theme);
    paintBindingCurve(painter, {184, 288}, {376, 288}, CurveKind::MachineOnly, false, false, theme);
    paintBindingCurve(painter, {184, 320}, {376, 320}, CurveKind::ProviderOnly, false, false,
                      theme);
    node(16, 56, 168,
         {.text = QStringLiteral("0"),
          .note = QStringLiteral("mysql/0"),
          .icon = Icon::Machine,
          .isChain = true});
    node(16, 144, 168, {.text = QStringLiteral("1"), .icon = Icon::Machine}, {.isDimmed = true});
    node(16, 188, 168,
         {.text = QStringLiteral("2/lxd/0"),
          .note = QStringLiteral("mysql/2"),
          .icon = Icon::Container,
          .isChain = true});
    node(376, 100, 144,
         {.text = QStringLiteral("10.2.0.9"),
          .letter = QLatin1Char('H'),
          .isAddress = true,
          .isChain = true});
    node(376, 144, 144,
         {.text = QStringLiteral("10.0.0.6"), .letter = QLatin1Char('P'), .isAddress = true},
         {.isDimmed = true});
    node(576, 144, 176,
         {.text = QStringLiteral("10.2.0.0/20"),
          .note = QStringLiteral("61 %"),
          .space = spaceMark(theme.tokens, 1),
          .isChain = true});
    node(820, 100, 192,
         {.text = QStringLiteral("mysql:db"),
          .icon = Icon::Endpoint,
          .worst = Severity::Error,
          .isChain = true},
         {.isSelected = true});
    node(820, 144, 192,
         {.text = QStringLiteral("k8s svc web"), .icon = Icon::Cloud, .presence = Presence::Empty});
    paintMissing(painter, QRectF(224, 232, 296, 24), QStringLiteral("mysql/2 has no address in db"),
                 theme);
}

} // namespace

std::vector<Scene> paintScenes()
{
    return {
        {QStringLiteral("cards"), {848, 364}, paintCards, {}},
        {QStringLiteral("lanes"), {1008, 440}, paintLanes, {}},
        {QStringLiteral("far"), {740, 300}, paintFar, {}},
        {QStringLiteral("board"), {1508, 520}, paintBoard, {}},
        {QStringLiteral("marks"), {520, 440}, paintMarks, {}},
        {QStringLiteral("icons"), {1040, 400}, paintIcons, {}},
        {QStringLiteral("bindings"), {1030, 340}, paintBindings, {}},
    };
}

} // namespace netatlas::tests
