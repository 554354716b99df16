// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/evaluator.h"
#include "model/protocol/scenario/operation.h"
#include "tests/support/scenario_expectation.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <functional>
#include <set>

using namespace netatlas;
namespace json = boost::json;

/// Replays every line of `tests/data/scenarios`: `{"name", "given", "when", "then"}`.
class TstScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyScenarioHolds_data();
    void everyScenarioHolds();
    void everyOperationHasAScenario();
    void linesThatAreNoScenarioAreAnswered();
    void everyMisshapenLineIsAnswered();

private:
    struct Scenario
    {
        QByteArray name;
        json::object line;
    };
    std::vector<Scenario> m_scenarios;
};

namespace {

void collectOperations(const json::value& when, std::set<std::string>& names)
{
    if (!when.is_object())
        return;
    const auto* const op = when.as_object().if_contains("op");
    const auto* const steps = when.as_object().if_contains("steps");
    if (op && op->is_string())
        names.emplace(op->get_string().c_str());
    if (steps && steps->is_array())
        for (const json::value& step : steps->get_array())
            collectOperations(step, names);
}

/// What may stand where something else is expected.
const json::array& strangers()
{
    static const json::array kStrangers{nullptr,
                                        true,
                                        -1,
                                        18446744073709551615U,
                                        1.5,
                                        "",
                                        "x",
                                        "0",
                                        "99999999999",
                                        "::ffff:1.2.3.4/99",
                                        "m#0#d#e",
                                        json::array(),
                                        json::array{nullptr, 7, "x", json::object()},
                                        json::object(),
                                        json::object{{"", 3}, {"id", "1"}}};
    return kStrangers;
}

/// Calls `visit(value)` for the value and everything in it.
void eachValue(json::value& value, const std::function<void(json::value&)>& visit)
{
    visit(value);
    if (auto* const list = value.if_array())
        for (json::value& element : *list)
            eachValue(element, visit);
    else if (auto* const object = value.if_object())
        for (auto& member : *object)
            eachValue(member.value(), visit);
}

} // namespace

void TstScenarios::initTestCase()
{
    const QDir folder(QStringLiteral(NETATLAS_TEST_DATA "/scenarios"));
    for (const QString& name : folder.entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        for (int number = 1; !file.atEnd(); ++number) {
            const QByteArray text = file.readLine().trimmed();
            if (text.isEmpty())
                continue;
            json::error_code problem;
            const auto line = json::parse({text.constData(), std::size_t(text.size())}, problem);
            const QByteArray place = name.toUtf8() + ':' + QByteArray::number(number);
            QVERIFY2(!problem && line.is_object(), place.constData());
            m_scenarios.push_back(
                {place + ' ' + line.at("name").as_string().c_str(), line.get_object()});
        }
    }
    QVERIFY(!m_scenarios.empty());
}

void TstScenarios::everyScenarioHolds_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_scenarios.size(); ++i)
        QTest::newRow(m_scenarios[i].name.constData()) << int(i);
}

void TstScenarios::everyScenarioHolds()
{
    QFETCH(int, index);
    const json::object& line = m_scenarios[std::size_t(index)].line;
    const std::string response = protocol::answerLine(json::serialize(line));
    const std::string misfits =
        tests::misfits(line.at("then").as_object(), json::parse(response).as_object());
    QVERIFY2(misfits.empty(), misfits.c_str());
}

void TstScenarios::everyOperationHasAScenario()
{
    std::set<std::string> covered;
    for (const Scenario& scenario : m_scenarios)
        collectOperations(scenario.line.at("when"), covered);
    for (const std::string_view name : protocol::scenario::operationNames())
        QVERIFY2(covered.contains(std::string(name)), std::string(name).c_str());
}

void TstScenarios::linesThatAreNoScenarioAreAnswered()
{
    const auto whatOf = [](std::string_view line) {
        const auto response = json::parse(protocol::answerLine(line));
        return std::string(response.at("error").at("kind").as_string()) + ' ' +
               std::string(response.at("error").at("what").as_string());
    };
    QCOMPARE(whatOf("no json"), std::string("not-valid request"));
    QCOMPARE(whatOf(R"({"when":3})"), std::string("not-valid request"));
    QCOMPARE(whatOf(R"({"when":{}})"), std::string("not-valid op"));
    QCOMPARE(whatOf(R"({"when":{"op":["seq"]}})"), std::string("not-valid op"));
    QCOMPARE(whatOf(R"({"when":{"op":"fly"}})"), std::string("not-valid op"));
    QCOMPARE(whatOf(R"({"given":7,"when":{"op":"move-subnets"}})"), std::string("not-valid given"));
    QCOMPARE(whatOf(R"({"when":{"op":"move-subnets","to":7}})"), std::string("not-valid to"));
}

void TstScenarios::everyMisshapenLineIsAnswered()
{
    // One stranger for each place, another one for the next; all of them when asked.
    const bool isThorough = qEnvironmentVariableIsSet("NETATLAS_THOROUGH");
    std::size_t turn = 0;
    for (const Scenario& scenario : m_scenarios) {
        json::value line{{"given", scenario.line.at("given")}, {"when", scenario.line.at("when")}};
        std::vector<json::value*> places;
        eachValue(line, [&places](json::value& place) { places.push_back(&place); });
        for (std::size_t i = 1; i < places.size(); ++i)
            for (std::size_t j = 0; j < (isThorough ? strangers().size() : 1); ++j) {
                // A copy has its values at the same places of the walk.
                json::value changed = line;
                std::size_t place = 0;
                json::value* target = nullptr;
                eachValue(changed, [&](json::value& each) {
                    if (place++ == i)
                        target = &each;
                });
                *target = strangers()[turn++ % strangers().size()];
                const std::string text = json::serialize(changed);
                const auto answer = json::parse(protocol::answerLine(text)).as_object();
                QVERIFY2(answer.contains("error") && answer.contains("result"), text.c_str());
            }
    }
}

QTEST_GUILESS_MAIN(TstScenarios)
#include "tst_scenarios.moc"
