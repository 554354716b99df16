// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <vector>

namespace netatlas::views::dialogs {

/// Where subnets can be dropped: a space, or the place that makes a new one.
struct MoveTarget
{
    domain::ModelId model{0};
    std::optional<domain::SpaceId> space; ///< nothing: "New space"

    friend bool operator==(const MoveTarget&, const MoveTarget&) = default;
};

/// A move that was dropped and waits for a decision: views show where it comes from and goes to.
struct Proposal
{
    domain::ModelId model{0};
    std::vector<domain::SubnetId> subnets;
    domain::SpaceId space = domain::kAlpha;
    Result<engine::edits::Judgement> judgement;
};

enum class DragState { Idle, Armed, Dragging, Judging, Preview };

/// A pointer that rests this long on a target asks for all effects (user-experience 6, step 4).
inline constexpr int kDragRestMs = 300;

/// The word of a state in the `dragState` property of canvases (user-experience 20).
const char* dragStateWord(DragState state);

/// The life of a drag of subnets to a space (user-experience 6), without any widget: the pointer,
/// the keyboard grab and the link tool feed the same machine, and tests drive it by hand.
///
/// All targets are judged on the pool when the cards are lifted, and again when the project
/// changes under the drag.
class MoveDrag : public QObject
{
    Q_OBJECT

public:
    explicit MoveDrag(ProjectBridge& project, QObject* parent = nullptr);

    /// The pointer is down on a card of the set. A set that cannot move together is refused with
    /// its reason (`refused`) and false.
    bool arm(domain::ModelId model, std::vector<domain::SubnetId> subnets, QPointF position);
    /// The pointer moved; the drag begins after `startDistance`.
    void pointerMoved(QPointF position, std::optional<MoveTarget> under, double startDistance);
    /// The pointer has rested on a target (300 ms), or Alt asks for the preview at once.
    void rested();
    /// The pointer is up: drops on the hovered target, else cancels.
    void release();

    /// Lifts by keyboard; walk the targets then, drop with `release`.
    bool grab(domain::ModelId model, std::vector<domain::SubnetId> subnets);
    /// To the next (or, with -1, the previous) target, legal ones first.
    void walk(int by);

    /// The keys of a drag: arrows and Tab walk, Enter drops, Esc puts back, Alt shows all effects.
    /// False for a key that is none of them.
    bool takeKey(int key);
    /// Points at a target without a pointer: the row of a chooser.
    void hover(const MoveTarget& target);
    /// Drops there, whatever was pointed at: what a screen reader asks for.
    void dropOn(const MoveTarget& target);

    void cancel();

    /// What waits for a decision now; views are told by `stateChanged`.
    const std::optional<Proposal>& proposal() const { return m_proposal; }
    void setProposal(std::optional<Proposal> proposal);

    DragState state() const { return m_state; }
    bool isActive() const { return m_state >= DragState::Dragging; }
    domain::ModelId model() const { return m_model; }
    const std::vector<domain::SubnetId>& subnets() const { return m_subnets; }
    QPointF position() const { return m_position; }
    const std::optional<MoveTarget>& hovered() const { return m_hovered; }
    bool isByKeyboard() const { return m_isByKeyboard; }

    /// The verdict of a target; nothing while it is being judged.
    const Result<engine::edits::Judgement>* verdictOf(const MoveTarget& target) const;
    /// All targets in the order of `walk`.
    std::vector<MoveTarget> targets() const;

Q_SIGNALS:
    void stateChanged();
    void verdictsChanged();
    void hoverChanged();
    /// The pointer is elsewhere, maybe over the same target.
    void moved();
    /// Dropped on a target that is possible; carry the intent out.
    void dropped(const netatlas::engine::edits::Intent& intent);
    /// Dropped on "New space": a name is needed for these.
    void newSpaceWanted(netatlas::domain::ModelId model,
                        const std::vector<netatlas::domain::SubnetId>& subnets);
    /// Not possible, with the reason; the cards go back.
    void refused(const netatlas::Error& error);
    void cancelled();

private:
    struct Verdict
    {
        MoveTarget target;
        Result<engine::edits::Judgement> judgement;
    };

    bool take(domain::ModelId model, std::vector<domain::SubnetId> subnets);
    void judge();
    void setState(DragState state);
    void setHovered(std::optional<MoveTarget> target);
    void finish();

    ProjectBridge& m_project;
    DragState m_state = DragState::Idle;
    bool m_isByKeyboard = false;
    domain::ModelId m_model{0};
    std::vector<domain::SubnetId> m_subnets;
    QPointF m_start;
    QPointF m_position;
    std::optional<MoveTarget> m_hovered;
    std::vector<Verdict> m_verdicts;
    std::optional<Proposal> m_proposal;
    workers::Job m_judging;
};

} // namespace netatlas::views::dialogs
