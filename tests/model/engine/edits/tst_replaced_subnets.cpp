// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/block_pieces.h"
#include "model/engine/edits/subnet_replacement.h"
#include "model/engine/facts/model_facts.h"
#include "tests/support/state_text.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

/// The state of the shorthand with more rows in it.
template <class Change>
Revision changed(const Revision& revision, Change change)
{
    const Model& model = *revision.models().front();
    ModelState state = model.state;
    change(state);
    return Revision(1, {facts::makeModel(model.row, std::move(state))}, revision.project());
}

/// A subnet with everything in it that must pass on.
Revision site()
{
    const auto start = revisionFromText(R"(
space db: 10.4.0.0/24, ~252.4.0.0/16 over 10.4.0.0/24
space dmz: 10.9.0.0/24
vlan 120 of fabric-1: 10.4.0.0/24
machine 4: ens3 10.4.0.9, ens4 10.4.0.200
listed 4: provider 10.4.0.9
unit mysql/1 on 4
bind mysql:db = db
)");
    return changed(start, [&](ModelState& state) {
        const SubnetId old = subnet(start, "10.4.0.0/24");
        auto& row = state.table<SubnetRow>().edit(old);
        row.gateway = *net::IpAddress::parse("10.4.0.1");
        row.zones = {"a"};
        row.name = "data";
        row.providerId = "subnet-9";
        // The overlay rides on the lower half.
        for (const SubnetRow& each : Table<SubnetRow>(state.table<SubnetRow>()))
            if (each.isOverlay())
                state.table<SubnetRow>().edit(each.id).fanLocalUnderlay =
                    *net::Cidr::parse("10.4.0.0/25");
        state.table<RangeRow>().put(RangeRow{.id = RangeId(0),
                                             .subnet = old,
                                             .first = *net::IpAddress::parse("10.4.0.130"),
                                             .last = *net::IpAddress::parse("10.4.0.140")});
        state.table<LooseAddressRow>().put(LooseAddressRow{
            .id = LooseAddressId(0), .subnet = old, .value = *net::IpAddress::parse("10.4.0.77")});
        state.table<StaticRouteRow>().put(
            StaticRouteRow{.id = StaticRouteId(0),
                           .source = old,
                           .destination = subnet(start, "10.9.0.0/24"),
                           .gateway = *net::IpAddress::parse("10.4.0.1")});
        state.table<StaticRouteRow>().put(StaticRouteRow{
            .id = StaticRouteId(1), .source = subnet(start, "10.9.0.0/24"), .destination = old});
        state.sequences.passBy<RangeRow>(0);
        state.sequences.passBy<LooseAddressRow>(0);
        state.sequences.passBy<StaticRouteRow>(1);
    });
}

Result<edits::Judgement> replaced(const Revision& revision, const std::vector<std::string>& old,
                                  std::vector<std::string> cidrs)
{
    edits::ReplaceSubnets action{.cidrs = std::move(cidrs)};
    for (const std::string& cidr : old)
        action.subnets.push_back(subnet(revision, cidr));
    return edits::judge(revision, intentOf(revision, {action}));
}

std::string refusal(const Revision& revision, const std::vector<std::string>& old,
                    std::vector<std::string> cidrs)
{
    const auto judgement = replaced(revision, old, std::move(cidrs));
    return judgement ? std::string("allowed") : errorText(judgement.error());
}

std::string cidrOf(const Revision& revision, std::optional<SubnetId> id)
{
    const auto* row = revision.models().front()->find<SubnetRow>(id);
    return row ? row->shownCidr() : std::string("none");
}

std::string subnetOfAddress(const Revision& revision, std::string_view value)
{
    const Model& model = *revision.models().front();
    for (const auto& row : model.table<DeviceAddressRow>())
        if (row.value.text() == value) {
            const SubnetId* id = model.facts.subnetOfAddress.find(row.id);
            return cidrOf(revision, id ? std::optional(*id) : std::nullopt);
        }
    return "no address";
}

} // namespace

class TstReplacedSubnets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSplitPassesEverythingOn();
    void whatNoPieceHoldsBlocks();
    void aSplitBreaksNoBinding();
    void theWayBackGivesTheStart();
    void blocksAreChecked_data();
    void blocksAreChecked();
    void aMergeTakesWhatFormsOneBlock();
    void mergedSubnetsLieInOnePlace();
    void twinsOfOneNetworkMerge();
    void aResizeGrowsAndShrinks();
    void aResizeNamesTheOverlapThatArises();
    void overlaysFollowAndAreNotReplaced();
    void equalBlocksElsewhereKeepApart();
    void piecesAndUnionsOfBlocks();
    void notesAndPlacesGoToTheNewOnes();
};

void TstReplacedSubnets::aSplitPassesEverythingOn()
{
    const auto before = site();
    const auto judgement = replaced(before, {"10.4.0.0/24"}, {"10.4.0.0/25", "10.4.0.128/25"});
    QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
    const auto after = applied(before, *judgement);
    const Model& model = *after.models().front();
    QCOMPARE(QString::fromStdString(spacesText(after)),
             QStringLiteral("alpha: -\ndb: ~252.4.0.0/16, 10.4.0.0/25, 10.4.0.128/25\n"
                            "dmz: 10.9.0.0/24\n"));
    QCOMPARE(subnetOfAddress(after, "10.4.0.9"), std::string("10.4.0.0/25"));
    QCOMPARE(subnetOfAddress(after, "10.4.0.200"), std::string("10.4.0.128/25"));
    const auto& low = model.at<SubnetRow>(subnet(after, "10.4.0.0/25"));
    const auto& high = model.at<SubnetRow>(subnet(after, "10.4.0.128/25"));
    QCOMPARE(low.gateway->text(), std::string("10.4.0.1"));
    QVERIFY(!high.gateway);
    QVERIFY(low.segment && low.segment == high.segment);
    QCOMPARE(high.vlanTag, 120U);
    QVERIFY(low.providerId.empty() && low.isUnconfirmed);
    QCOMPARE(high.zones, std::vector<std::string>{"a"});
    QCOMPARE(high.name, std::string("data"));
    QCOMPARE(model.at<RangeRow>(RangeId(0)).subnet, high.id);
    QCOMPARE(*model.at<LooseAddressRow>(LooseAddressId(0)).subnet, low.id);
    const auto& listed = model.at<MachineRow>(*findMachine(model, "4")).providerAddresses.front();
    QCOMPARE(cidrOf(after, listed.subnet), std::string("10.4.0.0/25"));
    const auto& overlay = model.at<SubnetRow>(subnet(after, "252.4.0.0/16"));
    QCOMPARE(overlay.fanUnderlaySubnet, std::optional(low.id));
    // The route has its gateway in one half; the other leads to both.
    QCOMPARE(model.table<StaticRouteRow>().size(), std::size_t{3});
    QCOMPARE(model.at<StaticRouteRow>(StaticRouteId(0)).source, low.id);
    QCOMPARE(detailOf(judgement->result, "ids").list().size(), std::size_t{2});
    const QString effects = QString::fromStdString(effectsText(*judgement));
    for (const char* line :
         {"contents-pass addresses=1 cidr=10.4.0.0/25 loose=1 overlays=1 ranges=0\n",
          "contents-pass addresses=1 cidr=10.4.0.128/25 loose=0 overlays=0 ranges=1\n",
          "provider-id-ends cidr=10.4.0.0/24 provider-id=subnet-9\n"})
        QVERIFY2(effects.contains(QLatin1String(line)), qPrintable(effects));
}

void TstReplacedSubnets::whatNoPieceHoldsBlocks()
{
    const auto judgement = replaced(site(), {"10.4.0.0/24"}, {"10.4.0.64/26", "10.4.0.128/29"});
    QVERIFY(!judgement);
    QCOMPARE(judgement.error().kind, ErrorKind::InUse);
    QCOMPARE(join(detailOf(judgement.error().details, "outside").texts(), " "),
             std::string("10.4.0.1 10.4.0.9 10.4.0.130-10.4.0.140 10.4.0.200 252.4.0.0/16"));
}

void TstReplacedSubnets::aSplitBreaksNoBinding()
{
    const auto judgement = replaced(site(), {"10.4.0.0/24"}, {"10.4.0.0/25", "10.4.0.128/25"});
    QVERIFY(judgement);
    QCOMPARE(judgement->breaks(), std::size_t{0});
    QCOMPARE(judgement->verdict, edits::Verdict::AllowedWithEffects);
}

void TstReplacedSubnets::theWayBackGivesTheStart()
{
    const auto before = site();
    for (const auto& cidrs : {std::vector<std::string>{"10.4.0.0/25", "10.4.0.128/25"},
                              std::vector<std::string>{"10.4.0.0/23"}}) {
        const auto judgement = replaced(before, {"10.4.0.0/24"}, cidrs);
        QVERIFY(judgement);
        ModelState state = applied(before, *judgement).models().front()->state;
        QVERIFY(domain::apply(state, judgement->changes.inverse()));
        state.sequences = before.models().front()->state.sequences;
        QVERIFY(state == before.models().front()->state);
    }
}

void TstReplacedSubnets::blocksAreChecked_data()
{
    QTest::addColumn<QString>("cidrs");
    QTest::addColumn<QString>("cause");
    QTest::newRow("two alike") << "10.9.0.0/25 10.9.0.0/26" << "overlap";
    QTest::newRow("not inside") << "10.9.0.0/23 10.9.2.0/24" << "not a part";
    QTest::newRow("elsewhere") << "10.8.0.0/24" << "outside";
    QTest::newRow("another family") << "fd00::/64" << "other family";
    QTest::newRow("none") << "" << "missing";
    QTest::newRow("no block") << "10.9.0.0" << "";
}

void TstReplacedSubnets::blocksAreChecked()
{
    QFETCH(const QString, cidrs);
    QFETCH(const QString, cause);
    std::vector<std::string> blocks;
    for (const QString& cidr : cidrs.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        blocks.push_back(cidr.toStdString());
    const auto judgement = replaced(site(), {"10.9.0.0/24"}, blocks);
    QVERIFY(!judgement);
    QCOMPARE(judgement.error().kind, ErrorKind::NotValid);
    if (!cause.isEmpty())
        QCOMPARE(QString::fromStdString(detailOf(judgement.error().details, "cause").text()),
                 cause);
}

void TstReplacedSubnets::aMergeTakesWhatFormsOneBlock()
{
    const auto before =
        revisionFromText("space db: 10.0.0.0/26, 10.0.0.64/26, 10.0.0.128/25, 10.0.2.0/24\n"
                         "machine 1: eth0 10.0.0.70\n");
    const auto judgement =
        replaced(before, {"10.0.0.128/25", "10.0.0.0/26", "10.0.0.64/26"}, {"10.0.0.0/24"});
    QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
    const auto after = applied(before, *judgement);
    QCOMPARE(spacesText(after), std::string("alpha: -\ndb: 10.0.2.0/24, 10.0.0.0/24\n"));
    QCOMPARE(subnetOfAddress(after, "10.0.0.70"), std::string("10.0.0.0/24"));
    QVERIFY(refusal(before, {"10.0.0.0/26", "10.0.2.0/24"}, {"10.0.0.0/22"}).find("no block") !=
            std::string::npos);
    QVERIFY(refusal(before, {"10.0.0.0/26", "10.0.0.64/26"}, {"10.0.0.0/24"})
                .find("not what they form") != std::string::npos);
}

void TstReplacedSubnets::mergedSubnetsLieInOnePlace()
{
    const auto spaces = revisionFromText("space db: 10.0.0.0/25\nspace dmz: 10.0.0.128/25\n");
    QVERIFY(
        refusal(spaces, {"10.0.0.0/25", "10.0.0.128/25"}, {"10.0.0.0/24"}).find("other space") !=
        std::string::npos);
    const auto segments = revisionFromText("space db: 10.0.0.0/25, 10.0.0.128/25\n"
                                           "vlan 7 of fabric-1: 10.0.0.0/25\n");
    QVERIFY(refusal(segments, {"10.0.0.0/25", "10.0.0.128/25"}, {"10.0.0.0/24"})
                .find("other segment") != std::string::npos);
    const auto networks = revisionFromText("space db: 10.0.0.0/25, 10.0.0.128/25\n"
                                           "network vpc-a: 10.0.0.0/25\n");
    QVERIFY(refusal(networks, {"10.0.0.0/25", "10.0.0.128/25"}, {"10.0.0.0/24"})
                .find("other network") != std::string::npos);
}

void TstReplacedSubnets::twinsOfOneNetworkMerge()
{
    const auto start = revisionFromText("space db: 10.0.0.0/24, 10.0.0.0/24\n");
    const auto twins = subnetsOf(*start.models().front(), *net::Cidr::parse("10.0.0.0/24"));
    const auto judgement =
        edits::judge(start, intentOf(start, {edits::ReplaceSubnets{twins, {"10.0.0.0/24"}, {}}}));
    QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
    QCOMPARE(spacesText(applied(start, *judgement)), std::string("alpha: -\ndb: 10.0.0.0/24\n"));
}

void TstReplacedSubnets::aResizeGrowsAndShrinks()
{
    const auto before = site();
    const auto grown = replaced(before, {"10.4.0.0/24"}, {"10.4.0.0/22"});
    QVERIFY(grown);
    QCOMPARE(subnetOfAddress(applied(before, *grown), "10.4.0.200"), std::string("10.4.0.0/22"));
    QVERIFY(refusal(before, {"10.4.0.0/24"}, {"10.4.0.0/25"}).find("10.4.0.200") !=
            std::string::npos);
    const auto same = replaced(before, {"10.4.0.0/24"}, {"10.4.0.0/24"});
    QVERIFY(same);
    QCOMPARE(same->verdict, edits::Verdict::AlreadyThere);
    const auto taken = revisionFromText("space db: 10.0.0.0/24\nspace dmz: 10.0.0.0/25\n");
    QCOMPARE(refusal(taken, {"10.0.0.0/24"}, {"10.0.0.0/25"}).substr(0, 14),
             std::string("already-exists"));
}

void TstReplacedSubnets::aResizeNamesTheOverlapThatArises()
{
    const auto before = revisionFromText("space db: 10.0.0.0/24\nspace dmz: 10.0.1.0/24\n");
    const auto judgement = replaced(before, {"10.0.0.0/24"}, {"10.0.0.0/23"});
    QVERIFY(judgement);
    QCOMPARE(effectsText(*judgement),
             std::string("overlap-arises cidr=10.0.0.0/23 network=default other=10.0.1.0/24\n"));
    // One that was there before does not arise.
    const auto nested = revisionFromText("space db: 10.0.0.0/23\nspace dmz: 10.0.1.0/24\n");
    const auto larger = replaced(nested, {"10.0.0.0/23"}, {"10.0.0.0/22"});
    QVERIFY(larger);
    QCOMPARE(effectsText(*larger), std::string());
}

void TstReplacedSubnets::overlaysFollowAndAreNotReplaced()
{
    QCOMPARE(refusal(site(), {"252.4.0.0/16"}, {"252.4.0.0/17", "252.4.128.0/17"}).substr(0, 21),
             std::string("fan-overlay-immovable"));
}

void TstReplacedSubnets::equalBlocksElsewhereKeepApart()
{
    const auto before = revisionFromText(R"(
space db: 172.20.0.0/20
network vpc-a: 172.20.0.0/20
machine 1: eth0 172.20.0.9
)");
    const SubnetId old = subnet(before, "172.20.0.0/20");
    const auto twins = changed(before, [&](ModelState& state) {
        auto twin = state.table<SubnetRow>().at(old);
        auto& own = state.table<SubnetRow>().edit(old);
        own.providerId = "subnet-a1";
        twin.id = SubnetId(70);
        twin.providerId = "subnet-b1";
        twin.providerNetworkId = "vpc-b";
        twin.space = kAlpha;
        state.sequences.passBy<SubnetRow>(70);
        state.table<SubnetRow>().put(twin);
        for (const auto& row : Table<DeviceAddressRow>(state.table<DeviceAddressRow>()))
            state.table<DeviceAddressRow>().edit(row.id).providerSubnetId = "subnet-a1";
    });
    edits::ReplaceSubnets action{.subnets = {old}, .cidrs = {"172.20.0.0/21", "172.20.8.0/21"}};
    const auto judgement = edits::judge(twins, intentOf(twins, {action}));
    QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
    const auto after = applied(twins, *judgement);
    QCOMPARE(subnetOfAddress(after, "172.20.0.9"), std::string("172.20.0.0/21"));
}

void TstReplacedSubnets::piecesAndUnionsOfBlocks()
{
    const auto block = [](const char* text) { return *net::Cidr::parse(text); };
    const auto pieces = edits::piecesOf(block("10.0.0.0/24"), 26);
    QVERIFY(pieces);
    QCOMPARE(pieces->size(), std::size_t{4});
    QCOMPARE(pieces->back().text(), std::string("10.0.0.192/26"));
    QCOMPARE(edits::piecesOf(block("255.255.255.0/24"), 25)->back().text(),
             std::string("255.255.255.128/25"));
    for (const int length : {24, 20, 33})
        QVERIFY(!edits::piecesOf(block("10.0.0.0/24"), length));
    QVERIFY(!edits::piecesOf(block("fd00::/48"), 64));     // 65 536 at once
    QVERIFY(!edits::piecesOf(block("::fffe:0:0/95"), 96)); // the upper half is IPv4's
    QCOMPARE(edits::piecesOf(block("::fffc:0:0/94"), 95)->back().text(),
             std::string("::fffe:0:0/95"));
    QCOMPARE(edits::unionOf({block("10.0.0.64/26"), block("10.0.0.128/25"), block("10.0.0.0/26")})
                 ->text(),
             std::string("10.0.0.0/24"));
    QCOMPARE(edits::unionOf({block("10.0.0.0/24"), block("10.0.0.7/24")})->text(),
             std::string("10.0.0.0/24"));
    QCOMPARE(edits::unionOf({block("0.0.0.0/1"), block("128.0.0.0/1")})->text(),
             std::string("0.0.0.0/0"));
    QVERIFY(!edits::unionOf({block("10.0.1.0/24"), block("10.0.2.0/24")})); // no pair
    QVERIFY(!edits::unionOf({block("10.0.0.0/24"), block("fd00::/64")}));
}

void TstReplacedSubnets::notesAndPlacesGoToTheNewOnes()
{
    const auto before = site();
    const SubnetId old = subnet(before, "10.4.0.0/24");
    ProjectTables project;
    project.table<NoteRow>().put(NoteRow{.id = NoteId(3),
                                         .model = before.models().front()->row.id,
                                         .number = old.number(),
                                         .text = "ask ada",
                                         .tags = {"prod"}});
    project.table<PositionRow>().put(PositionRow{.id = PositionId(2),
                                                 .model = before.models().front()->row.id,
                                                 .number = old.number(),
                                                 .x = 12,
                                                 .y = 5});
    project.table<PositionRow>().put(PositionRow{.id = PositionId(4),
                                                 .model = before.models().front()->row.id,
                                                 .number = old.number() + 40,
                                                 .x = 1});
    const auto intent =
        intentOf(before, {edits::ReplaceSubnets{{old}, {"10.4.0.0/25", "10.4.0.128/25"}, {}}});
    const auto judgement = edits::judge(before, intent);
    QVERIFY(judgement);
    const auto kept = edits::keptForReplacements(project, intent, judgement->changes.rows);
    const auto after = applied(before, *judgement);
    QCOMPARE(kept.of<NoteRow>().size(), std::size_t{2});
    QCOMPARE(kept.of<NoteRow>().back().after->number, subnet(after, "10.4.0.128/25").number());
    QCOMPARE(kept.of<NoteRow>().front().after->text, std::string("ask ada"));
    QCOMPARE(kept.of<PositionRow>().size(), std::size_t{1});
    QCOMPARE(kept.of<PositionRow>().front().after->number, subnet(after, "10.4.0.0/25").number());
    QCOMPARE(kept.of<PositionRow>().front().after->x, 12.0);
    QVERIFY(domain::apply(project, kept));
}

QTEST_GUILESS_MAIN(TstReplacedSubnets)
#include "tst_replaced_subnets.moc"
