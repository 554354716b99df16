// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/row_tables.h"

#include "model/store/row_codec.h"

namespace netatlas::store {

namespace {

template <class Row>
void readTable(Connection& connection, domain::Table<Row>& table,
               std::optional<domain::ModelId> model, domain::TextPool& pool)
{
    Statement& rows = connection.statement(RowCodec<Row>::selectSql(model.has_value()));
    if (model)
        rows.bind(0, std::int64_t{model->number()});
    while (rows.step())
        table.put(RowCodec<Row>::read(rows, pool));
}

void readSequences(Connection& connection, domain::ModelId model, domain::Sequences& sequences)
{
    std::map<std::string, std::uint32_t, std::less<>> nextOf;
    Statement& rows =
        connection.statement("SELECT table_name, next FROM sequences WHERE model_id=?");
    rows.bind(0, std::int64_t{model.number()});
    while (rows.step()) {
        if (!std::in_range<std::uint32_t>(rows.number(1)))
            throw UnreadableRow{"sequences", "next"};
        nextOf[std::string(rows.text(0))] = static_cast<std::uint32_t>(rows.number(1));
    }
    domain::ModelRows::forEach([&]<class Row>() {
        const auto found = nextOf.find(Row::kTable);
        if (found != nextOf.end() && found->second > 0)
            sequences.passBy<Row>(found->second - 1);
    });
}

template <class Row>
void writeTable(Connection& connection, std::optional<domain::ModelId> model,
                const domain::RowChanges<Row>& changes)
{
    if (changes.empty())
        return;
    const bool ofModel = model.has_value();
    const int first = ofModel ? 1 : 0;
    Statement& add = connection.statement(RowCodec<Row>::addSql(ofModel));
    Statement& put = connection.statement(RowCodec<Row>::putSql(ofModel));
    Statement& erase = connection.statement(RowCodec<Row>::eraseSql(ofModel));
    if (model)
        for (Statement* statement : {&add, &put, &erase})
            statement->bind(0, std::int64_t{model->number()});
    typename RowCodec<Row>::Texts texts;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        // The texts of a hundred thousand rows lie all over the memory, and waiting for each is a
        // tenth of writing it: the processor fetches those of a later row meanwhile.
        if (constexpr std::size_t kAhead = 4; at + kAhead < changes.size())
            if (const auto& later = changes[at + kAhead].after)
                for (const void* const place : RowCodec<Row>::places(*later))
                    __builtin_prefetch(place);
        const auto& change = changes[at];
        if (change.after) {
            RowCodec<Row>::put(change.before ? put : add, first, *change.after, texts);
        } else {
            erase.bind(first, std::int64_t{change.id.number()});
            erase.run();
        }
    }
}

} // namespace

StoredProject readProject(Connection& connection)
{
    StoredProject stored;
    domain::TextPool pool;
    domain::ProjectRows::forEach([&]<class Row>() {
        readTable<Row>(connection, stored.project.table<Row>(), std::nullopt, pool);
    });
    for (const auto& model : stored.project.table<domain::ModelRow>()) {
        auto& state = stored.models[model.id];
        domain::ModelRows::forEach([&]<class Row>() {
            readTable<Row>(connection, state.table<Row>(), model.id, pool);
            for (const Row& row : state.table<Row>())
                state.sequences.passBy<Row>(row.id.number());
        });
        readSequences(connection, model.id, state.sequences);
    }
    return stored;
}

void writeChanges(Connection& connection, const domain::ProjectChanges& changes)
{
    domain::ProjectRows::forEach(
        [&]<class Row>() { writeTable<Row>(connection, std::nullopt, changes.of<Row>()); });
}

void writeChanges(Connection& connection, domain::ModelId model,
                  const domain::ModelChanges& changes)
{
    domain::ModelRows::forEach(
        [&]<class Row>() { writeTable<Row>(connection, model, changes.of<Row>()); });
}

void writeSequences(Connection& connection, domain::ModelId model,
                    const domain::Sequences& sequences)
{
    Statement& put =
        connection.statement("INSERT INTO sequences (model_id, table_name, next) VALUES (?,?,?) "
                             "ON CONFLICT (model_id, table_name) DO UPDATE SET next=excluded.next "
                             "WHERE next<>excluded.next");
    domain::ModelRows::forEach([&]<class Row>() {
        put.bind(0, std::int64_t{model.number()});
        put.bindText(1, Row::kTable);
        put.bind(2, std::int64_t{sequences.next<Row>()});
        put.run();
    });
}

void eraseModel(Connection& connection, domain::ModelId model)
{
    domain::ModelRows::forEach([&]<class Row>() {
        Statement& erase =
            connection.statement("DELETE FROM " + std::string(Row::kTable) + " WHERE model_id=?");
        erase.bind(0, std::int64_t{model.number()});
        erase.run();
    });
}

} // namespace netatlas::store
