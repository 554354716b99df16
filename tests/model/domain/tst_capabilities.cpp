// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/capabilities.h"

#include <QTest>

using namespace netatlas::domain;

namespace {

QString listingWord(SubnetListing listing)
{
    switch (listing) {
    case SubnetListing::BySpace: return QStringLiteral("via spaces");
    case SubnetListing::OfNetworks: return QStringLiteral("of networks");
    case SubnetListing::ByBridges: return QStringLiteral("one per NIC bridge");
    case SubnetListing::ByAgents: return QStringLiteral("agents discover");
    case SubnetListing::None: return QStringLiteral("-");
    }
    return {};
}

QString word(bool is)
{
    return is ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

/// The table of model-and-workers 11.1, row by row.
class TstCapabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachProviderCanWhatItsRowSays_data();
    void eachProviderCanWhatItsRowSays();
    void everyRowIsLookedAt();
    void modelsAndLooksSayTheSame();
    void cloudsThatHaveAKnownName();
};

void TstCapabilities::eachProviderCanWhatItsRowSays_data()
{
    QTest::addColumn<QString>("row");
    const auto row = [](const char* type, const char* columns) {
        QTest::newRow(type) << QString::fromLatin1(columns);
    };
    // networking, spaces, space discovery, subnets, names devices, container addresses, HA
    row("maas", "yes, yes, yes, via spaces, yes, yes, yes");
    row("ec2", "yes, yes, no, of networks, no, no, yes");
    row("openstack", "yes, yes, no, of networks, no, no, yes");
    row("azure", "yes, yes, no, of networks, no, no, yes");
    row("gce", "yes, no, no, of networks, no, no, no");
    row("manual", "yes, yes, no, agents discover, yes, no, yes");
    row("lxd", "yes, yes, no, one per NIC bridge, yes, yes, yes");
    row("kubernetes", "no, no, no, -, no, no, no");
    row("netbox", "yes, yes, no, of networks, yes, no, no");
}

void TstCapabilities::eachProviderCanWhatItsRowSays()
{
    QFETCH(const QString, row);
    const Capabilities* can = findCapabilities(QTest::currentDataTag());
    QVERIFY(can);
    QCOMPARE(
        QStringList({word(can->hasNetworking), word(can->hasSpaces), word(can->discoversSpaces),
                     listingWord(can->subnets), word(can->namesDevices),
                     word(can->addressesContainers), word(can->isHighlyAvailable)})
            .join(QStringLiteral(", ")),
        row);
}

void TstCapabilities::everyRowIsLookedAt()
{
    QCOMPARE(providerKinds().size(), std::size_t{9});
    QVERIFY(!findCapabilities("nobody"));
}

void TstCapabilities::modelsAndLooksSayTheSame()
{
    for (const ProviderKind& kind : providerKinds()) {
        const ProviderRow row = providerRowOf(kind.type);
        const SeenProvider seen = seenProviderOf(kind.type);
        QCOMPARE(row.type, std::string(kind.type));
        QCOMPARE(seen.type, row.type);
        QCOMPARE(row.hasNetworking, kind.capabilities.hasNetworking);
        QCOMPARE(seen.hasNetworking, row.hasNetworking);
        QCOMPARE(row.supportsSpaces, kind.capabilities.hasSpaces);
        QCOMPARE(seen.supportsSpaces, row.supportsSpaces);
        QCOMPARE(row.discoversSpaces, kind.capabilities.discoversSpaces);
        QCOMPARE(seen.discoversSpaces, row.discoversSpaces);
        QCOMPARE(row.addressesContainers, kind.capabilities.addressesContainers);
        QCOMPARE(seen.addressesContainers, row.addressesContainers);
    }
    const ProviderRow other = providerRowOf("juju");
    QVERIFY(other.hasNetworking && other.supportsSpaces && !other.discoversSpaces);
}

void TstCapabilities::cloudsThatHaveAKnownName()
{
    QCOMPARE(providerTypeOfCloud("aws").value_or(""), std::string_view("ec2"));
    QCOMPARE(providerTypeOfCloud("localhost").value_or(""), std::string_view("lxd"));
    QVERIFY(!providerTypeOfCloud("our-cloud"));
}

QTEST_GUILESS_MAIN(TstCapabilities)
#include "tst_capabilities.moc"
