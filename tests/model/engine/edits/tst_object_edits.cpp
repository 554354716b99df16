// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/object_members.h"
#include "tests/support/state_text.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

using Members = std::vector<edits::MemberText>;

const Model& modelOf(const Revision& revision)
{
    return *revision.models().front();
}

/// The revision after the edit, which must be allowed and must have a way back.
Revision done(const Revision& revision, edits::Action action)
{
    const auto judgement = edits::judge(revision, intentOf(revision, {std::move(action)}));
    if (!judgement)
        qFatal("%s", errorText(judgement.error()).c_str());
    Revision after = applied(revision, *judgement);
    ModelState state = modelOf(after).state;
    if (!domain::apply(state, judgement->changes.inverse()))
        qFatal("the inverse does not apply");
    state.sequences = modelOf(revision).state.sequences;
    if (!(state == modelOf(revision).state))
        qFatal("taking the edit back does not give the start");
    return after;
}

/// `kind what value`, or what the error has of these.
std::string refused(const Revision& revision, edits::Action action)
{
    const auto judgement = edits::judge(revision, intentOf(revision, {std::move(action)}));
    if (judgement)
        return "allowed";
    const Details& facts = judgement.error().details;
    std::string text(errorKindText(judgement.error().kind));
    for (const char* name : {"what", "key", "by", "cause"})
        if (!detailOf(facts, name).text().empty())
            text += ' ' + detailOf(facts, name).text();
    return text;
}

template <class Row>
const Row& only(const Revision& revision)
{
    return *modelOf(revision).table<Row>().begin();
}

Revision site()
{
    return revisionFromText(R"(
space db: 10.4.0.0/24
vlan 120 of fabric-1: 10.4.0.0/24
machine 4: ens3 10.4.0.9, ens4
listed 4: machine 10.4.0.9
unit mysql/1 on 4
bind mysql:db = db
)");
}

edits::AddObject added(ObjectKind kind, Members members)
{
    return {.kind = kind, .members = std::move(members)};
}

} // namespace

class TstObjectEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberThatIsNamedIsTaken();
    void fabricsAndTheirVlans();
    void vlanIdsAreFreeInTheirFabric();
    void whatSegmentsHave_data();
    void whatSegmentsHave();
    void aRenumberedVlanTakesItsSubnetsAlong();
    void rangesLieInTheirSubnet();
    void looseAddressesAreAddedAndAttached();
    void machinesAndTheirContainers();
    void devicesAndAddresses();
    void anAddressMovesWithItsListing();
    void applicationsUnitsAndEndpoints();
    void whatSomethingStandsOnStays_data();
    void whatSomethingStandsOnStays();
    void removedThingsTakeTheirOwnAlong();
    void subnetsTakeWhatTheirBlockDoesNotSay();
};

void TstObjectEdits::everyMemberThatIsNamedIsTaken()
{
    int walked = 0;
    ModelRows::forEach([&]<class Row>() {
        if constexpr (requires { Row::kKind; })
            for (const std::string_view member : edits::objectMembers(Row::kKind)) {
                bool isField = false;
                forEachField<Row>([&](const auto& field) {
                    isField = isField || edits::detail::isMemberName(field.name, member);
                });
                QVERIFY2(isField, std::string(member).c_str());
                ++walked;
            }
    });
    QVERIFY(walked > 50);
}

void TstObjectEdits::fabricsAndTheirVlans()
{
    const auto before = revisionFromText("space db: 10.4.0.0/24\n");
    const auto fabric = done(before, added(ObjectKind::Fabric, {{"name", "dc-1"}}));
    QCOMPARE(only<FabricRow>(fabric).name, std::string("dc-1"));
    QCOMPARE(refused(fabric, added(ObjectKind::Fabric, {{"name", "dc-1"}})),
             std::string("already-exists fabric dc-1"));
    QCOMPARE(refused(fabric, added(ObjectKind::Fabric, {})), std::string("not-valid name missing"));
    const std::string id = only<FabricRow>(fabric).id.text();
    const auto vlan = done(
        fabric, added(ObjectKind::Segment, {{"tag", "7"}, {"fabric-id", id}, {"mtu", "9000"}}));
    QCOMPARE(only<SegmentRow>(vlan).kind, SegmentKind::Vlan);
    QCOMPARE(only<SegmentRow>(vlan).mtu, 9000U);
    const SegmentId segment = only<SegmentRow>(vlan).id;
    const auto homed = done(vlan, edits::RehomeSubnet{subnet(vlan, "10.4.0.0/24"), segment});
    QCOMPARE(only<SubnetRow>(homed).vlanTag, 7U);
    QCOMPARE(refused(homed, edits::RemoveObject{ObjectKind::Segment, segment.number()}),
             std::string("in-use segment 7 subnet"));
}

void TstObjectEdits::vlanIdsAreFreeInTheirFabric()
{
    const auto before = site();
    const FabricRow fabric = only<FabricRow>(before);
    const auto again =
        added(ObjectKind::Segment, {{"tag", "120"}, {"fabric-id", fabric.id.text()}});
    const auto judgement = edits::judge(before, intentOf(before, {again}));
    QVERIFY(!judgement);
    QCOMPARE(judgement.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(detailOf(judgement.error().details, "fabric").text(), fabric.name);
    QCOMPARE(join(detailOf(judgement.error().details, "free").texts(), " "),
             std::string("121 122 123"));
    // Another fabric has ids of its own; putting it in here is refused again.
    const auto other = done(before, added(ObjectKind::Fabric, {{"name", "dc-2"}}));
    const FabricId second(fabric.id.number() + 1);
    const auto twin =
        done(other, added(ObjectKind::Segment, {{"tag", "120"}, {"fabric-id", second.text()}}));
    const SegmentId moved(only<SegmentRow>(before).id.number() + 1);
    QCOMPARE(refused(twin, edits::RehomeSegment{moved, fabric.id}),
             std::string("already-exists vlan 120"));
    const auto renumbered =
        done(twin, edits::ChangeObject{ObjectKind::Segment, moved.number(), {{"tag", "121"}}});
    QCOMPARE(modelOf(done(renumbered, edits::RehomeSegment{moved, fabric.id}))
                 .at<SegmentRow>(moved)
                 .fabric,
             std::optional(fabric.id));
}

void TstObjectEdits::whatSegmentsHave_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("a VLAN without id") << "kind=vlan fabric-id=0" << "not-valid tag";
    QTest::newRow("a VLAN id too large") << "tag=4095 fabric-id=0" << "not-valid tag";
    QTest::newRow("a VLAN without fabric") << "kind=vlan tag=7" << "not-valid fabric-id";
    QTest::newRow("a tunnel in a fabric") << "kind=vxlan tag=7 fabric-id=0"
                                          << "not-valid fabric-id";
    QTest::newRow("a flat one with a tag") << "kind=flat tag=7 fabric-id=0" << "not-valid tag";
    QTest::newRow("no such kind") << "kind=wire" << "not-valid kind";
    QTest::newRow("no such member") << "colour=red" << "not-valid colour";
    QTest::newRow("no number") << "tag=x fabric-id=0" << "not-valid tag";
    QTest::newRow("no such fabric") << "tag=7 fabric-id=44" << "not-found fabric";
    QTest::newRow("a huge packet") << "tag=7 fabric-id=0 mtu=70000" << "not-valid mtu";
    QTest::newRow("a tunnel") << "kind=vxlan tag=16777215" << "allowed";
    QTest::newRow("an untagged one") << "fabric-id=0" << "allowed";
}

void TstObjectEdits::whatSegmentsHave()
{
    QFETCH(const QString, members);
    QFETCH(const QString, refusal);
    Members list;
    for (const QString& member : members.split(QLatin1Char(' ')))
        list.push_back({member.section(QLatin1Char('='), 0, 0).toStdString(),
                        member.section(QLatin1Char('='), 1).toStdString()});
    const auto fabrics =
        done(revisionFromText("space db:\n"), added(ObjectKind::Fabric, {{"name", "dc-1"}}));
    const QString text = QString::fromStdString(refused(fabrics, added(ObjectKind::Segment, list)));
    QVERIFY2(text.startsWith(refusal), qPrintable(text));
}

void TstObjectEdits::aRenumberedVlanTakesItsSubnetsAlong()
{
    const auto before = site();
    const auto after = done(before, edits::ChangeObject{ObjectKind::Segment,
                                                        only<SegmentRow>(before).id.number(),
                                                        {{"tag", "121"}}});
    QCOMPARE(modelOf(after).at<SubnetRow>(subnet(after, "10.4.0.0/24")).vlanTag, 121U);
}

void TstObjectEdits::rangesLieInTheirSubnet()
{
    const auto before = site();
    const std::string id = subnet(before, "10.4.0.0/24").text();
    const auto range = [&](const char* first, const char* last) {
        return added(ObjectKind::Range, {{"subnet-id", id}, {"first", first}, {"last", last}});
    };
    QCOMPARE(refused(before, range("10.4.1.1", "10.4.1.9")),
             std::string("not-valid first outside the subnet"));
    QCOMPARE(refused(before, range("10.4.0.9", "10.4.0.8")),
             std::string("not-valid last before the first"));
    QCOMPARE(refused(before, range("10.4.0.9", "10.4.0.x")),
             std::string("not-valid last no such value"));
    const auto after = done(before, range("10.4.0.9", "10.4.0.20"));
    QCOMPARE(only<RangeRow>(after).last.text(), std::string("10.4.0.20"));
    const auto trimmed =
        done(after, edits::ChangeObject{ObjectKind::Range, 0, {{"last", "10.4.0.12"}}});
    QCOMPARE(only<RangeRow>(trimmed).last.text(), std::string("10.4.0.12"));
    QVERIFY(modelOf(done(trimmed, edits::RemoveObject{ObjectKind::Range, 0}))
                .table<RangeRow>()
                .size() == 0);
}

void TstObjectEdits::looseAddressesAreAddedAndAttached()
{
    const auto before = site();
    const SubnetId in = subnet(before, "10.4.0.0/24");
    const auto reserved = done(before, added(ObjectKind::LooseAddress,
                                             {{"value", "10.4.0.50"}, {"subnet-id", in.text()}}));
    QCOMPARE(refused(reserved, added(ObjectKind::LooseAddress, {{"value", "10.4.0.50"}})),
             std::string("already-exists address 10.4.0.50"));
    QCOMPARE(refused(reserved, added(ObjectKind::LooseAddress,
                                     {{"value", "10.5.0.50"}, {"subnet-id", in.text()}})),
             std::string("not-valid value outside the subnet"));
    const DeviceId device =
        modelOf(before).facts.devicesOfMachine.of(*findMachine(modelOf(before), "4")).back();
    const auto attached =
        done(reserved, edits::AttachLooseAddress{only<LooseAddressRow>(reserved).id, device});
    QCOMPARE(modelOf(attached).table<LooseAddressRow>().size(), std::size_t{0});
    const AddressId address = modelOf(attached).facts.addressesOfDevice.of(device).front();
    QCOMPARE(modelOf(attached).at<DeviceAddressRow>(address).value.text(),
             std::string("10.4.0.50"));
    QCOMPARE(*modelOf(attached).facts.subnetOfAddress.find(address), in);
    QCOMPARE(modelOf(attached)
                 .at<MachineRow>(*findMachine(modelOf(attached), "4"))
                 .machineAddresses.size(),
             std::size_t{2});
}

void TstObjectEdits::machinesAndTheirContainers()
{
    const auto before = site();
    const auto machine =
        done(before, added(ObjectKind::Machine, {{"name", "router-1"}, {"kind", "router"}}));
    QVERIFY(findMachine(modelOf(machine), "5")); // the next number
    QCOMPARE(refused(machine, added(ObjectKind::Machine, {{"number", "4"}})),
             std::string("already-exists machine 4"));
    QCOMPARE(refused(machine, added(ObjectKind::Machine, {{"number", "4/lxd"}})),
             std::string("not-valid number no machine number"));
    QCOMPARE(refused(machine, added(ObjectKind::Machine, {{"number", "9/lxd/0"}})),
             std::string("not-found machine 9"));
    const auto container = done(machine, added(ObjectKind::Machine, {{"number", "4/lxd/0"}}));
    const auto& row =
        modelOf(container).at<MachineRow>(*findMachine(modelOf(container), "4/lxd/0"));
    QCOMPARE(row.parent, findMachine(modelOf(container), "4"));
    QCOMPARE(row.kind, MachineKind::Container);
    QCOMPARE(refused(container,
                     edits::ChangeObject{ObjectKind::Machine, row.id.number(), {{"number", "8"}}}),
             std::string("not-valid number cannot change"));
}

void TstObjectEdits::devicesAndAddresses()
{
    const auto before = site();
    const std::string machine = findMachine(modelOf(before), "4")->text();
    const auto device = [&](const char* name, Members more = {}) {
        more.push_back({"machine-id", machine});
        more.push_back({"name", name});
        return added(ObjectKind::Device, std::move(more));
    };
    QCOMPARE(refused(before, device("ens3")), std::string("already-exists device ens3"));
    QCOMPARE(refused(before, device("a#b")), std::string("not-valid name holds #"));
    QCOMPARE(refused(before, device("eth9", {{"mac", "zz"}})),
             std::string("not-valid mac no hardware address"));
    QCOMPARE(refused(before, device("eth9", {{"parent-id", "77"}})),
             std::string("not-found device 77"));
    const auto after = done(before, device("eth9", {{"mac", "52:54:00:00:00:09"}}));
    const DeviceId made =
        modelOf(after).facts.devicesOfMachine.of(*findMachine(modelOf(after), "4")).back();
    const auto address = [&](const char* value, const char* cidr) {
        return added(ObjectKind::Address,
                     {{"device-id", made.text()}, {"value", value}, {"cidr", cidr}});
    };
    QCOMPARE(refused(after, address("10.4.0.30", "10.5.0.0/24")),
             std::string("not-valid cidr does not contain the address"));
    const auto addressed = done(after, address("10.4.0.30", "10.4.0.30/24"));
    const AddressId id = modelOf(addressed).facts.addressesOfDevice.of(made).front();
    QCOMPARE(modelOf(addressed).at<DeviceAddressRow>(id).cidr->text(), std::string("10.4.0.0/24"));
    QCOMPARE(refused(addressed, address("10.4.0.30", "")),
             std::string("already-exists address 10.4.0.30"));
    const auto bare = done(addressed, edits::RemoveObject{ObjectKind::Device, made.number()});
    QCOMPARE(modelOf(bare).find<DeviceAddressRow>(id), nullptr);
    QCOMPARE(modelOf(bare).at<MachineRow>(*findMachine(modelOf(bare), "4")).machineAddresses.size(),
             std::size_t{1});
}

void TstObjectEdits::anAddressMovesWithItsListing()
{
    const auto before = done(done(site(), added(ObjectKind::Machine, {{"number", "5"}})),
                             added(ObjectKind::Device, {{"machine-id", "1"}, {"name", "eth0"}}));
    const MachineId from = *findMachine(modelOf(before), "4");
    const MachineId to = *findMachine(modelOf(before), "5");
    const DeviceId target = modelOf(before).facts.devicesOfMachine.of(to).front();
    const AddressId address = only<DeviceAddressRow>(before).id;
    const auto judgement =
        edits::judge(before, intentOf(before, {edits::MoveAddress{address, target}}));
    QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
    QVERIFY(judgement->breaks() > 0); // mysql/1 loses the space it is bound to
    const auto after = applied(before, *judgement);
    QCOMPARE(modelOf(after).at<DeviceAddressRow>(address).device, target);
    QVERIFY(modelOf(after).at<MachineRow>(from).machineAddresses.empty());
    QCOMPARE(modelOf(after).at<MachineRow>(to).machineAddresses.front().value,
             std::string("10.4.0.9"));
}

void TstObjectEdits::applicationsUnitsAndEndpoints()
{
    const auto before = site();
    const auto app = done(before, added(ObjectKind::Application, {{"name", "blog"}}));
    const ApplicationId blog = *findApplication(modelOf(app), "blog");
    const auto& bindings = modelOf(app).facts.bindingsOfApplication.of(blog);
    QCOMPARE(bindings.size(), std::size_t{1}); // the default one is always there (2.10)
    QCOMPARE(refused(app, added(ObjectKind::Application, {{"name", "a/b"}})),
             std::string("not-valid name no such name"));
    QCOMPARE(refused(app, added(ObjectKind::Unit, {{"name", "shop/0"}})),
             std::string("not-found application shop"));
    const auto unit = done(app, added(ObjectKind::Unit, {{"name", "blog/0"}}));
    const auto endpoint = done(
        unit, added(ObjectKind::Endpoint, {{"application-id", blog.text()}, {"name", "site"}}));
    QCOMPARE(modelOf(endpoint).facts.bindingsOfApplication.of(blog).size(), std::size_t{2});
    const auto renamed = done(
        endpoint, edits::ChangeObject{ObjectKind::Application, blog.number(), {{"name", "web"}}});
    QVERIFY(findUnit(modelOf(renamed), "web/0"));
    QCOMPARE(refused(renamed, edits::RemoveObject{ObjectKind::Application, blog.number()}),
             std::string("in-use application web unit"));
    const auto unitless =
        done(renamed,
             edits::RemoveObject{ObjectKind::Unit, findUnit(modelOf(renamed), "web/0")->number()});
    const auto gone = done(unitless, edits::RemoveObject{ObjectKind::Application, blog.number()});
    QVERIFY(modelOf(gone).facts.bindingsOfApplication.of(blog).empty());
    QVERIFY(modelOf(gone).facts.endpointsOfApplication.of(blog).empty());
}

void TstObjectEdits::whatSomethingStandsOnStays_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("fabric") << "fabric" << "in-use fabric fabric-1 segment";
    QTest::newRow("segment") << "segment" << "in-use segment 120 subnet";
    QTest::newRow("machine") << "machine" << "in-use machine 4 unit";
    QTest::newRow("application") << "application" << "in-use application mysql unit";
    QTest::newRow("subnet") << "subnet" << "in-use subnet 10.4.0.0/24 address";
    QTest::newRow("a kind that sources own") << "zone" << "not-supported";
}

void TstObjectEdits::whatSomethingStandsOnStays()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, refusal);
    const auto word = *parseWord<ObjectKind>(kind.toStdString());
    QCOMPARE(QString::fromStdString(refused(site(), edits::RemoveObject{word, 0})), refusal);
}

void TstObjectEdits::removedThingsTakeTheirOwnAlong()
{
    const auto before = site();
    const auto unitless = done(before, edits::RemoveObject{ObjectKind::Unit, 0});
    const auto bare = done(unitless, edits::RemoveObject{ObjectKind::Machine, 0});
    QCOMPARE(modelOf(bare).table<DeviceRow>().size(), std::size_t{0});
    QCOMPARE(modelOf(bare).table<DeviceAddressRow>().size(), std::size_t{0});
    const auto endpoint = modelOf(before).table<EndpointRow>().begin()->id;
    const auto unbound = done(before, edits::RemoveObject{ObjectKind::Endpoint, endpoint.number()});
    for (const BindingRow& binding : modelOf(unbound).table<BindingRow>())
        QVERIFY(binding.endpoint != "db");
}

void TstObjectEdits::subnetsTakeWhatTheirBlockDoesNotSay()
{
    const auto before = site();
    const SubnetId id = subnet(before, "10.4.0.0/24");
    const auto change = [&](Members members) {
        return edits::ChangeObject{ObjectKind::Subnet, id.number(), std::move(members)};
    };
    const auto after = done(before, change({{"gateway", "10.4.0.1"},
                                            {"name", "data"},
                                            {"dns-servers", "10.4.0.53, 10.4.0.54"},
                                            {"warn-percent", "60"}}));
    const auto& row = modelOf(after).at<SubnetRow>(id);
    QCOMPARE(row.gateway->text(), std::string("10.4.0.1"));
    QCOMPARE(row.dnsServers.size(), std::size_t{2});
    QCOMPARE(row.warnPercent, 60U);
    QVERIFY(!modelOf(done(after, change({{"gateway", ""}}))).at<SubnetRow>(id).gateway);
    QCOMPARE(refused(before, change({{"gateway", "10.5.0.1"}})),
             std::string("not-valid gateway outside the subnet"));
    QCOMPARE(refused(before, change({{"cidr", "10.5.0.0/24"}})),
             std::string("not-valid cidr unknown member"));
    QCOMPARE(refused(before, change({{"warn-percent", "101"}})),
             std::string("not-valid warn-percent out of range"));
    QCOMPARE(refused(before, added(ObjectKind::Subnet, {})), std::string("not-supported"));
}

QTEST_GUILESS_MAIN(TstObjectEdits)
#include "tst_object_edits.moc"
