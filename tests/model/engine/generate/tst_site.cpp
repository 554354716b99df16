// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/generate/site.h"
#include "model/engine/generate/stress_sites.h"
#include "model/engine/rules/finding.h"

#include <QTest>

#include <map>
#include <set>

using namespace netatlas;
using namespace netatlas::domain;
using engine::generate::GeneratedSite;
using engine::generate::makeGraphSite;
using engine::generate::makePrefixSet;
using engine::generate::makePrefixSite;
using engine::generate::makeSite;
using engine::generate::PrefixSetOptions;
using engine::generate::Profile;
using engine::generate::SiteCounts;
using engine::generate::SiteOptions;
using engine::generate::Tangle;

namespace {

constexpr SiteOptions kClean{.scale = 10000};
constexpr SiteOptions kFlawed{.scale = 10000, .profile = Profile::Flawed};

/// A sum (FNV-1a) over what was drawn.
std::uint64_t checksumOf(const ModelState& state)
{
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    const auto add = [&sum](const std::string& text) {
        for (const char c : text + '\n')
            sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    };
    for (const SubnetRow& row : state.table<SubnetRow>())
        add(row.cidr.text() + ' ' + row.space.text() + ' ' + row.segment->text());
    for (const DeviceRow& row : state.table<DeviceRow>())
        add(row.name.text() + ' ' + row.segment->text());
    for (const DeviceAddressRow& row : state.table<DeviceAddressRow>())
        add(row.value.text() + ' ' + row.device.text());
    for (const UnitRow& row : state.table<UnitRow>())
        add(row.name.text() + ' ' + row.machine->text());
    return sum;
}

std::vector<engine::rules::Finding> findingsOf(const GeneratedSite& site)
{
    const auto model = engine::facts::makeModel({.id = ModelId(0), .name = "made"}, site.state);
    return engine::rules::findAll(Revision(1, {model}, {}));
}

} // namespace

class TstSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFollowTheScale();
    void sameOptionsGiveTheSameSiteEverywhere();
    void anotherSeedGivesAnotherSite();
    void cleanSitesHaveNoPlantedProblems();
    void everyPlantedFlawIsFound();
    void graphsHaveTheNodesAskedFor();
    void aboutHalfOfATangledGraphLeavesHome();
    void prefixSitesHoldTheirSet();
};

void TstSite::countsFollowTheScale()
{
    const SiteCounts million(1000000);
    QCOMPARE(million.fabrics, 200U);
    QCOMPARE(million.spaces, 500U);
    QCOMPARE(million.vlans, 10000U);
    QCOMPARE(million.subnets, 20000U);
    QCOMPARE(million.machines, 100000U);
    QCOMPARE(million.devices, 400000U);
    QCOMPARE(million.applications, 4000U);
    const SiteCounts few(1);
    QCOMPARE(few.fabrics + few.spaces + few.vlans + few.subnets, 4U + 4U + 8U + 16U);

    const auto site = makeSite(kClean);
    QCOMPARE(site.state.table<SubnetRow>().size(), std::size_t{200});
    QCOMPARE(site.state.table<DeviceRow>().size(), std::size_t{4000});
    QCOMPARE(site.state.table<DeviceAddressRow>().size() + site.droppedAddresses,
             std::size_t{10000});
    QCOMPARE(site.state.table<EndpointRow>().size(), std::size_t{200});
    QVERIFY(makeSite({.scale = 1}).state.table<MachineRow>().size() == 8);
}

void TstSite::sameOptionsGiveTheSameSiteEverywhere()
{
    // Raise `kGeneratorVersion` when this has to change.
    QCOMPARE(checksumOf(makeSite({.scale = 2000}).state), std::uint64_t{14403265115109476502U});
    QVERIFY(makeSite(kFlawed).state == makeSite(kFlawed).state);
}

void TstSite::anotherSeedGivesAnotherSite()
{
    QVERIFY(checksumOf(makeSite({.seed = 2, .scale = 2000}).state) !=
            checksumOf(makeSite({.scale = 2000}).state));
}

void TstSite::cleanSitesHaveNoPlantedProblems()
{
    const auto site = makeSite(kClean);
    QVERIFY(site.flaws.empty());
    std::map<std::string, int> counts;
    for (const auto& finding : findingsOf(site))
        ++counts[std::string(engine::rules::ruleText(finding.rule))];
    for (const char* const rule : {"V02", "V04", "V07", "V14", "V15", "V16"})
        QVERIFY2(counts[rule] == 0, rule);
}

void TstSite::everyPlantedFlawIsFound()
{
    const auto site = makeSite(kFlawed);
    std::set<std::tuple<std::string, ObjectKind, std::uint32_t>> found;
    for (const auto& finding : findingsOf(site))
        found.emplace(engine::rules::ruleText(finding.rule), finding.object.kind,
                      finding.object.number);
    std::map<std::string, int> planted;
    for (const auto& flaw : site.flaws) {
        ++planted[flaw.rule];
        QVERIFY2(found.contains({flaw.rule, flaw.kind, flaw.number}),
                 (flaw.rule + ' ' + std::to_string(flaw.number)).c_str());
    }
    QCOMPARE(planted.size(), std::size_t{20});
    for (const auto& [rule, count] : planted)
        QVERIFY2(count == 10, rule.c_str());
}

void TstSite::graphsHaveTheNodesAskedFor()
{
    for (const std::uint32_t nodes : {1000U, 10000U}) {
        const auto state = makeGraphSite({.nodes = nodes});
        QCOMPARE(state.table<MachineRow>().size() + state.table<FabricRow>().size() +
                     state.table<SegmentRow>().size() + state.table<SubnetRow>().size() +
                     state.table<SpaceRow>().size() + state.table<DeviceRow>().size(),
                 std::size_t{nodes});
        QCOMPARE(state.table<MachineRow>().size(), std::size_t{nodes * 312 / 1000});
        QVERIFY(state == makeGraphSite({.nodes = nodes}));
        QVERIFY(!(state == makeGraphSite({.seed = 2, .nodes = nodes})));
    }
    QVERIFY(makeGraphSite({.nodes = 1}).table<DeviceRow>().size() == 1);
}

void TstSite::aboutHalfOfATangledGraphLeavesHome()
{
    const auto shareOutside = [](Tangle tangle) {
        const auto state = makeGraphSite({.nodes = 10000, .tangle = tangle});
        const auto vlans = static_cast<std::uint32_t>(state.table<SegmentRow>().size());
        std::size_t outside = 0;
        for (const DeviceRow& device : state.table<DeviceRow>())
            outside += device.segment->number() != device.machine.number() % vlans ? 1 : 0;
        return double(outside) / double(state.table<DeviceRow>().size());
    };
    const double tangled = shareOutside(Tangle::yes);
    QVERIFY2(tangled > 0.44 && tangled < 0.51, QByteArray::number(tangled));
    const double tidy = shareOutside(Tangle::no);
    QVERIFY2(tidy > 0.13 && tidy < 0.17, QByteArray::number(tidy));
}

void TstSite::prefixSitesHoldTheirSet()
{
    const PrefixSetOptions options{.subnets = 300, .addresses = 2000, .domains = 3};
    const auto set = makePrefixSet(options);
    const auto state = makePrefixSite(options);
    QCOMPARE(state.table<SubnetRow>().size(), set.subnets.size());
    QCOMPARE(state.table<LooseAddressRow>().size(), set.addresses.size());
    const auto model = engine::facts::makeModel({.id = ModelId(0), .name = "made"}, state);
    for (std::uint32_t i = 0; i < options.subnets; ++i) {
        QVERIFY(state.table<SubnetRow>().at(SubnetId(i)).cidr == set.subnets[i].network);
        QCOMPARE(model->facts.domainOfSubnet.at(SubnetId(i)).number(), set.subnets[i].domain);
    }
}

QTEST_GUILESS_MAIN(TstSite)
#include "tst_site.moc"
