// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/log_row.h"

#include "views/bridge/qt_text.h"
#include "views/wording/edit_text.h"
#include "views/wording/object_words.h"
#include "views/wording/words.h"

#include <QCoreApplication>

namespace netatlas::views::activity {

using engine::rules::Severity;
using Fate = domain::ObjectChanges::Fate;

namespace {

QString phraseOf(const char* text)
{
    return QCoreApplication::translate("Activity", text);
}

/// Rows of the project as a line each: what they are called and, where it says something, what
/// they hold. Positions in views are too many and say nothing.
struct ProjectWords
{
    QString label;
    QString text;
};
std::optional<ProjectWords> wordsOf(const domain::ModelRow& row)
{
    return ProjectWords{phraseOf("Model %1").arg(toQt(row.name)), {}};
}
std::optional<ProjectWords> wordsOf(const domain::SourceRow& row)
{
    return ProjectWords{phraseOf("Source %1").arg(toQt(row.name)), toQt(row.options)};
}
std::optional<ProjectWords> wordsOf(const domain::AcceptedFindingRow& row)
{
    return ProjectWords{phraseOf("Accepted %1").arg(toQt(row.key)), toQt(row.reason)};
}
std::optional<ProjectWords> wordsOf(const domain::ProjectSettingRow& row)
{
    return ProjectWords{phraseOf("Setting %1").arg(toQt(row.key)), toQt(row.value)};
}
template <class Row>
std::optional<ProjectWords> wordsOf(const Row&)
{
    return std::nullopt;
}

} // namespace

LogRow logRowOf(const domain::Revision& live, const store::JournalEntry& entry)
{
    LogRow row;
    row.time = entry.time;
    row.cause = entry.cause;
    row.state = entry.state;
    row.isPlanned = entry.draft.has_value();
    row.model = entry.model;
    row.textId = entry.textId;
    row.facts = entry.facts;
    row.number = entry.number;
    QString worker = wording::textOf(entry.facts, "worker");
    if (worker.isEmpty())
        worker = wording::textOf(entry.facts, "source");
    row.who = row.isOfWorker() && !worker.isEmpty() ? worker : toQt(entry.actor);
    const auto* model = entry.model ? live.model(*entry.model) : nullptr;
    row.object = model ? toQt(model->row.name) : wording::textOf(entry.facts, "model");
    row.text = wording::entryText(entry);
    if (entry.textId == "reload")
        row.text = phraseOf("%1: %2 new, %3 changed, %4 missing")
                       .arg(row.text, wording::numberText(wording::numberOf(entry.facts, "added")),
                            wording::numberText(wording::numberOf(entry.facts, "changed")),
                            wording::numberText(wording::numberOf(entry.facts, "missing")));
    if (const qint64 refused = wording::numberOf(entry.facts, "refused"); refused > 0) {
        row.text += phraseOf(", %1 left out").arg(wording::numberText(refused));
        row.level = Severity::Warning;
    }
    if (entry.state == store::EntryState::Conflict)
        row.level = Severity::Warning;
    return row;
}

LogDetails::LogDetails(const domain::Revision& live, const store::JournalEntry& entry,
                       store::EntryChanges changes)
{
    domain::ProjectRows::forEach([&]<class Row>() {
        for (const auto& change : changes.project.of<Row>()) {
            const auto words = wordsOf(change.after ? *change.after : *change.before);
            if (!words)
                continue;
            if (!change.before || !change.after) {
                m_projectLines.push_back(
                    {change.before ? Fate::Removed : Fate::Added, words->label, words->text});
                continue;
            }
            // Of an altered row the journal tells the altered members alone, and when a source
            // was last read is no news.
            const auto before = wordsOf(*change.before);
            const auto* present = live.project().table<Row>().find(change.id);
            if (before->label != words->label || before->text != words->text)
                m_projectLines.push_back({Fate::Altered,
                                          present ? wordsOf(*present)->label : words->label,
                                          phraseOf("%1 → %2").arg(before->text, words->text)});
        }
    });
    const auto model = entry.model.value_or(domain::ModelId(0));
    if (const auto* present = live.model(model))
        changes.complete(present->state);
    m_objects = std::make_shared<const domain::ObjectChanges>(
        model, live.model(model),
        std::make_shared<const domain::ChangeSet>(std::move(changes.model)));
}

Fate LogDetails::fate(std::size_t index) const
{
    return index < m_projectLines.size() ? m_projectLines[index].fate
                                         : m_objects->fate(index - m_projectLines.size());
}

QString LogDetails::label(std::size_t index) const
{
    if (index < m_projectLines.size())
        return m_projectLines[index].label;
    const std::size_t place = index - m_projectLines.size();
    return phraseOf("%1 %2").arg(wording::kindWord(m_objects->object(place).kind),
                                 toQt(m_objects->label(place)));
}

QString LogDetails::text(std::size_t index) const
{
    if (index < m_projectLines.size())
        return m_projectLines[index].text;
    const std::size_t place = index - m_projectLines.size();
    const Fate fate = m_objects->fate(place);
    QStringList parts;
    for (const domain::FieldChange& change : m_objects->fields(place)) {
        const bool isMember = change.kind == domain::FieldChange::Kind::Member;
        const std::string& only = fate == Fate::Added ? change.after : change.before;
        parts << (isMember && fate != Fate::Altered
                      ? phraseOf("%1 %2").arg(wording::fieldWord(change.field),
                                              wording::valueWord(only))
                      : wording::changeText(change));
    }
    return parts.join(phraseOf("; "));
}

std::optional<domain::ObjectRef> LogDetails::object(std::size_t index) const
{
    return index < m_projectLines.size()
               ? std::nullopt
               : std::optional(m_objects->object(index - m_projectLines.size()));
}

} // namespace netatlas::views::activity
