// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/change_set.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/query/find.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;

namespace {

/// Two models: `10.2.0.0/20` in both, an address in the first.
Revision site()
{
    ChangeRecorder east(emptyModelState());
    east.put(SpaceRow{.id = SpaceId(1), .name = "db"});
    east.put(FabricRow{.id = FabricId(0), .name = "fabric-2"});
    east.put(SegmentRow{
        .id = SegmentId(0), .fabric = FabricId(0), .kind = SegmentKind::Vlan, .tag = 120});
    east.put(SubnetRow{.id = SubnetId(7),
                       .cidr = net::Cidr::parse("10.2.0.0/20").value(),
                       .space = SpaceId(1),
                       .segment = SegmentId(0)});
    east.put(MachineRow{.id = MachineId(2), .number = "2", .name = "db-0"});
    east.put(DeviceRow{
        .id = DeviceId(0), .machine = MachineId(2), .name = "ens3", .mac = "52:54:00:aa:bb:02"});
    east.put(DeviceAddressRow{.id = AddressId(0),
                              .device = DeviceId(0),
                              .value = net::IpAddress::parse("10.2.0.9").value()});
    ChangeRecorder west(emptyModelState());
    west.put(SubnetRow{.id = SubnetId(0), .cidr = net::Cidr::parse("10.2.0.0/20").value()});
    return Revision(1,
                    {engine::facts::makeModel({.id = ModelId(0), .name = "east"}, east.state()),
                     engine::facts::makeModel({.id = ModelId(1), .name = "west"}, west.state())},
                    {});
}

QByteArray found(const char* text)
{
    QByteArray out;
    for (const auto& match : engine::query::find(site(), text))
        out += QByteArray(wordOf(match.object.kind).data()) + ' ' + match.label.c_str() + " (" +
               match.path.c_str() + ")\n";
    return out;
}

} // namespace

class TstFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textFinds_data();
    void textFinds();
};

void TstFind::textFinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a recorded address, its NIC, machine and all subnets around it")
        << QByteArray("10.2.0.9")
        << QByteArray("address 10.2.0.9 (east > 2:ens3)\n"
                      "machine 2 (east)\n"
                      "device 2:ens3 (east > 2)\n"
                      "subnet 10.2.0.0/20 (east > fabric-2 > VLAN 120)\n"
                      "subnet 10.2.0.0/20 (west)\n");
    QTest::newRow("an address that nobody has, by its subnets")
        << QByteArray("10.2.15.1")
        << QByteArray("subnet 10.2.0.0/20 (east > fabric-2 > VLAN 120)\n"
                      "subnet 10.2.0.0/20 (west)\n");
    QTest::newRow("everything inside a block")
        << QByteArray("10.2.0.0/16")
        << QByteArray("address 10.2.0.9 (east > 2:ens3)\n"
                      "subnet 10.2.0.0/20 (east > fabric-2 > VLAN 120)\n"
                      "subnet 10.2.0.0/20 (west)\n");
    QTest::newRow("octets with a star")
        << QByteArray("10.2.0.*") << QByteArray("address 10.2.0.9 (east > 2:ens3)\n");
    QTest::newRow("a MAC in another notation")
        << QByteArray("52-54-00-AA-BB-02") << QByteArray("device 2:ens3 (east > 2)\n");
    QTest::newRow("a machine number, not every number with it")
        << QByteArray("2")
        << QByteArray("machine 2 (east)\n"
                      "subnet 10.2.0.0/20 (east > fabric-2 > VLAN 120)\n"
                      "subnet 10.2.0.0/20 (west)\n"
                      "segment VLAN 120 (east > fabric-2)\n"
                      "fabric fabric-2 (east)\n");
    QTest::newRow("a name whatever its case, the exact one first")
        << QByteArray("DB") << QByteArray("space db (east)\nmachine 2 (east)\n");
    QTest::newRow("nothing") << QByteArray("zebra") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  ") << QByteArray();
}

void TstFind::textFinds()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(found(text.constData()), expected);
}

QTEST_GUILESS_MAIN(TstFind)
#include "tst_find.moc"
