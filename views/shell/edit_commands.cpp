// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/edit_commands.h"

#include "model/domain/object_text.h"
#include "model/session/entry_facts.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/commands/action_set.h"
#include "views/dialogs/drag_words.h"
#include "views/dialogs/effect_list.h"
#include "views/dialogs/move_chooser.h"
#include "views/shell/main_window.h"
#include "views/wording/edit_text.h"
#include "views/wording/error_text.h"
#include "views/wording/verdict_text.h"
#include "views/wording/words.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QMenu>

#include <utility>

namespace netatlas::views::shell {

using engine::edits::AddSpace;
using engine::edits::Intent;
using engine::edits::Judgement;
using engine::edits::RemoveSpace;
using engine::edits::RenameSpace;

EditCommands::EditCommands(MainWindow& window, const ViewContext& context)
    : QObject(&window)
    , m_window(window)
    , m_project(context.project)
    , m_selection(context.selection)
    , m_drag(new dialogs::MoveDrag(context.project, this))
    , m_runner(new dialogs::EditRunner(context.project, this))
    , m_sheet(new dialogs::DecisionSheet(context.project, window.centralWidget()))
{
    commands::ActionSet& actions = window.actions();
    actions.onTriggered("act.edit.undo", this, [this] { undo(false); });
    actions.onTriggered("act.edit.redo", this, [this] { undo(true); });
    actions.onTriggered("act.edit.rename", this, [this] { rename(); });
    actions.onTriggered("act.edit.delete", this, [this] { remove(); });
    actions.onTriggered("act.edit.copy", this, [this] { copy(); });
    actions.onTriggered("act.model.move-to-space", this, [this] { chooseSpace(); });
    actions.onTriggered("act.model.new-space", this, [this] {
        if (const auto target = model())
            newSpace(*target, selectedSubnets());
    });

    connectDrag();
    connectDecision();
    connect(m_runner, &dialogs::EditRunner::refused, this, [this](const Error& error) {
        m_window.post(paint::Severity::Error, wording::errorSentence(error));
    });
    connect(m_runner, &dialogs::EditRunner::committed, this, &EditCommands::tellDone);
}

void EditCommands::connectDrag()
{
    connect(m_drag, &dialogs::MoveDrag::dropped, this, [this](const Intent& intent) {
        m_isLifted = false;
        run(intent);
    });
    connect(m_drag, &dialogs::MoveDrag::newSpaceWanted, this,
            [this](domain::ModelId model, const std::vector<domain::SubnetId>& subnets) {
                m_isLifted = false;
                newSpace(model, subnets);
            });
    connect(m_drag, &dialogs::MoveDrag::refused, this, [this](const Error& error) {
        m_isLifted = false;
        m_window.post(paint::Severity::Warning, wording::errorSentence(error));
    });
    for (auto signal : {&dialogs::MoveDrag::hoverChanged, &dialogs::MoveDrag::verdictsChanged})
        connect(m_drag, signal, this, &EditCommands::announceDrag);
    connect(m_drag, &dialogs::MoveDrag::stateChanged, this, &EditCommands::followDrag);
    connect(m_drag, &dialogs::MoveDrag::cancelled, this, [this] {
        if (std::exchange(m_isLifted, false))
            m_window.announce(tr("Put back. Nothing has changed."));
    });
}

void EditCommands::connectDecision()
{
    connect(m_runner, &dialogs::EditRunner::decisionNeeded, this,
            [this](const Intent& intent, const Judgement& judgement) {
                if (const auto* move =
                        std::get_if<engine::edits::MoveSubnets>(&intent.actions.front()))
                    m_drag->setProposal(
                        dialogs::Proposal{intent.model, move->subnets, move->space, judgement});
                m_sheet->open(intent, judgement);
            });
    connect(m_sheet, &dialogs::DecisionSheet::accepted, this,
            [this](const Intent& intent, const Judgement& judgement) {
                m_drag->setProposal(std::nullopt);
                m_runner->commit(intent, judgement);
                m_window.focusView();
            });
    connect(m_sheet, &dialogs::DecisionSheet::cancelled, this, [this] {
        m_drag->setProposal(std::nullopt);
        m_window.announce(tr("Nothing has changed."));
        m_window.focusView();
    });
    connect(m_sheet, &dialogs::DecisionSheet::judged, this, [this](const Judgement& judgement) {
        if (auto proposal = m_drag->proposal()) {
            proposal->judgement = judgement;
            m_drag->setProposal(std::move(proposal));
        }
    });
    connect(m_sheet, &dialogs::DecisionSheet::showWanted, this,
            [this](const std::vector<domain::ObjectRef>& objects) {
                m_selection.select(objects);
                if (!objects.empty())
                    Q_EMIT m_selection.showRequested(objects.front());
            });
    connect(m_sheet, &dialogs::DecisionSheet::announced, &m_window, &MainWindow::announce);
}

EditCommands::~EditCommands()
{
    delete m_sheet;
}

void EditCommands::undo(bool isRedo)
{
    const Status status = isRedo ? m_project.redo() : m_project.undo();
    if (!status)
        m_window.post(paint::Severity::Warning, wording::errorSentence(status.error()));
}

std::vector<domain::SubnetId> EditCommands::selectedSubnets() const
{
    std::vector<domain::SubnetId> subnets;
    for (const domain::ObjectRef& object : m_selection.objects())
        if (object.kind == domain::ObjectKind::Subnet &&
            object.model == m_selection.objects().front().model)
            subnets.emplace_back(object.number);
    return subnets;
}

std::optional<domain::ObjectRef> EditCommands::selectedSpace() const
{
    const auto current = m_selection.current();
    return current && current->kind == domain::ObjectKind::Space ? current : std::nullopt;
}

std::optional<domain::ModelId> EditCommands::model() const
{
    if (const auto current = m_selection.current())
        return current->model;
    const auto& models = m_project.shown().models();
    return models.empty() ? std::nullopt : std::optional(models.front()->row.id);
}

void EditCommands::chooseSpace()
{
    const auto subnets = selectedSubnets();
    if (subnets.empty() || m_drag->isActive())
        return;
    auto* chooser = new dialogs::MoveChooser(
        m_project, *m_drag, m_selection.objects().front().model, subnets, &m_window);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    if (chooser->isLifted())
        chooser->open();
    else
        delete chooser;
}

void EditCommands::newSpace(domain::ModelId model, std::vector<domain::SubnetId> subnets)
{
    auto* ask = new QInputDialog(&m_window);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("dialog.new-space"));
    ask->setWindowTitle(tr("New space"));
    ask->setLabelText(subnets.empty() ? tr("Name: small letters, digits and single dashes")
                                      : wording::counted("Name of the space for 1 subnet",
                                                         "Name of the space for %Ln subnets",
                                                         static_cast<qint64>(subnets.size())));
    connect(ask, &QInputDialog::textValueSelected, this,
            [this, model, subnets](const QString& name) {
                run({model, {AddSpace{.name = toStd(name), .subnets = subnets}}, {}});
            });
    ask->open();
}

void EditCommands::rename()
{
    const auto space = selectedSpace();
    if (!space)
        return;
    auto* ask = new QInputDialog(&m_window);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("dialog.rename"));
    ask->setWindowTitle(tr("Rename space"));
    ask->setLabelText(tr("New name"));
    ask->setTextValue(toQt(domain::objectLabel(m_project.shown(), *space)));
    connect(ask, &QInputDialog::textValueSelected, this, [this, space](const QString& name) {
        run({space->model, {RenameSpace{domain::SpaceId(space->number), toStd(name)}}, {}});
    });
    ask->open();
}

void EditCommands::remove()
{
    if (const auto space = selectedSpace())
        run({space->model, {RemoveSpace{domain::SpaceId(space->number)}}, {}});
}

void EditCommands::copy()
{
    QStringList labels;
    for (const domain::ObjectRef& object : m_selection.objects())
        labels << toQt(domain::objectLabel(m_project.shown(), object));
    QApplication::clipboard()->setText(labels.join(QLatin1Char('\n')));
}

void EditCommands::showMenu(const QPoint& globalPosition)
{
    QMenu menu(&m_window);
    for (const char* id : {"act.model.move-to-space", "act.model.new-space", "act.edit.rename",
                           "act.edit.delete", "act.edit.copy", "act.view.fit-selection"})
        menu.addAction(m_window.actions().action(id));
    menu.exec(globalPosition);
}

void EditCommands::tellDone(const Intent& intent, const Judgement& judgement)
{
    const auto facts = session::factsOf(m_project.shown(), intent);
    const auto& action = intent.actions.front();
    const QString what = wording::entryText(engine::edits::actionName(action), facts);
    QString sentence = tr("%1: done").arg(what);
    if (const auto* move = std::get_if<engine::edits::MoveSubnets>(&action)) {
        const domain::Model& model = *m_project.shown().model(intent.model);
        const auto& first = model.at<domain::SubnetRow>(move->subnets.front());
        const QString subnets = move->subnets.size() == 1
                                    ? toQt(first.shownCidr())
                                    : wording::counted("1 subnet", "%Ln subnets",
                                                       static_cast<qint64>(move->subnets.size()));
        sentence =
            tr("Moved %1 to %2").arg(subnets, toQt(model.at<domain::SpaceRow>(move->space).name));
    }
    const auto count = static_cast<qint64>(judgement.effects.size());
    if (count > 0)
        sentence = tr("%1, %2", "what was done, how many effects")
                       .arg(sentence, wording::counted("1 effect", "%Ln effects", count));
    QStringList actions{tr("Undo")};
    if (count > 0)
        actions.prepend(tr("Details"));
    m_window.post(paint::Severity::Info, sentence, actions,
                  [this, what, effects = judgement.effects](int chosen) {
                      if (chosen == 0 && !effects.empty())
                          showEffects(what, effects);
                      else
                          undo(false);
                  });
}

void EditCommands::showEffects(const QString& what,
                               const std::vector<engine::edits::Effect>& effects)
{
    auto* list = new dialogs::EffectList(what, effects, &m_window);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->show();
}

void EditCommands::followDrag()
{
    if (m_drag->isActive() && !m_isLifted) {
        m_isLifted = true;
        const QString name = dialogs::liftedName(m_project.shown(), *m_drag);
        m_window.announce(
            m_drag->isByKeyboard()
                ? tr("%1 is in the hand. Tab goes through the spaces, Enter drops, Esc puts back.")
                      .arg(name)
                : tr("%1 is in the hand.").arg(name));
    }
}

void EditCommands::announceDrag()
{
    const QString sentence = m_drag->isByKeyboard()
                                 ? dialogs::hoverSentence(m_project.shown(), *m_drag)
                                 : dialogs::dragSentence(m_project.shown(), *m_drag);
    if (!sentence.isEmpty())
        m_window.announce(sentence);
}

void EditCommands::updateActions()
{
    commands::ActionSet& actions = m_window.actions();
    const auto& session = m_project.session();
    const QString readOnly = m_project.isReadOnly() ? tr("the project is read-only") : QString();
    const auto because = [&readOnly](bool isPossible, const QString& whyNot) {
        return !readOnly.isEmpty() ? readOnly : isPossible ? QString() : whyNot;
    };
    actions.setEnabled("act.edit.undo",
                       because(session.undoEntry(), tr("there is nothing to undo")));
    actions.setEnabled("act.edit.redo",
                       because(session.redoEntry(), tr("there is nothing to redo")));
    const auto space = selectedSpace();
    actions.setEnabled("act.edit.rename", because(space.has_value(), tr("no space is selected")));
    actions.setEnabled("act.edit.delete", because(space.has_value(), tr("no space is selected")));
    actions.setEnabled("act.edit.copy",
                       m_selection.objects().empty() ? tr("nothing is selected") : QString());
    actions.setEnabled("act.model.move-to-space",
                       because(!selectedSubnets().empty(), tr("no subnet is selected")));
    actions.setEnabled("act.model.new-space",
                       because(model().has_value(), tr("the project has no model")));
}

void EditCommands::disableActions(commands::ActionSet& actions, const QString& whyNot)
{
    for (const char* id : {"act.edit.undo", "act.edit.redo", "act.edit.rename", "act.edit.delete",
                           "act.edit.copy", "act.model.move-to-space", "act.model.new-space"})
        actions.setEnabled(id, whyNot);
}

} // namespace netatlas::views::shell
