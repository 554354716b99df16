// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/drift/drift.h"
#include "model/engine/edits/judgement.h"
#include "tests/support/site_builder.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using engine::drift::Item;
using engine::drift::WhyNot;

namespace {

const Timestamp kSince = *parseTimestamp("2026-03-01T12:00:00Z");

/// A fabric with VLANs 10 and 20, a subnet on the first in space db, a machine with an address.
struct Site
{
    Site()
    {
        const auto fabric = build.fabric("one");
        first = build.vlan(fabric, 10);
        second = build.vlan(fabric, 20);
        db = build.space("db");
        subnet = build.subnet("10.0.0.0/24", first, db);
        build.alter<SubnetRow>(subnet, [](SubnetRow& row) { row.vlanTag = 10; });
        machine = build.machine("1");
        nic = build.nic(machine, first, "10.0.0.9");
    }
    void drift(ObjectKind kind, std::uint32_t number, const char* field, const char* value)
    {
        build.add(DriftRow{.source = "cloud",
                           .kind = kind,
                           .number = number,
                           .field = field,
                           .value = value,
                           .since = kSince});
    }
    void absent(ObjectKind kind, std::uint32_t number, Origin side)
    {
        build.add(AbsenceRow{.kind = kind, .number = number, .side = side, .since = kSince});
    }
    Revision revision()
    {
        const Revision plain = build.revision();
        return Revision(1, plain.models(), project);
    }
    std::vector<Item> items()
    {
        shown = revision();
        return engine::drift::driftOf(shown);
    }

    test::SiteBuilder build;
    ProjectTables project;
    Revision shown;
    SegmentId first{0};
    SegmentId second{0};
    SpaceId db{0};
    SubnetId subnet{0};
    MachineId machine{0};
    DeviceId nic{0};
};

/// What judging and applying the item's edit leaves of the drift.
std::size_t leftAfterTaking(const Site& site, const Item& item)
{
    const engine::edits::Intent intent{item.object.model, item.take, "as shown"};
    const auto judgement = engine::edits::judge(site.shown, intent);
    if (!judgement)
        qFatal("%s", errorText(judgement.error()).c_str());
    ModelState state = site.shown.model(item.object.model)->state;
    if (const Status applied = apply(state, judgement->changes); !applied)
        qFatal("%s", errorText(applied.error()).c_str());
    const Revision after(
        2, {engine::facts::makeModel(site.shown.models().front()->row, std::move(state))}, {});
    return engine::drift::driftOf(after).size();
}

} // namespace

class TstDrift : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakenValueIsNoDriftAnyMore_data();
    void aTakenValueIsNoDriftAnyMore();
    void whatNoEditTakesSaysWhy_data();
    void whatNoEditTakesSaysWhy();
    void bothSidesOfADifferenceAreTold();
    void theSideFollowsFromTheSource();
    void whatIsKeptIsAccepted();
    void whatOneSideLacksIsDrift();
    void goneObjectsAndAgreedValuesAreNone();
};

void TstDrift::aTakenValueIsNoDriftAnyMore_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("a space there is") << QStringLiteral("space") << QStringLiteral("alpha");
    QTest::newRow("a new space") << QStringLiteral("space") << QStringLiteral("web");
    QTest::newRow("a VLAN of the fabric") << QStringLiteral("vlan-tag") << QStringLiteral("20");
}

void TstDrift::aTakenValueIsNoDriftAnyMore()
{
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    Site site;
    site.drift(ObjectKind::Subnet, site.subnet.number(), field.toLatin1().constData(),
               value.toLatin1().constData());
    const auto items = site.items();
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().whyNot, WhyNot::None);
    QCOMPARE(leftAfterTaking(site, items.front()), std::size_t{0});
}

void TstDrift::whatNoEditTakesSaysWhy_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<WhyNot>("why");
    QTest::newRow("id") << QStringLiteral("provider-network-id") << QStringLiteral("n-7")
                        << WhyNot::IdOfSource;
    QTest::newRow("CIDR") << QStringLiteral("cidr") << QStringLiteral("10.9.0.0/24")
                          << WhyNot::Identity;
    QTest::newRow("VLAN") << QStringLiteral("vlan-tag") << QStringLiteral("99")
                          << WhyNot::NoSuchSegment;
}

void TstDrift::whatNoEditTakesSaysWhy()
{
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const WhyNot, why);
    Site site;
    site.drift(ObjectKind::Subnet, site.subnet.number(), field.toLatin1().constData(),
               value.toLatin1().constData());
    const auto items = site.items();
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().whyNot, why);
    QVERIFY(items.front().take.empty());
}

void TstDrift::bothSidesOfADifferenceAreTold()
{
    Site site;
    site.drift(ObjectKind::Subnet, site.subnet.number(), "vlan-tag", "20");
    const auto items = site.items();
    const Item& item = items.front();
    QCOMPARE(item.kept, std::string("10"));
    QCOMPARE(item.seen, std::string("20"));
    QCOMPARE(item.source, std::string("cloud"));
    QCOMPARE(item.since, kSince);
    QCOMPARE(item.object.kind, ObjectKind::Subnet);
}

void TstDrift::theSideFollowsFromTheSource()
{
    Site site;
    site.drift(ObjectKind::Device, site.nic.number(), "provider-id", "p-1");
    QCOMPARE(site.items().front().side, Origin::Provider);
    SourceRow host;
    host.model = site.shown.models().front()->row.id;
    host.kind = "ssh";
    host.name = "cloud";
    site.project.table<SourceRow>().put(host);
    QCOMPARE(site.items().front().side, Origin::Machine);
}

void TstDrift::whatIsKeptIsAccepted()
{
    Site site;
    site.drift(ObjectKind::Subnet, site.subnet.number(), "vlan-tag", "20");
    const std::string key = site.items().front().key;
    QVERIFY(key.starts_with("V24")); // the report of problems knows it too
    QCOMPARE(engine::drift::openCount(site.shown), std::size_t{1});
    AcceptedFindingRow accepted;
    accepted.key = key;
    accepted.reason = "ours is right";
    site.project.table<AcceptedFindingRow>().put(accepted);
    const auto items = site.items();
    QVERIFY(!items.front().isOpen());
    QCOMPARE(items.front().acceptance->reason, std::string("ours is right"));
    QCOMPARE(engine::drift::openCount(site.shown), std::size_t{0});
}

void TstDrift::whatOneSideLacksIsDrift()
{
    Site site;
    const auto spare = site.build.subnet("10.7.0.0/24", site.second);
    site.absent(ObjectKind::Subnet, spare.number(), Origin::Provider);
    site.absent(ObjectKind::Subnet, site.subnet.number(), Origin::Provider);
    site.absent(ObjectKind::Address, 0, Origin::Provider);
    site.absent(ObjectKind::Machine, site.machine.number(), Origin::Provider);
    // Nobody but the machine ever knew it.
    site.absent(ObjectKind::Device, site.nic.number(), Origin::Provider);
    const auto items = site.items();
    QCOMPARE(items.size(), std::size_t{4});
    std::map<ObjectKind, std::vector<WhyNot>> why;
    for (const Item& item : items) {
        QCOMPARE(item.field, std::string(engine::drift::kPresence));
        why[item.object.kind].push_back(item.whyNot);
        if (item.whyNot == WhyNot::None)
            QVERIFY(!item.take.empty());
    }
    // One has the address in it, the other nothing.
    QCOMPARE(why[ObjectKind::Subnet], (std::vector{WhyNot::StillNeeded, WhyNot::None}));
    QCOMPARE(why[ObjectKind::Address], std::vector{WhyNot::None});
    QCOMPARE(why[ObjectKind::Machine], std::vector{WhyNot::OfMachine});
}

void TstDrift::goneObjectsAndAgreedValuesAreNone()
{
    Site site;
    site.drift(ObjectKind::Subnet, 77, "vlan-tag", "20");
    site.drift(ObjectKind::Subnet, site.subnet.number(), "vlan-tag", "10");
    site.drift(ObjectKind::Subnet, site.subnet.number(), "colour", "red");
    site.absent(ObjectKind::Subnet, 77, Origin::Provider);
    QVERIFY(site.items().empty());
}

QTEST_GUILESS_MAIN(TstDrift)
#include "tst_drift.moc"
