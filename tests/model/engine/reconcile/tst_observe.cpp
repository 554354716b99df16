// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/reconcile/reconciliation.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine::reconcile;

namespace {

InterfaceConfig nic(std::string name, std::initializer_list<const char*> blocks = {})
{
    InterfaceConfig config;
    config.name = std::move(name);
    config.type = DeviceType::Ethernet;
    for (const std::string block : blocks)
        config.addresses.push_back({.value = block.substr(0, block.find('/')),
                                    .cidr = block.find('/') == std::string::npos ? "" : block});
    return config;
}

} // namespace

class TstObserve : public QObject
{
    Q_OBJECT

    ModelState m_state;
    const MachineId m_machine{3};
    const Timestamp m_now{std::chrono::hours(1)};

    Result<std::vector<std::string>> observe(const InterfaceConfigs& interfaces,
                                             const ObservationScope& scope = {})
    {
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, m_now, "agent");
        auto found = run.observe(m_machine, interfaces, scope);
        if (found)
            if (const auto done = apply(m_state, run.changes()); !done)
                return fail(done.error());
        return found;
    }

    /// A line for each device: name, what it hangs on, addresses with their origin's first letter.
    QByteArray text() const
    {
        std::string all;
        for (const DeviceRow& device : m_state.table<DeviceRow>()) {
            all += device.name.text();
            if (device.parent)
                all += " on " + m_state.table<DeviceRow>().at(*device.parent).name.text();
            for (const DeviceAddressRow& address : m_state.table<DeviceAddressRow>())
                if (address.device == device.id)
                    all += ' ' + address.shownValue() + ' ' + address.cidr->text() + ' ' +
                           (address.origin == Origin::Machine ? 'm' : 'p');
            all += '\n';
        }
        return QByteArray::fromStdString(all);
    }
    const DeviceAddressRow& address(const char* value) const
    {
        for (const DeviceAddressRow& row : m_state.table<DeviceAddressRow>())
            if (row.value.text() == value)
                return row;
        qFatal("no such address");
        return *m_state.table<DeviceAddressRow>().begin();
    }
    void alterAddress(const char* value, const std::function<void(DeviceAddressRow&)>& change)
    {
        DeviceAddressRow row = address(value);
        change(row);
        m_state.table<DeviceAddressRow>().put(row);
    }
    void makeProvider(const char* type)
    {
        m_state.table<ProviderRow>().put(ProviderRow{.type = type});
    }

private Q_SLOTS:
    void init()
    {
        m_state = emptyModelState();
        makeProvider("test");
        m_state.table<MachineRow>().put(MachineRow{.id = m_machine, .number = "3"});
    }

    void newDevicesComeWithTheirAddresses()
    {
        auto bridge = nic("br0", {"10.4.0.9/24", "10.4.0.10", "fd00::9/64"});
        auto port = nic("eth0");
        port.parent = "br0";
        QVERIFY(observe({port, bridge}));
        QCOMPARE(text(), QByteArray("eth0 on br0\n"
                                    "br0 10.4.0.9 10.4.0.0/24 m fd00::9 fd00::/64 m\n"));
        QVERIFY(m_state.table<SubnetRow>().empty());
    }

    void theSameAgainChangesNothing()
    {
        auto port = nic("eth0", {"10.4.0.9/24"});
        port.gateway = "10.4.0.1";
        port.isDefaultGateway = true;
        port.routes = {{"10.9.0.0/16", "10.4.0.254", 50}};
        QVERIFY(observe({port}));
        const ModelState before = m_state;
        QVERIFY(observe({port}));
        QVERIFY(m_state == before);
    }

    void relinquishAndDelete()
    {
        QVERIFY(observe({nic("ens5", {"10.4.0.9/20"})}));
        alterAddress("10.4.0.9", [](DeviceAddressRow& row) { row.origin = Origin::Provider; });
        QVERIFY(observe({nic("ens5")}));
        QCOMPARE(text(), QByteArray("ens5 10.4.0.9 10.4.0.0/20 p\n"));
        const auto& absences = m_state.table<AbsenceRow>();
        QCOMPARE(absences.size(), std::size_t(1));
        QVERIFY(absences.begin()->side == Origin::Machine);
        QVERIFY(absences.begin()->since == m_now);
        alterAddress("10.4.0.9", [](DeviceAddressRow& row) { row.origin = Origin::Machine; });
        QVERIFY(observe({nic("ens5")}));
        QCOMPARE(text(), QByteArray("ens5\n"));
        QVERIFY(absences.empty());
    }

    void anAddressThatIsSeenAgainIsNoLongerMissing()
    {
        QVERIFY(observe({nic("ens5", {"10.4.0.9/20"})}));
        alterAddress("10.4.0.9", [](DeviceAddressRow& row) { row.origin = Origin::Provider; });
        QVERIFY(observe({nic("ens5")}));
        QVERIFY(observe({nic("ens5", {"10.4.0.9/20"})}));
        QVERIFY(m_state.table<AbsenceRow>().empty());
        QCOMPARE(text(), QByteArray("ens5 10.4.0.9 10.4.0.0/20 p\n"));
    }

    void whatIsNeverOverwrittenBecomesDrift()
    {
        auto port = nic("eth0", {"10.4.0.9/24"});
        port.providerNetworkId = "net-a";
        port.providerSubnetId = "sub-a";
        QVERIFY(observe({port}));
        port.providerNetworkId = "net-b";
        port.providerSubnetId = "sub-b";
        port.isDefaultGateway = true;
        QVERIFY(observe({port}));
        QVERIFY(address("10.4.0.9").providerNetworkId == "net-a");
        QVERIFY(address("10.4.0.9").providerSubnetId == "sub-a");
        QVERIFY(!address("10.4.0.9").isDefaultGateway);
        QByteArray drift;
        for (const DriftRow& row : m_state.table<DriftRow>())
            drift += QByteArray::fromStdString(row.field + '=' + row.value + ' ');
        QCOMPARE(drift, QByteArray("provider-subnet-id=sub-b provider-network-id=net-b "
                                   "default-gateway=true "));
        port.providerNetworkId = "net-a";
        port.providerSubnetId = "sub-a";
        port.isDefaultGateway = false;
        QVERIFY(observe({port}));
        QVERIFY(m_state.table<DriftRow>().empty());
    }

    void valuesAreComparedAsAddressesNotAsText()
    {
        QVERIFY(observe({nic("eth0", {"10.0.0.1/24", "2001:db8:0:0::1/64"})}));
        QVERIFY(observe({nic("eth0", {"10.0.0.10/24", "2001:db8::1/64"})}));
        QCOMPARE(text(),
                 QByteArray("eth0 2001:db8:0:0::1 2001:db8::/64 m 10.0.0.10 10.0.0.0/24 m\n"));
    }

    void aDeviceThatIsGoneGoesUnlessAProviderKnowsIt()
    {
        QVERIFY(observe({nic("eth0", {"10.0.0.1/24"}), nic("eth1"), nic("eth2")}));
        const auto& devices = m_state.table<DeviceRow>();
        DeviceRow known = *devices.begin();
        known.providerId = "nic-1";
        m_state.table<DeviceRow>().put(known);
        QVERIFY(observe({nic("eth2")}));
        QCOMPARE(text(), QByteArray("eth0\neth2\n"));
    }

    void aDeviceThatAnotherHangsOnStays()
    {
        auto port = nic("eth0");
        port.parent = "bond0";
        auto bond = nic("bond0");
        bond.parent = "br0";
        QVERIFY(observe({nic("br0"), bond, port, nic("eth1")}));
        DeviceRow kept = *std::next(m_state.table<DeviceRow>().begin(), 2);
        kept.providerId = "nic-1";
        m_state.table<DeviceRow>().put(kept);
        QVERIFY(observe({nic("eth9")}));
        QCOMPARE(text(), QByteArray("br0\nbond0 on br0\neth0 on bond0\neth9\n"));
    }

    void anEntryForEachAddressIsOneDevice()
    {
        auto second = nic("eth0", {"10.0.1.1/24"});
        second.gateway = "10.0.1.254";
        second.isDefaultGateway = true;
        QVERIFY(observe({nic("eth0", {"10.0.0.1/24"}), second}));
        QCOMPARE(text(), QByteArray("eth0 10.0.0.1 10.0.0.0/24 m 10.0.1.1 10.0.1.0/24 m\n"));
        QVERIFY(!address("10.0.0.1").gateway);
        QCOMPARE(address("10.0.1.1").gateway->text(), std::string("10.0.1.254"));
        QVERIFY(address("10.0.1.1").isDefaultGateway);
    }

    void aBlockOfTheWholeOverlayIsRepaired()
    {
        m_state.table<SubnetRow>().put(
            SubnetRow{.id = SubnetId(0),
                      .cidr = *net::Cidr::parse("252.16.0.0/12"),
                      .fanLocalUnderlay = *net::Cidr::parse("172.31.16.0/20"),
                      .fanOverlay = *net::Cidr::parse("252.0.0.0/8")});
        QVERIFY(observe({nic("fan-252", {"252.16.1.1/8", "252.99.1.1/8"})}));
        QCOMPARE(text(),
                 QByteArray("fan-252 252.16.1.1 252.16.0.0/12 m 252.99.1.1 252.0.0.0/8 m\n"));
    }

    void discoveryMakesSubnetsOnce()
    {
        const InterfaceConfigs interfaces{nic("lo", {"127.0.0.1/8"}), nic("eth0", {"10.4.0.9/24"}),
                                          nic("eth1", {"10.4.0.10/24", "10.3.0.1/16"})};
        const auto found = observe(interfaces, {.discovery = Discovery::Yes});
        QVERIFY(found);
        QCOMPARE(*found, (std::vector<std::string>{"10.3.0.0/16", "10.4.0.0/24"}));
        QCOMPARE(m_state.table<SubnetRow>().size(), std::size_t(2));
        QVERIFY(m_state.table<SubnetRow>().begin()->space == kAlpha);
        QVERIFY(observe(interfaces, {.discovery = Discovery::Yes})->empty());
    }

    void aManualProviderDiscovers()
    {
        makeProvider("manual");
        QCOMPARE(*observe({nic("eth0", {"10.4.0.9/24"})}), std::vector<std::string>{"10.4.0.0/24"});
    }

    void equalBlocksOfTwoNetworksStayApart()
    {
        auto other = nic("eth1", {"10.4.0.9/24"});
        other.providerNetworkId = "vrf/blue";
        QVERIFY(observe({nic("eth0", {"10.4.0.9/24"}), other}, {.discovery = Discovery::Yes}));
        QCOMPARE(m_state.table<SubnetRow>().size(), std::size_t(2));
    }

    void withoutRoutesStoredGatewaysStay()
    {
        auto port = nic("eth0", {"10.4.0.9/24"});
        port.gateway = "10.4.0.1";
        port.routes = {{"10.9.0.0/16", "10.4.0.254", 50}};
        QVERIFY(observe({port}));
        QVERIFY(observe({nic("eth0", {"10.4.0.9/24"})}, {.hasRoutes = false}));
        QCOMPARE(address("10.4.0.9").gateway->text(), std::string("10.4.0.1"));
        QVERIFY(!m_state.table<DeviceRow>().begin()->routes.empty());
    }

    void refusalsChangeNothing()
    {
        QVERIFY(observe({nic("eth0", {"10.4.0.9/24"})}));
        const ModelState before = m_state;
        QVERIFY(observe({}));
        QVERIFY(m_state == before);
        const auto bad = observe({nic("eth1"), nic("eth0", {"10.4.0.300/24"})});
        QVERIFY(!bad && bad.error().kind == ErrorKind::NotValid);
        QVERIFY(m_state == before);
        m_state.table<MachineRow>().put(
            MachineRow{.id = m_machine, .number = "3", .life = Life::Dead});
        const auto dead = observe({nic("eth1")});
        QVERIFY(!dead && dead.error().kind == ErrorKind::Dead);
        m_state.table<MachineRow>().erase(m_machine);
        const auto unknown = observe({nic("eth1")});
        QVERIFY(!unknown && unknown.error().kind == ErrorKind::PermissionDenied);
    }
};

QTEST_GUILESS_MAIN(TstObserve)
#include "tst_observe.moc"
