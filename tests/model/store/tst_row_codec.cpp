// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/change_codec.h"
#include "model/store/row_codec.h"
#include "model/store/store.h"
#include "tests/support/filled_row.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;

namespace {

std::string newPath(const QTemporaryDir& folder)
{
    return folder.filePath(QStringLiteral("test.netatlas")).toStdString();
}

/// Every row type with every member at a value of its own.
ModelChanges allRows()
{
    ModelChanges changes;
    ModelRows::forEach([&]<class Row>() {
        changes.of<Row>().push_back({decltype(Row::id)(1), std::nullopt, tests::filledRow<Row>()});
    });
    return changes;
}

ProjectChanges allProjectRows()
{
    ProjectChanges changes;
    ProjectRows::forEach([&]<class Row>() {
        changes.of<Row>().push_back({decltype(Row::id)(1), std::nullopt, tests::filledRow<Row>()});
    });
    return changes;
}

std::string columnsOf(SQLite::Database& database, std::string_view table)
{
    std::string columns;
    SQLite::Statement rows(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    rows.bind(1, std::string(table));
    while (rows.executeStep())
        columns += rows.getColumn(0).getString() + " ";
    return columns;
}

template <class Row>
std::string fieldsOf(const char* first)
{
    std::string names = first;
    forEachField<Row>([&](const auto& field) { names += std::string(field.name) + " "; });
    return names;
}

} // namespace

class TstRowCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theColumnsAreTheMembers()
    {
        const QTemporaryDir folder;
        QVERIFY(store::Store::create(newPath(folder)));
        SQLite::Database database(newPath(folder));
        ModelRows::forEach([&]<class Row>() {
            QCOMPARE(columnsOf(database, Row::kTable), fieldsOf<Row>("model_id "));
        });
        ProjectRows::forEach(
            [&]<class Row>() { QCOMPARE(columnsOf(database, Row::kTable), fieldsOf<Row>("")); });
    }

    void tablesAreStrict()
    {
        const QTemporaryDir folder;
        QVERIFY(store::Store::create(newPath(folder)));
        SQLite::Database database(newPath(folder));
        const int loose =
            database.execAndGet("SELECT count(*) FROM pragma_table_list WHERE "
                                "schema='main' AND strict=0 AND name NOT LIKE 'sqlite%'");
        QCOMPARE(loose, 0);
    }

    void everyMemberOfEveryRowComesBack()
    {
        const QTemporaryDir folder;
        {
            const auto made = store::Store::create(newPath(folder));
            QVERIFY(made);
            store::Write write;
            write.project = allProjectRows();
            ModelState state;
            QVERIFY(apply(state, allRows()));
            write.models.push_back({ModelId(1), allRows(), state.sequences, false});
            const auto written = (*made)->write(write);
            QVERIFY2(written, written ? "" : errorText(written.error()).c_str());
        }
        const auto opened = store::Store::open(newPath(folder));
        QVERIFY(opened);
        const auto loaded = (*opened)->load();
        QVERIFY2(loaded, loaded ? "" : errorText(loaded.error()).c_str());
        ModelRows::forEach([&]<class Row>() {
            const Row* row = loaded->models.at(ModelId(1)).table<Row>().find(decltype(Row::id)(1));
            QVERIFY(row);
            QVERIFY2(*row == tests::filledRow<Row>(), std::string(Row::kTable).c_str());
        });
        ProjectRows::forEach([&]<class Row>() {
            const Row* row = loaded->project.table<Row>().find(decltype(Row::id)(1));
            QVERIFY(row);
            QVERIFY2(*row == tests::filledRow<Row>(), std::string(Row::kTable).c_str());
        });
    }

    void rowsAreReplacedAndRemoved()
    {
        const QTemporaryDir folder;
        const auto made = store::Store::create(newPath(folder));
        QVERIFY(made);
        store::Write add;
        add.project = allProjectRows();
        add.models.push_back({ModelId(1), allRows(), {}, false});
        QVERIFY((*made)->write(add));

        store::Write change;
        auto space = tests::filledRow<SpaceRow>();
        space.name = "other";
        ModelChanges changes;
        changes.of<SpaceRow>().push_back({SpaceId(1), tests::filledRow<SpaceRow>(), space});
        changes.of<ZoneRow>().push_back({ZoneId(1), tests::filledRow<ZoneRow>(), std::nullopt});
        change.models.push_back({ModelId(1), changes, {}, false});
        QVERIFY((*made)->write(change));
        const auto loaded = (*made)->load();
        QVERIFY(loaded);
        const auto& state = loaded->models.at(ModelId(1));
        QCOMPARE(state.table<SpaceRow>().at(SpaceId(1)).name, std::string("other"));
        QVERIFY(state.table<ZoneRow>().empty());

        store::Write remove;
        remove.project = allProjectRows().inverse();
        remove.models.push_back({.model = ModelId(1), .isRemoved = true});
        QVERIFY((*made)->write(remove));
        QVERIFY((*made)->load()->models.empty());
    }

    void aRowThatNamesNobodyIsRefusedWhole()
    {
        const QTemporaryDir folder;
        const auto made = store::Store::create(newPath(folder));
        QVERIFY(made);
        store::Write write;
        write.project = allProjectRows();
        ModelChanges changes;
        changes.of<SpaceRow>().push_back({SpaceId(1), {}, tests::filledRow<SpaceRow>()});
        changes.of<DeviceRow>().push_back({DeviceId(1), {}, tests::filledRow<DeviceRow>()});
        write.models.push_back({ModelId(1), changes, {}, false});
        const auto written = (*made)->write(write);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Internal);
        QVERIFY((*made)->load()->models.empty());
        QVERIFY((*made)->write({})); // the transaction is over
    }

    void changesComeBackFromText()
    {
        store::EntryChanges changes{allProjectRows(), {allRows(), allRows().inverse()}, {}};
        changes.added[ModelRows::indexOf<DeviceRow>()] = {{1, 4}, {6, 6}};
        const auto read = store::parseChanges(store::changesText(changes), store::kChangeFormat);
        QVERIFY2(read, read ? "" : errorText(read.error()).c_str());
        QVERIFY(*read == changes);
    }

    void textOfListsIsThatOfTheJsonValue()
    {
        const auto check = [](const auto& value) {
            std::string text;
            store::appendJson(text, value);
            const std::string expected = store::jsonText(JsonCodec::write(value));
            QCOMPARE(QString::fromStdString(text), QString::fromStdString(expected));
        };
        ModelRows::forEach([&]<class Row>() { check(tests::filledRow<Row>()); });
        std::string hard = "\"\\/ \xC3\xA4\xF0\x9F\x98\x80\x7F";
        for (char c = 0; c < ' '; ++c)
            hard += c;
        check(hard);
        check(std::vector<std::string>{});
        check(std::vector<std::vector<std::string>>{{}, {"[", "{"}, {}});
        check(std::vector<std::optional<std::int64_t>>{std::nullopt, INT64_MIN, INT64_MAX});
    }

    void changesOfTheFirstFormatAreRead()
    {
        const auto read =
            store::parseChanges(R"({"rows":{"space":[{"id":1,"after":{"id":1,"name":"db"}}]}})", 1);
        QVERIFY(read);
        QCOMPARE(read->model.rows.of<SpaceRow>().front().after->name, std::string("db"));
        QVERIFY(!read->isAbridged());
        QVERIFY(!store::parseChanges("{}", store::kChangeFormat + 1));
        const std::string table(DeviceRow::kTable);
        for (const char* ranges : {"[[2,1]]", "[[1,2],[2,3]]", "[1]", "[[1]]", "{}"})
            QVERIFY2(!store::parseChanges("{\"added\":{\"" + table + "\":" + ranges + "}}",
                                          store::kChangeFormat),
                     ranges);
    }

    void ofAnAlteredRowOnlyWhatChangedIsWritten()
    {
        auto before = tests::filledRow<SpaceRow>();
        auto after = before;
        after.name = "db";
        store::EntryChanges changes;
        changes.model.rows.of<SpaceRow>().push_back({SpaceId(1), before, after});
        const std::string text = store::changesText(changes);
        QVERIFY2(text.find("provider_id") == std::string::npos, text.c_str());
        const auto read = store::parseChanges(text, store::kChangeFormat);
        QVERIFY(read);
        ModelState state;
        state.table<SpaceRow>().put(before);
        QVERIFY(apply(state, read->model));
        QVERIFY(state.table<SpaceRow>().at(SpaceId(1)) == after);
        QVERIFY(apply(state, read->model.inverse()));
        QVERIFY(state.table<SpaceRow>().at(SpaceId(1)) == before);
    }
};

QTEST_GUILESS_MAIN(TstRowCodec)
#include "tst_row_codec.moc"
