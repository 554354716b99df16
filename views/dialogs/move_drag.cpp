// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/move_drag.h"

#include <QLineF>

#include <algorithm>

namespace netatlas::views::dialogs {

using engine::edits::AddSpace;
using engine::edits::Intent;
using engine::edits::Judgement;
using engine::edits::MoveSubnets;

namespace {

/// A name that no space has, to judge the making of a space before it has one.
std::string unusedSpaceName(const domain::Model& model)
{
    std::string name = "new-space";
    for (int n = 2;; ++n) {
        const auto& spaces = model.table<domain::SpaceRow>();
        if (std::none_of(spaces.begin(), spaces.end(),
                         [&](const domain::SpaceRow& row) { return row.name == name; }))
            return name;
        name = "new-space-" + std::to_string(n);
    }
}

} // namespace

const char* dragStateWord(DragState state)
{
    switch (state) {
    case DragState::Idle: return "idle";
    case DragState::Armed: return "armed";
    case DragState::Dragging: return "dragging";
    case DragState::Judging: return "judging";
    case DragState::Preview: break;
    }
    return "preview";
}

MoveDrag::MoveDrag(ProjectBridge& project, QObject* parent) : QObject(parent), m_project(project)
{
    connect(&project, &ProjectBridge::revisionChanged, this, [this] {
        if (!isActive())
            return;
        const domain::Model* model = m_project.shown().model(m_model);
        const bool isGone =
            !model || std::any_of(m_subnets.begin(), m_subnets.end(), [&](domain::SubnetId id) {
                return !model->find<domain::SubnetRow>(id);
            });
        if (isGone)
            cancel();
        else
            judge();
    });
}

bool MoveDrag::take(domain::ModelId model, std::vector<domain::SubnetId> subnets)
{
    const domain::Model* from = m_project.shown().model(model);
    if (!from || subnets.empty() || m_state != DragState::Idle)
        return false;
    const auto stuck = engine::edits::immovable(*from, subnets);
    if (!stuck.empty()) {
        Q_EMIT refused(stuck.front().second);
        return false;
    }
    m_model = model;
    m_subnets = std::move(subnets);
    m_hovered.reset();
    m_verdicts.clear();
    return true;
}

bool MoveDrag::arm(domain::ModelId model, std::vector<domain::SubnetId> subnets, QPointF position)
{
    if (!take(model, std::move(subnets)))
        return false;
    m_isByKeyboard = false;
    m_start = m_position = position;
    setState(DragState::Armed);
    return true;
}

void MoveDrag::pointerMoved(QPointF position, std::optional<MoveTarget> under, double startDistance)
{
    if (m_state == DragState::Idle)
        return;
    m_position = position;
    if (m_state == DragState::Armed) {
        if (QLineF(m_start, position).length() < startDistance)
            return;
        setState(DragState::Dragging);
        judge();
    }
    setHovered(under);
    Q_EMIT moved();
}

bool MoveDrag::grab(domain::ModelId model, std::vector<domain::SubnetId> subnets)
{
    if (!take(model, std::move(subnets)))
        return false;
    m_isByKeyboard = true;
    setState(DragState::Dragging);
    judge();
    return true;
}

void MoveDrag::walk(int by)
{
    const auto order = targets();
    if (!isActive() || order.empty())
        return;
    const auto count = static_cast<int>(order.size());
    int next = by > 0 ? 0 : count - 1;
    if (m_hovered) {
        const auto present = std::find(order.begin(), order.end(), *m_hovered);
        if (present != order.end())
            next = (static_cast<int>(present - order.begin()) + by + count) % count;
    }
    setHovered(order[static_cast<std::size_t>(next)]);
    rested();
}

void MoveDrag::rested()
{
    if (isActive() && m_hovered && verdictOf(*m_hovered))
        setState(DragState::Preview);
}

void MoveDrag::release()
{
    if (!isActive() || !m_hovered) {
        cancel();
        return;
    }
    const MoveTarget target = *m_hovered;
    const domain::ModelId model = m_model;
    const auto subnets = m_subnets;
    const auto* verdict = verdictOf(target);
    const std::optional<Error> error =
        verdict && !*verdict ? std::optional(verdict->error()) : std::nullopt;
    finish();
    if (error)
        Q_EMIT refused(*error);
    else if (target.space)
        Q_EMIT dropped(Intent{model, {MoveSubnets{subnets, *target.space}}, {}});
    else
        Q_EMIT newSpaceWanted(model, subnets);
}

bool MoveDrag::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape: cancel(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: release(); return true;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Tab: walk(1); return true;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backtab: walk(-1); return true;
    case Qt::Key_Alt: rested(); return true;
    default: return false;
    }
}

void MoveDrag::hover(const MoveTarget& target)
{
    if (!isActive())
        return;
    setHovered(target);
    rested();
}

void MoveDrag::dropOn(const MoveTarget& target)
{
    if (!isActive())
        return;
    setHovered(target);
    release();
}

void MoveDrag::setProposal(std::optional<Proposal> proposal)
{
    m_proposal = std::move(proposal);
    Q_EMIT stateChanged();
}

void MoveDrag::cancel()
{
    if (m_state == DragState::Idle)
        return;
    finish();
    Q_EMIT cancelled();
}

void MoveDrag::finish()
{
    m_judging.cancel();
    m_verdicts.clear();
    m_subnets.clear();
    m_hovered.reset();
    setState(DragState::Idle);
}

void MoveDrag::judge()
{
    m_judging = m_project.jobs().run(
        [revision = m_project.shown(), model = m_model,
         subnets = m_subnets](workers::JobControl& control) {
            std::vector<Verdict> verdicts;
            for (auto& each : engine::edits::judgeMoves(revision, model, subnets, control.stop())) {
                // What stops a move to a space of another model stops one to a new space there.
                if (each.model != model && each.space == domain::kAlpha && !each.judgement)
                    verdicts.push_back({{each.model, std::nullopt}, each.judgement});
                verdicts.push_back({{each.model, each.space}, std::move(each.judgement)});
            }
            const std::string name = unusedSpaceName(*revision.model(model));
            verdicts.push_back(
                {{model, std::nullopt},
                 engine::edits::judge(revision,
                                      {model, {AddSpace{.name = name, .subnets = subnets}}, {}})});
            return verdicts;
        },
        [this](std::vector<Verdict> verdicts) {
            m_verdicts = std::move(verdicts);
            Q_EMIT verdictsChanged();
        });
    if (m_state == DragState::Dragging)
        setState(DragState::Judging);
}

const Result<Judgement>* MoveDrag::verdictOf(const MoveTarget& target) const
{
    for (const Verdict& verdict : m_verdicts)
        if (verdict.target == target)
            return &verdict.judgement;
    return nullptr;
}

std::vector<MoveTarget> MoveDrag::targets() const
{
    std::vector<MoveTarget> order;
    for (const bool isLegal : {true, false})
        for (const Verdict& verdict : m_verdicts)
            if (verdict.judgement.has_value() == isLegal)
                order.push_back(verdict.target);
    return order;
}

void MoveDrag::setState(DragState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void MoveDrag::setHovered(std::optional<MoveTarget> target)
{
    if (target == m_hovered)
        return;
    m_hovered = target;
    if (m_state == DragState::Preview)
        setState(DragState::Judging);
    Q_EMIT hoverChanged();
}

} // namespace netatlas::views::dialogs
