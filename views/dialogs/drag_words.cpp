// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/drag_words.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/verdict_look.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/board.h"
#include "views/wording/verdict_text.h"
#include "views/wording/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace netatlas::views::dialogs {

namespace metrics = theme::metrics;

namespace {

QString dragWords(const char* text)
{
    return QCoreApplication::translate("MoveDrag", text);
}

/// Longer than this, the strip would hide what is beside the pointer.
constexpr double kMostStripWidth = 360;

paint::VerdictStrip stripOf(const domain::Revision& revision, const MoveDrag& drag,
                            const theme::Theme& theme)
{
    const MoveTarget& target = *drag.hovered();
    const auto* verdict = drag.verdictOf(target);
    paint::VerdictStrip strip;
    strip.verdict = verdictLook(verdict);
    strip.target = dragWords("moving to %1").arg(targetName(revision, target));
    if (!verdict) {
        strip.word = dragWords("Checking");
        return strip;
    }
    strip.word = wording::verdictWord(*verdict);
    strip.detail = wording::topEffectText(*verdict);
    const std::size_t more =
        *verdict && (*verdict)->effects.size() > 1 ? (*verdict)->effects.size() - 1 : 0;
    // How many more there are is never what is cut.
    const QString rest = more > 0 ? dragWords(", and %1 more").arg(more) : QString();
    const QFont font = theme.fonts.of(theme::TextRole::Small);
    const double room = kMostStripWidth * theme.fonts.growth() - 2 * metrics::kSpace3 -
                        std::ceil(paint::textWidth(rest, font)) - 1;
    strip.detail = paint::elided(strip.detail, font, room, paint::Elide::End) + rest;
    return strip;
}

} // namespace

QString targetName(const domain::Revision& revision, const MoveTarget& target)
{
    const domain::Model* model = revision.model(target.model);
    const auto* space =
        model && target.space ? model->find<domain::SpaceRow>(*target.space) : nullptr;
    return space ? toQt(space->name) : dragWords("New space");
}

QString liftedName(const domain::Revision& revision, const MoveDrag& drag)
{
    const auto& subnets = drag.subnets();
    if (subnets.size() == 1)
        if (const domain::Model* model = revision.model(drag.model()))
            if (const auto* subnet = model->find<domain::SubnetRow>(subnets.front()))
                return toQt(subnet->shownCidr());
    return wording::counted("1 subnet", "%Ln subnets", static_cast<qint64>(subnets.size()));
}

QString hoverSentence(const domain::Revision& revision, const MoveDrag& drag)
{
    if (!drag.isActive() || !drag.hovered())
        return {};
    const MoveTarget target = *drag.hovered();
    const auto* verdict = drag.verdictOf(target);
    const QString name = targetName(revision, target);
    if (!verdict)
        return dragWords("%1, checking").arg(name);
    const auto targets = drag.targets();
    const auto place = std::find(targets.begin(), targets.end(), target) - targets.begin();
    return dragWords("%1, %2, %3 of %4")
        .arg(name, wording::verdictWord(*verdict))
        .arg(place + 1)
        .arg(targets.size());
}

QString dragSentence(const domain::Revision& revision, const MoveDrag& drag)
{
    if (!drag.isActive() || !drag.hovered())
        return {};
    const auto* verdict = drag.verdictOf(*drag.hovered());
    const QString way = dragWords("Dragging %1 to %2: %3")
                            .arg(liftedName(revision, drag), targetName(revision, *drag.hovered()),
                                 verdict ? wording::verdictWord(*verdict) : dragWords("checking"));
    const QString first = verdict ? wording::topEffectText(*verdict) : QString();
    return first.isEmpty() ? way : dragWords("%1, %2").arg(way, first);
}

QVariantMap verdictWordsFor(const domain::Revision& revision, const QStringList& objectIds)
{
    std::optional<domain::ModelId> model;
    std::vector<domain::SubnetId> subnets;
    for (const QString& id : objectIds)
        if (const auto object = domain::findObject(revision, toStd(id));
            object && object->kind == domain::ObjectKind::Subnet) {
            model = object->model;
            subnets.emplace_back(object->number);
        }
    QVariantMap words;
    if (!model)
        return words;
    for (const auto& target : engine::edits::judgeMoves(revision, *model, subnets)) {
        const domain::ObjectRef space{target.model, domain::ObjectKind::Space,
                                      target.space.number()};
        words.insert(toQt(domain::objectId(revision, space)),
                     wording::verdictWord(target.judgement));
    }
    return words;
}

void paintDragStrip(QPainter& painter, const domain::Revision& revision, const MoveDrag& drag,
                    const QPointF& pointer, const QRectF& bounds, const QRectF& head,
                    const theme::Theme& theme)
{
    if (!drag.isActive() || !drag.hovered())
        return;
    const paint::VerdictStrip strip = stripOf(revision, drag, theme);
    QSizeF size = paint::verdictStripSize(strip, theme);
    size.setWidth(std::min(size.width(), kMostStripWidth * theme.fonts.growth()));
    paint::paintVerdictStrip(painter, paint::placeVerdictStrip(pointer, size, bounds, head), strip,
                             theme);
}

} // namespace netatlas::views::dialogs
