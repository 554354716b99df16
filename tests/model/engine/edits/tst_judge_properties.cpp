// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/block_pieces.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/rules/revalidation.h"
#include "tests/support/state_text.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

/// How many seeds are tried: so many, or more when the environment asks for it.
unsigned seeds(unsigned few)
{
    return std::max(few, static_cast<unsigned>(qEnvironmentVariableIntValue("NETATLAS_SEEDS")));
}

/// A small site by chance: the same for the same seed.
class RandomSite
{
public:
    explicit RandomSite(unsigned seed) : m_random(seed)
    {
        for (unsigned i = 0; i < kSpaces; ++i)
            m_text += "space s" + std::to_string(i) + ":\n";
        for (unsigned i = 0; i < kSubnets; ++i) {
            m_text += "space s" + number(kSpaces) + ": 10." + std::to_string(i) + ".0.0/16\n";
            if (chance(3))
                m_text += "space alpha: ~252." + std::to_string(i) + ".0.0/16 over 10." +
                          std::to_string(i) + ".0.0/16\n";
        }
        for (unsigned i = 0; i < kMachines; ++i)
            addMachine(std::to_string(i));
        for (unsigned i = 0; i < kApplications; ++i)
            addApplication("app" + std::to_string(i));
        if (chance(2))
            m_text += "controller 0 on 0\nsetting juju-ha-space = s" + number(kSpaces) + '\n';
        for (unsigned i = 0; i < kSubnets && chance(2); ++i)
            addPair("10." + number(kSubnets) + ".0.0/16", "fd00:" + number(kSubnets) + "::/64", i);
    }

    const std::string& text() const { return m_text; }

    edits::Action action(const domain::Revision& revision)
    {
        const auto& model = *revision.models().front();
        const domain::SpaceId space(1 + pick(kSpaces));
        switch (pick(18)) {
        case 0: return edits::RemoveSpace{space};
        case 1: return edits::RenameSpace{space, "new-name"};
        case 2: return edits::BindEndpoint{domain::ApplicationId(pick(kApplications)), "db", space};
        case 3: return edits::RemoveAddress{domain::AddressId(pick(kMachines))};
        case 4: return edits::AddSpace{.name = "fresh", .subnets = {anySubnet(model)}};
        case 5: return addedSubnet(space);
        case 6: return edits::RemoveSubnet{anySubnet(model)};
        case 7:
            return edits::SetConstraint{domain::ConstraintLevel::Application,
                                        pick(kApplications),
                                        {(chance(2) ? "s" : "^s") + number(kSpaces)}};
        case 8: return replacement(model);
        case 9: return replacement(model);
        case 10: return addition(model);
        case 11: return addition(model);
        case 12: return removal(model);
        case 13:
            return edits::ChangeObject{
                domain::ObjectKind::Subnet,
                anySubnet(model).number(),
                {{"gateway", "10." + number(kSubnets) + ".0.1"}, {"warn-percent", number(100)}}};
        case 14:
            return edits::MoveAddress{anyRow<domain::DeviceAddressRow>(model),
                                      anyRow<domain::DeviceRow>(model)};
        default: return edits::MoveSubnets{{anySubnet(model), anySubnet(model)}, space};
        }
    }

private:
    static constexpr unsigned kSpaces = 4;
    static constexpr unsigned kSubnets = 8;
    static constexpr unsigned kMachines = 6;
    static constexpr unsigned kApplications = 3;

    unsigned pick(unsigned count) { return static_cast<unsigned>(m_random() % count); }
    bool chance(unsigned oneIn) { return pick(oneIn) == 0; }
    std::string number(unsigned count) { return std::to_string(pick(count)); }

    /// Of its own, inside another, or an overlay on another.
    edits::Action addedSubnet(domain::SpaceId space)
    {
        const std::string block = "10." + number(kSubnets);
        if (chance(3))
            return edits::AddSubnet{.cidr = "253.0.0.0/16",
                                    .space = space,
                                    .fanLocalUnderlay =
                                        net::Cidr::parse(block + ".0.0/16").value()};
        return edits::AddSubnet{.cidr = chance(2) ? block + ".7.0/24" : "10.99.0.0/16",
                                .space = space};
    }

    /// Split in halves, made larger or smaller, or put together with another.
    edits::Action replacement(const domain::Model& model)
    {
        const domain::SubnetId id = anySubnet(model);
        const net::Cidr block = model.at<domain::SubnetRow>(id).cidr;
        const int length = block.prefixLength();
        const auto pieces = edits::piecesOf(block, length + 1);
        switch (pick(3)) {
        case 0:
            return edits::ReplaceSubnets{{id}, {pieces->front().text(), pieces->back().text()}, {}};
        case 1: {
            const auto larger = net::Cidr::of(block.first(), length - 1);
            return edits::ReplaceSubnets{
                {id}, {chance(2) ? larger->network().text() : pieces->front().text()}, {}};
        }
        default: {
            const domain::SubnetId other = anySubnet(model);
            const auto whole = edits::unionOf({block, model.at<domain::SubnetRow>(other).cidr});
            return edits::ReplaceSubnets{{id, other}, {whole ? whole->text() : block.text()}, {}};
        }
        }
    }

    edits::Action addition(const domain::Model& model)
    {
        using domain::ObjectKind;
        const std::string block = "10." + number(kSubnets);
        const auto add = [](ObjectKind kind, std::vector<edits::MemberText> members) {
            return edits::AddObject{kind, std::move(members), {}};
        };
        switch (pick(6)) {
        case 0: return add(ObjectKind::Machine, {{"name", "fresh"}});
        case 1:
            return add(ObjectKind::Range, {{"subnet-id", anySubnet(model).text()},
                                           {"first", block + ".0.2"},
                                           {"last", block + ".0.9"}});
        case 2:
            return add(
                ObjectKind::LooseAddress,
                {{"value", block + ".0.77"}, {"state", chance(2) ? "discovered" : "reserved"}});
        case 3:
            return add(ObjectKind::Unit,
                       {{"name", "app0/" + number(9)}, {"machine-id", number(kMachines)}});
        case 4:
            return add(ObjectKind::Endpoint,
                       {{"application-id", number(kApplications)}, {"name", "more"}});
        default:
            return add(ObjectKind::Address, {{"device-id", anyRow<domain::DeviceRow>(model).text()},
                                             {"value", block + ".0.99"}});
        }
    }

    edits::Action removal(const domain::Model& model)
    {
        using domain::ObjectKind;
        switch (pick(4)) {
        case 0: return edits::RemoveObject{ObjectKind::Machine, pick(kMachines)};
        case 1:
            return edits::RemoveObject{ObjectKind::Unit, anyRow<domain::UnitRow>(model).number()};
        case 2: return edits::RemoveObject{ObjectKind::Application, pick(kApplications)};
        default:
            return edits::RemoveObject{ObjectKind::Device,
                                       anyRow<domain::DeviceRow>(model).number()};
        }
    }

    template <class Row>
    decltype(Row::id) anyRow(const domain::Model& model)
    {
        const auto& table = model.table<Row>();
        if (table.size() == 0)
            return decltype(Row::id)(0);
        auto row = table.begin();
        std::advance(row, pick(static_cast<unsigned>(table.size())));
        return row->id;
    }
    domain::SubnetId anySubnet(const domain::Model& model)
    {
        return anyRow<domain::SubnetRow>(model);
    }

    /// A VLAN with both families, or half of them.
    void addPair(const std::string& ipv4, const std::string& ipv6, unsigned vlan)
    {
        const std::string tag = std::to_string(100 + vlan);
        if (!chance(3))
            m_text += "vlan " + tag + " of fabric-1: " + ipv4 + '\n';
        if (chance(3))
            return;
        m_text += "space s" + number(kSpaces) + ": " + ipv6 + '\n';
        m_text += "vlan " + tag + " of fabric-1: " + ipv6 + '\n';
    }

    void addMachine(const std::string& name)
    {
        std::string devices;
        std::string lists;
        for (unsigned i = 0; i <= pick(3); ++i) {
            const std::string value = "10." + number(kSubnets) + ".0." + name;
            devices += (i == 0 ? " " : ", ") + std::string("ens") + std::to_string(i) + ' ' + value;
            lists +=
                (i == 0 ? " " : ", ") + std::string(chance(2) ? "provider " : "machine ") + value;
        }
        m_text += "machine " + name + ':' + devices + "\nlisted " + name + ':' + lists + '\n';
    }

    void addApplication(const std::string& name)
    {
        for (unsigned i = 0; i <= pick(3); ++i)
            m_text += "unit " + name + '/' + std::to_string(i) + " on " + number(kMachines) + '\n';
        m_text += "bind " + name + ": = alpha\n";
        m_text += "bind " + name + ":db = s" + number(kSpaces) + '\n';
        if (chance(2))
            m_text +=
                "constraint " + name + ": s" + number(kSpaces) + ", ^s" + number(kSpaces) + '\n';
    }

    std::mt19937 m_random;
    std::string m_text;
};

} // namespace

class TstJudgeProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPossibleAppliesAndCanBeTakenBack();
    void factsAfterAnEditAreThoseComputedAfresh();
    void findingsAfterAnEditAreThoseOfAFullRun();
    void fixUpsNeverAddWhatTheyTakeAway();
    void targetsAgreeWithSingleVerdicts();
};

void TstJudgeProperties::whatIsPossibleAppliesAndCanBeTakenBack()
{
    int possible = 0;
    for (unsigned seed = 1; seed <= seeds(200); ++seed) {
        RandomSite site(seed);
        const auto revision = revisionFromText(site.text());
        const auto judgement = edits::judge(revision, intentOf(revision, {site.action(revision)}));
        if (!judgement)
            continue;
        ++possible;
        const auto& start = revision.models().front()->state;
        domain::ModelState state = start;
        QVERIFY2(domain::apply(state, judgement->changes), std::to_string(seed).c_str());
        QVERIFY2(domain::apply(state, judgement->changes.inverse()), std::to_string(seed).c_str());
        state.sequences = start.sequences;
        QVERIFY2(state == start, std::to_string(seed).c_str());
        QCOMPARE(judgement->verdict == edits::Verdict::Breaks, judgement->breaks() > 0);
        QCOMPARE(judgement->verdict == edits::Verdict::AlreadyThere, judgement->changes.empty());
    }
    QVERIFY2(possible > 80, std::to_string(possible).c_str());
}

void TstJudgeProperties::factsAfterAnEditAreThoseComputedAfresh()
{
    for (unsigned seed = 1; seed <= seeds(100); ++seed) {
        RandomSite site(seed);
        const auto revision = revisionFromText(site.text());
        const auto judgement = edits::judge(revision, intentOf(revision, {site.action(revision)}));
        if (!judgement)
            continue;
        const auto after = applied(revision, *judgement);
        const domain::Revision afresh(
            2, {facts::makeModel(after.models().front()->row, after.models().front()->state)}, {});
        QVERIFY2(spacesText(after) == spacesText(afresh), std::to_string(seed).c_str());
        QVERIFY2(findingsText(after, rules::findAll(after)) ==
                     findingsText(afresh, rules::findAll(afresh)),
                 std::to_string(seed).c_str());
    }
}

/// The same with one in three of the devices down.
static domain::Revision withDownDevices(const domain::Revision& revision, unsigned seed)
{
    const auto& model = *revision.models().front();
    domain::ModelState state = model.state;
    for (domain::DeviceRow device : model.table<domain::DeviceRow>()) {
        device.isUp = (device.id.number() + seed) % 3 != 0;
        state.table<domain::DeviceRow>().put(std::move(device));
    }
    return {revision.number(), {facts::makeModel(model.row, std::move(state))}, {}};
}

void TstJudgeProperties::findingsAfterAnEditAreThoseOfAFullRun()
{
    constexpr int kEdits = 4;
    for (unsigned seed = 1; seed <= seeds(300); ++seed) {
        RandomSite site(seed);
        auto revision = withDownDevices(revisionFromText(site.text()), seed);
        rules::FindingList findings = rules::findAll(revision);
        for (int i = 0; i < kEdits; ++i) {
            const auto intent = intentOf(revision, {site.action(revision)});
            const auto judgement = edits::judge(revision, intent);
            if (!judgement)
                continue;
            const auto after = applied(revision, *judgement);
            findings = rules::findAgain(std::move(findings), revision, after, intent.model,
                                        judgement->changes);
            QVERIFY2(findings == rules::findAll(after), std::to_string(seed).c_str());
            revision = after;
        }
    }
}

void TstJudgeProperties::fixUpsNeverAddWhatTheyTakeAway()
{
    int tried = 0;
    for (unsigned seed = 1; seed <= seeds(200); ++seed) {
        RandomSite site(seed);
        const auto revision = revisionFromText(site.text());
        const edits::Action action = site.action(revision);
        const auto judgement = edits::judge(revision, intentOf(revision, {action}));
        if (!judgement)
            continue;
        for (const edits::Effect& effect : judgement->effects)
            for (const edits::FixUp& fixUp : effect.fixUps) {
                if (!effect.breaks())
                    continue;
                std::vector<edits::Action> actions{action};
                actions.insert(actions.end(), fixUp.actions.begin(), fixUp.actions.end());
                const auto mended = edits::judge(revision, intentOf(revision, actions));
                QVERIFY2(mended, std::to_string(seed).c_str());
                ++tried;
                for (const edits::Effect& left : mended->effects)
                    QVERIFY2(!(left.kind == effect.kind && left.facts == effect.facts),
                             (std::to_string(seed) + ": " + effectsText(*judgement) + "by " +
                              fixUpsText({fixUp}))
                                 .c_str());
            }
    }
    QVERIFY2(tried > 50, std::to_string(tried).c_str());
}

void TstJudgeProperties::targetsAgreeWithSingleVerdicts()
{
    for (unsigned seed = 1; seed <= seeds(40); ++seed) {
        RandomSite site(seed);
        const auto revision = revisionFromText(site.text());
        const std::vector<domain::SubnetId> moved{domain::SubnetId(seed % 4)};
        for (const auto& target :
             edits::judgeMoves(revision, revision.models().front()->row.id, moved)) {
            const auto single = edits::judge(
                revision, intentOf(revision, {edits::MoveSubnets{moved, target.space}}));
            QCOMPARE(target.judgement.has_value(), single.has_value());
            if (single)
                QCOMPARE(effectsText(*target.judgement), effectsText(*single));
        }
    }
}

QTEST_GUILESS_MAIN(TstJudgeProperties)
#include "tst_judge_properties.moc"
