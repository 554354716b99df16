// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/why/why.h"
#include "model/exchange/demo.h"
#include "views/wording/why_text.h"

#include <QTest>

#include <set>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;

namespace {

std::vector<std::shared_ptr<const Model>> demo()
{
    std::vector<std::shared_ptr<const Model>> models;
    for (auto& fragment : exchange::makeDemo())
        models.push_back(facts::makeModel(std::move(fragment.row), std::move(fragment.state)));
    return models;
}

std::string valueOf(const std::optional<ListedAddress>& address)
{
    return address ? address->value : std::string();
}

std::string chosenOf(const why::Answer& answer)
{
    return answer.chosen.empty() ? std::string() : answer.chosen.front();
}

/// What the last lines say was chosen, as many as there are.
std::vector<std::string> lastValues(const why::Answer& answer)
{
    std::vector<std::string> values;
    for (std::size_t i = answer.lines.size() - answer.chosen.size(); i < answer.lines.size(); ++i)
        values.push_back(answer.lines[i].value);
    return values;
}

} // namespace

/// On every machine, node and address of the demo: what is explained is what the model has.
class TstWhy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMachineIsKnownByWhatTheTraceEndsWith()
    {
        int count = 0;
        for (const auto& model : demo())
            for (const MachineRow& machine : model->table<MachineRow>()) {
                const auto answers = why::whyMachine(*model, machine.id);
                QCOMPARE(answers.size(), std::size_t{machine.parent ? 4U : 2U});
                QCOMPARE(chosenOf(answers[0]), valueOf(machine.preferredPublic));
                QCOMPARE(chosenOf(answers[1]), valueOf(machine.preferredPrivate));
                for (const auto& answer : answers) {
                    QVERIFY(!answer.lines.empty());
                    if (machine.parent && &answer >= &answers[2]) {
                        QCOMPARE(lastValues(answer), answer.chosen);
                        continue;
                    }
                    QCOMPARE(answer.lines.back().value, chosenOf(answer));
                    ++count;
                }
            }
        QVERIFY(count > 200);
    }

    void anAddressIsInTheSubnetThatIsExplained()
    {
        for (const auto& model : demo()) {
            std::set<net::IpAddress> seen;
            for (const DeviceAddressRow& row : model->table<DeviceAddressRow>()) {
                if (!seen.insert(row.value).second)
                    continue;
                const auto answers = why::whyAddress(*model, row.value);
                QVERIFY(!answers.empty());
                QVERIFY(answers.back().question == why::Question::Space);
                for (const auto& answer : answers) {
                    if (&answer == &answers.back()) // as the test of spaces tells
                        break;
                    const AddressId id(answer.object.number);
                    const auto* subnet = model->facts.subnetOfAddress.find(id);
                    QCOMPARE(chosenOf(answer),
                             subnet ? model->at<SubnetRow>(*subnet).shownCidr() : std::string());
                    QCOMPARE(answer.lines.back().value, chosenOf(answer));
                }
            }
        }
    }

    void aNodeIsReachedInTheSpacesOfTheSettings()
    {
        const auto models = demo();
        const Model& east = *models.front();
        QCOMPARE(east.table<ControllerNodeRow>().size(), std::size_t{3});
        for (const ControllerNodeRow& node : east.table<ControllerNodeRow>()) {
            const auto answers = why::whyNode(east, node.id);
            QCOMPARE(answers.size(), std::size_t{4});
            QVERIFY(answers[0].question == why::Question::HaAddress);
            // One of the prepared problems: the last node has no address in the space.
            const bool isReached = node.id.number() != 2;
            QCOMPARE(answers[0].chosen.size(), std::size_t{isReached ? 1U : 0U});
            if (isReached)
                QCOMPARE(answers[0].lines.back().space, std::string("db"));
            QVERIFY(answers[1].question == why::Question::AgentEndpoints);
            for (const auto& line : answers[1].lines)
                QCOMPARE(line.space == "dmz",
                         why::reasonWord(line.reason) == std::string_view("in-space"));
            QVERIFY(answers[2].question == why::Question::DialOrder);
            QCOMPARE(answers[2].chosen.size(), answers[1].chosen.size());
            QVERIFY(answers[3].question == why::Question::ClientEndpoints);
            QCOMPARE(lastValues(answers[3]), answers[3].chosen);
            QVERIFY(answers[3].chosen.size() >= answers[1].chosen.size());
        }
    }

    void whatNobodyHasIsPlacedOrUnknown()
    {
        const auto models = demo();
        const auto unknown =
            why::whyAddress(*models.front(), *net::IpAddress::parse("203.0.113.9"));
        QVERIFY(unknown.empty());
        const auto free = why::whyAddress(*models.front(), *net::IpAddress::parse("10.1.3.250"));
        QCOMPARE(free.size(), std::size_t{2});
        QCOMPARE(free.back().lines.back().value, chosenOf(free.back()));
        QCOMPARE(chosenOf(free.front()), std::string("10.1.0.0/22"));
        QVERIFY(free.front().object.kind == ObjectKind::Model);
    }

    void everyReasonHasAWordAndASentence()
    {
        using addressing::TraceReason;
        std::set<std::string_view> words;
        for (int i = 0; i <= static_cast<int>(TraceReason::FallsBackLocal); ++i) {
            const why::Line line{.reason = static_cast<TraceReason>(i), .value = "10.0.0.1"};
            QVERIFY(words.insert(why::reasonWord(line.reason)).second);
            QVERIFY(!views::wording::whyText(line).isEmpty());
            QVERIFY(!views::wording::whyText(line).contains(QLatin1Char('%')));
        }
        for (int i = 0; i <= static_cast<int>(facts::PlaceReason::NoSubnet); ++i) {
            const why::Line line{.reason = static_cast<facts::PlaceReason>(i), .value = ""};
            QVERIFY(words.insert(why::reasonWord(line.reason)).second);
            QVERIFY(!views::wording::whyText(line).isEmpty());
        }
        QVERIFY(!words.contains(""));
    }
};

QTEST_GUILESS_MAIN(TstWhy)
#include "tst_why.moc"
