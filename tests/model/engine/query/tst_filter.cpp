// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/query/filter.h"
#include "model/engine/query/moment.h"

#include <QTest>

#include <map>

using namespace netatlas;
using namespace netatlas::engine::query;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = *parseTimestamp("2026-03-04T12:00:00Z"); // a Wednesday

const std::vector<FilterKey>& keys()
{
    static const std::vector<FilterKey> all{
        {"space", KeyType::Text, {}},
        {"endpoint", KeyType::Text, {}},
        {"note", KeyType::Text, {}},
        {"vlan", KeyType::Number, {}},
        {"util", KeyType::Number, {}},
        {"severity", KeyType::Ranked, {"info", "warning", "error"}},
        {"is", KeyType::Text, {"overlay", "orphan"}},
        {"changed", KeyType::Age, {}},
        {"since", KeyType::Since, {}},
        {"within", KeyType::Block, {}},
        {"covers", KeyType::Block, {}},
        {"overlaps", KeyType::Block, {}},
    };
    return all;
}

/// Something with values, words, a block and a time.
class Thing final : public FilterSubject
{
public:
    std::multimap<std::string, std::string, std::less<>> has;
    std::string words;
    std::vector<net::Cidr> at;
    Timestamp time = kNow;

    void values(std::string_view key, std::vector<std::string>& into) const override
    {
        const auto [from, to] = has.equal_range(key);
        for (auto it = from; it != to; ++it)
            into.push_back(it->second);
    }
    std::optional<Timestamp> moment(std::string_view) const override { return time; }
    bool mentions(std::string_view word) const override
    {
        return words.find(word) != std::string::npos;
    }
    void blocks(std::vector<net::Cidr>& into) const override { into = at; }
};

Thing subnet()
{
    Thing thing;
    thing.has = {{"space", "db"},     {"endpoint", "mysql:db"}, {"vlan", "120"},
                 {"util", "81"},      {"severity", "warning"},  {"is", "overlay"},
                 {"note", "old rack"}};
    thing.words = "subnet 10.2.0.0/20 db";
    thing.at = {*net::Cidr::parse("10.2.0.0/20")};
    thing.time = kNow - 3h;
    return thing;
}

} // namespace

class TstFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatFits_data();
    void keepsWhatFits();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void deepNestingIsRefusedAndNoCrash();
    void momentsAreReadAsAPersonMeansThem();
    void addressesAreFoundInSentences();
};

void TstFilter::keepsWhatFits_data()
{
    QTest::addColumn<bool>("fits");
    const auto yes = [](const char* text) { QTest::newRow(text) << true; };
    const auto no = [](const char* text) { QTest::newRow(text) << false; };
    yes("");
    yes("  ");
    yes("SUBNET");
    no("fabric");
    yes("\"subnet 10.2\"");
    yes("space:db");
    yes("SPACE=DB");
    no("space:d");
    yes("space:d*");
    yes("space:*");
    yes("space~b");
    no("space!=db");
    yes("space!=dmz");
    yes("endpoint:mysql:db");
    yes("note~\"old r\"");
    yes("note~/^old\\s+R/");
    no("note~/^rack/");
    yes("vlan:120");
    yes("vlan:10..120");
    no("vlan:10..20");
    yes("vlan!=10");
    yes("util>80");
    yes("util>=81%");
    no("util<81");
    yes("severity>=warning");
    no("severity>warning");
    no("severity:error");
    yes("is:overlay");
    no("is:orphan");
    yes("-is:orphan");
    yes("NOT is:orphan");
    yes("--is:overlay");
    yes("NOT -is:overlay");
    yes("changed<4h");
    no("changed<2h");
    yes("changed>=3h");
    yes("since:yesterday");
    no("since:-1h");
    yes("10.2.3.4");
    yes("10.2.0.0/16");
    yes("10.2.*");
    no("10.3.*");
    no("10.2.0.0/24");
    yes("within:10.0.0.0/8");
    no("within:10.2.0.0/21");
    yes("covers:10.2.3.4");
    no("covers:10.0.0.0/8");
    yes("overlaps:10.2.0.0/21");
    yes("overlaps:10.0.0.0/8");
    no("overlaps:10.3.0.0/21");
    yes("space:db util>80");
    yes("space:db AND util>80");
    no("space:db util>90");
    yes("space:dmz OR util>80");
    yes("space:dmz|util>80");
    no("space:db (vlan:10 OR vlan:20)");
    yes("space:db (vlan:10 OR vlan:120)");
    yes("space:dmz vlan:10 OR space:db");
    no("space:dmz (vlan:10 OR space:db)");
    no("-(space:db OR vlan:7)");
    yes("-(space:dmz vlan:120)");
    no("52:54:00:12:34:56");
}

void TstFilter::keepsWhatFits()
{
    QFETCH(const bool, fits);
    const auto filter = Filter::parse(QTest::currentDataTag(), keys(), kNow);
    QVERIFY2(filter, filter ? "" : errorText(filter.error()).c_str());
    QCOMPARE(filter->matches(subnet()), fits);
}

void TstFilter::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("position");
    QTest::addColumn<bool>("incomplete");
    QTest::addColumn<QString>("nearest");
    const auto row = [](const char* text, const char* value, int position, bool incomplete,
                        const char* nearest = "") {
        QTest::newRow(text) << QString::fromLatin1(value) << position << incomplete
                            << QString::fromLatin1(nearest);
    };
    row("db spac:db", "spac", 3, false, "space");
    row("colour:red", "colour", 0, false);
    row("space:", "", 6, true);
    row("space:\"db", "", 9, true);
    row("(space:db", "", 9, true);
    row("space:db)", ")", 8, false);
    row("()", ")", 1, false);
    row("space:db OR", "", 11, true);
    row("-", "", 1, true);
    row("OR db", "OR db", 0, false);
    row("util>much", "much", 5, false);
    row("severity>=warn", "warn", 10, true, "");
    row("severity>=wanring db", "wanring", 10, false, "warning");
    row("is:small", "small", 3, false);
    row("changed<soon", "soon", 8, false);
    row("since:someday", "someday", 6, false);
    row("within:here", "here", 7, false);
    row("note~/(/", "/(/", 5, false);
    row("note~/a", "", 7, true);
}

void TstFilter::saysWhatIsWrongAndWhere()
{
    QFETCH(const QString, value);
    QFETCH(const int, position);
    QFETCH(const bool, incomplete);
    QFETCH(const QString, nearest);
    const auto filter = Filter::parse(QTest::currentDataTag(), keys(), kNow);
    QVERIFY(!filter);
    const Details& details = filter.error().details;
    if (value != QStringLiteral("OR db"))
        QCOMPARE(QString::fromStdString(detailOf(details, "value").text()), value);
    QCOMPARE(static_cast<int>(detailOf(details, "position").number()), position);
    QCOMPARE(detailOf(details, "incomplete") == Detail(true), incomplete);
    if (!nearest.isEmpty())
        QCOMPARE(QString::fromStdString(detailOf(details, "nearest").text()), nearest);
    QVERIFY(!detailOf(details, "cause").text().empty());
}

void TstFilter::deepNestingIsRefusedAndNoCrash()
{
    const auto parses = [](const QByteArray& text) {
        return Filter::parse(text.toStdString(), keys(), kNow).has_value();
    };
    QVERIFY(!parses(QByteArray(100'000, '(')));
    QVERIFY(parses(QByteArray(50, '(').append("db").append(QByteArray(50, ')'))));
    QVERIFY(parses(QByteArray(99'999, '-').append("db")));
    // Linear, whatever is typed.
    const auto slow = Filter::parse("note~/(a*)*b/", keys(), kNow);
    QVERIFY(slow);
    Thing thing;
    thing.has = {{"note", std::string(200'000, 'a')}};
    QVERIFY(!slow->matches(thing));
}

void TstFilter::momentsAreReadAsAPersonMeansThem()
{
    const auto local = [](const char* text) {
        const auto moment = parseMoment(text, kNow);
        return moment ? timestampText(*moment) : std::string("none");
    };
    qputenv("TZ", "UTC");
    tzset();
    QCOMPARE(local("now"), std::string("2026-03-04T12:00:00Z"));
    QCOMPARE(local("-3h"), std::string("2026-03-04T09:00:00Z"));
    QCOMPARE(local("today"), std::string("2026-03-04T00:00:00Z"));
    QCOMPARE(local("Yesterday"), std::string("2026-03-03T00:00:00Z"));
    QCOMPARE(local("08:30"), std::string("2026-03-04T08:30:00Z"));
    QCOMPARE(local("Mon 08:00"), std::string("2026-03-02T08:00:00Z"));
    QCOMPARE(local("wed 08:00"), std::string("2026-03-04T08:00:00Z"));
    QCOMPARE(local("wed 13:00"), std::string("2026-02-25T13:00:00Z"));
    QCOMPARE(local("2026-01-15"), std::string("2026-01-15T00:00:00Z"));
    QCOMPARE(local("2026-01-15 07:05"), std::string("2026-01-15T07:05:00Z"));
    QCOMPARE(local("2026-01-15T07:05:00Z"), std::string("2026-01-15T07:05:00Z"));
    for (const char* bad : {"", "25:00", "monday morning", "3h", "-3x", "2026-13-01 07:05"})
        QCOMPARE(local(bad), std::string("none"));
    QCOMPARE(parseDuration("2w"), std::optional<std::chrono::milliseconds>(336h));
    QVERIFY(!parseDuration("h") && !parseDuration("5") && !parseDuration("-5m"));
}

void TstFilter::addressesAreFoundInSentences()
{
    const auto found = [](const char* text) {
        std::vector<net::Cidr> blocks;
        blocksIn(text, blocks);
        std::string all;
        for (const auto& block : blocks)
            all += block.text() + ' ';
        return all;
    };
    QCOMPARE(found("Move 10.2.0.0/20 from db to dmz."), std::string("10.2.0.0/20 "));
    QCOMPARE(found("released 10.4.0.9, then fd00::1."), std::string("10.4.0.9/32 fd00::1/128 "));
    QCOMPARE(found("version 10.2 of ab:cd and face"), std::string());
    QCOMPARE(found("at 12:30:45"), std::string());
}

QTEST_GUILESS_MAIN(TstFilter)
#include "tst_filter.moc"
