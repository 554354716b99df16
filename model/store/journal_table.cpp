// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal_table.h"

#include "model/store/change_codec.h"
#include "model/store/row_codec.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

namespace netatlas::store {

namespace {

constexpr std::string_view kColumns =
    "number, time, actor, cause, model_id, draft_id, text_id, arguments, facts, state, turned";

template <class Id>
std::optional<Id> idAt(const Statement& statement, int column)
{
    if (statement.isNothing(column))
        return std::nullopt;
    return Id(static_cast<std::uint32_t>(statement.number(column)));
}

Timestamp timeAt(const Statement& statement, int column)
{
    return Timestamp(std::chrono::milliseconds(statement.number(column)));
}

template <class Word>
Word wordAt(const Statement& statement, int column, const char* name)
{
    const auto word = domain::parseWord<Word>(statement.text(column));
    if (!word)
        throw UnreadableRow{"journal", name};
    return *word;
}

JournalEntry entryAt(const Statement& row)
{
    JournalEntry entry;
    int column = 0;
    entry.number = static_cast<std::uint64_t>(row.number(column++));
    entry.time = timeAt(row, column++);
    entry.actor = std::string(row.text(column++));
    entry.cause = wordAt<Cause>(row, column++, "cause");
    entry.model = idAt<domain::ModelId>(row, column++);
    entry.draft = idAt<domain::DraftId>(row, column++);
    entry.textId = std::string(row.text(column++));
    entry.arguments = std::string(row.text(column++));
    const auto facts = domain::parseJson(row.text(column++));
    if (!facts)
        throw UnreadableRow{"journal", "facts"};
    entry.facts = domain::detailsOfJson(*facts);
    entry.state = wordAt<EntryState>(row, column++, "state");
    if (!row.isNothing(column))
        entry.turned = timeAt(row, column);
    return entry;
}

std::vector<JournalEntry> readAll(Statement& rows)
{
    std::vector<JournalEntry> entries;
    while (rows.step())
        entries.push_back(entryAt(rows));
    return entries;
}

template <class Value>
void bindOptional(Statement& statement, int parameter, const std::optional<Value>& value)
{
    if (!value)
        statement.bindNothing(parameter);
    else if constexpr (std::is_same_v<Value, Timestamp>)
        statement.bind(parameter, static_cast<std::int64_t>(value->time_since_epoch().count()));
    else
        statement.bind(parameter, std::int64_t{value->number()});
}

} // namespace

std::uint64_t appendEntry(Connection& connection, const JournalEntry& entry,
                          const EntryChanges& changes)
{
    Statement& put = connection.statement(
        "INSERT INTO journal (time, actor, cause, model_id, draft_id, text_id, arguments, facts, "
        "state, turned, format, changes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    const std::string facts = jsonText(domain::detailsJson(entry.facts));
    const std::string changed = changesText(changes);
    int parameter = 0;
    put.bind(parameter++, static_cast<std::int64_t>(entry.time.time_since_epoch().count()));
    put.bindText(parameter++, entry.actor);
    put.bindText(parameter++, domain::wordOf(entry.cause));
    bindOptional(put, parameter++, entry.model);
    bindOptional(put, parameter++, entry.draft);
    put.bindText(parameter++, entry.textId);
    put.bindText(parameter++, entry.arguments);
    put.bindText(parameter++, facts);
    put.bindText(parameter++, domain::wordOf(entry.state));
    bindOptional(put, parameter++, entry.turned);
    put.bind(parameter++, std::int64_t{kChangeFormat});
    put.bindText(parameter++, changed);
    put.run();
    return static_cast<std::uint64_t>(connection.database().getLastInsertRowid());
}

void updateEntry(Connection& connection, const JournalEntry& entry, const EntryChanges* changes)
{
    Statement& update =
        connection.statement("UPDATE journal SET facts=?, state=?, turned=? WHERE number=?");
    const std::string facts = jsonText(domain::detailsJson(entry.facts));
    update.bindText(0, facts);
    update.bindText(1, domain::wordOf(entry.state));
    bindOptional(update, 2, entry.turned);
    update.bind(3, static_cast<std::int64_t>(entry.number));
    update.run();
    if (!changes)
        return;
    Statement& rewrite =
        connection.statement("UPDATE journal SET format=?, changes=? WHERE number=?");
    const std::string changed = changesText(*changes);
    rewrite.bind(0, std::int64_t{kChangeFormat});
    rewrite.bindText(1, changed);
    rewrite.bind(2, static_cast<std::int64_t>(entry.number));
    rewrite.run();
}

std::vector<JournalEntry> readEntries(Connection& connection, std::size_t limit,
                                      std::uint64_t until)
{
    Statement& rows = connection.statement("SELECT " + std::string(kColumns) +
                                           " FROM journal WHERE number<=? "
                                           "ORDER BY number DESC LIMIT ?");
    rows.bind(0, static_cast<std::int64_t>(until));
    rows.bind(1, static_cast<std::int64_t>(limit));
    return readAll(rows);
}

std::vector<JournalEntry> readSteps(Connection& connection, std::size_t limit)
{
    Statement& rows = connection.statement(
        "SELECT " + std::string(kColumns) +
        " FROM journal WHERE state IN ('done','undone') AND cause<>'observation' "
        "ORDER BY number DESC LIMIT ?");
    rows.bind(0, static_cast<std::int64_t>(limit));
    auto entries = readAll(rows);
    std::reverse(entries.begin(), entries.end());
    return entries;
}

std::vector<JournalEntry> readPending(Connection& connection, domain::DraftId draft)
{
    Statement& rows = connection.statement("SELECT " + std::string(kColumns) +
                                           " FROM journal WHERE state IN ('done','conflict') "
                                           "AND draft_id=? ORDER BY number");
    rows.bind(0, std::int64_t{draft.number()});
    return readAll(rows);
}

EntryChanges readChanges(Connection& connection, std::uint64_t number)
{
    Statement& row = connection.statement("SELECT format, changes FROM journal WHERE number=?");
    row.bind(0, static_cast<std::int64_t>(number));
    if (!row.step())
        throw UnreadableRow{"journal", "number"};
    auto changes = parseChanges(row.text(1), static_cast<int>(row.number(0)));
    row.reset();
    if (!changes)
        throw UnreadableRow{"journal", "changes"};
    return std::move(*changes);
}

std::uint64_t lastEntry(Connection& connection)
{
    return static_cast<std::uint64_t>(connection.number("SELECT max(number) FROM journal"));
}

} // namespace netatlas::store
