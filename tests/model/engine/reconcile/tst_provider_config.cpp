// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/reconcile/reconciliation.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine::reconcile;

class TstProviderConfig : public QObject
{
    Q_OBJECT

    ModelState m_state;
    const MachineId m_machine{3};
    const Timestamp m_now{std::chrono::hours(1)};

    Result<ProviderReport> set(const InterfaceConfigs& interfaces)
    {
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, m_now, "cloud");
        auto report = run.setProviderConfig(m_machine, interfaces);
        if (report)
            if (const auto done = apply(m_state, run.changes()); !done)
                return fail(done.error());
        return report;
    }
    bool observe(const InterfaceConfigs& interfaces)
    {
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, m_now, "agent");
        return run.observe(m_machine, interfaces) && apply(m_state, run.changes());
    }

    static InterfaceConfig nic(std::string name, std::initializer_list<const char*> blocks = {})
    {
        InterfaceConfig config;
        config.name = std::move(name);
        config.type = DeviceType::Ethernet;
        for (const std::string block : blocks)
            config.addresses.push_back({.value = block.substr(0, block.find('/')), .cidr = block});
        return config;
    }
    void addDevice(std::uint32_t id, const char* name, DeviceType type = DeviceType::Ethernet,
                   const char* mac = "")
    {
        DeviceRow row;
        row.id = DeviceId(id);
        row.machine = m_machine;
        row.name = name;
        row.type = type;
        row.mac = mac;
        m_state.table<DeviceRow>().put(row);
        m_state.sequences.passBy<DeviceRow>(id);
    }
    const DeviceRow& device(std::uint32_t id) const
    {
        return m_state.table<DeviceRow>().at(DeviceId(id));
    }
    QByteArray addresses() const
    {
        std::string all;
        for (const DeviceAddressRow& row : m_state.table<DeviceAddressRow>())
            all += row.value.text() + ' ' + std::string(wordOf(row.origin)) + ' ' +
                   row.providerId.text() + (row.isShadow ? " shadow\n" : "\n");
        return QByteArray::fromStdString(all);
    }

private Q_SLOTS:
    void init()
    {
        m_state = emptyModelState();
        m_state.table<ProviderRow>().put(ProviderRow{.type = "test"});
        m_state.table<MachineRow>().put(MachineRow{.id = m_machine, .number = "3"});
    }

    void relinquishNeedsTwoReports()
    {
        QVERIFY(observe({nic("ens5", {"10.4.0.9/20"})}));
        auto listed = nic("ens5", {"10.4.0.9/20"});
        listed.addresses[0].providerId = "addr-1";
        QVERIFY(set({listed})->isModified);
        QCOMPARE(addresses(), QByteArray("10.4.0.9 provider addr-1\n"));
        QVERIFY(observe({nic("ens5")}));
        QCOMPARE(addresses(), QByteArray("10.4.0.9 provider addr-1\n"));
        QVERIFY(set({nic("ens5")}));
        QCOMPARE(addresses(), QByteArray("10.4.0.9 machine \n"));
        QVERIFY(observe({nic("ens5")}));
        QCOMPARE(addresses(), QByteArray());
    }

    void namelessInterfacesAreFoundByMac()
    {
        addDevice(1, "br0", DeviceType::Bridge, "aa:bb:cc:00:00:01");
        addDevice(2, "eth0", DeviceType::Ethernet, "AA:BB:CC:00:00:01");
        addDevice(3, "eth1", DeviceType::Ethernet, "aa:bb:cc:00:00:02");
        auto first = nic({});
        first.mac = "aa:bb:cc:00:00:01";
        first.providerId = "eni-1";
        auto stranger = nic({});
        stranger.mac = "aa:bb:cc:00:00:09";
        stranger.providerId = "eni-9";
        QVERIFY(set({first, stranger})->warnings.empty());
        QVERIFY(device(1).providerId.empty());
        QVERIFY(device(2).providerId == "eni-1");
    }

    void aDeviceThatSharesTheMacIsLeftAlone()
    {
        addDevice(1, "eth0", DeviceType::Ethernet, "aa:bb:cc:00:00:01");
        addDevice(2, "br0", DeviceType::Bridge, "aa:bb:cc:00:00:01");
        DeviceAddressRow row;
        row.id = AddressId(7);
        row.device = DeviceId(2);
        row.value = *net::IpAddress::parse("10.4.0.9");
        row.origin = Origin::Provider;
        m_state.table<DeviceAddressRow>().put(row);
        auto listed = nic({});
        listed.mac = "aa:bb:cc:00:00:01";
        QVERIFY(set({listed}));
        QCOMPARE(addresses(), QByteArray("10.4.0.9 provider \n"));
        QVERIFY(set({nic("eth0")}));
        QCOMPARE(addresses(), QByteArray("10.4.0.9 machine \n"));
    }

    void oneIdForTwoDevicesSkipsAll()
    {
        addDevice(1, "eth0");
        auto first = nic("eth0");
        first.providerId = "nic-1";
        auto second = nic("eth1");
        second.providerId = "nic-1";
        const auto report = set({first, second});
        QVERIFY(report);
        QCOMPARE(report->warnings.size(), std::size_t(1));
        QVERIFY(report->warnings[0].kind == ErrorKind::DuplicateProviderIdInBatch);
        QVERIFY(device(1).providerId.empty());
        QVERIFY(set({first, first})->warnings.empty());
        QVERIFY(device(1).providerId == "nic-1");
    }

    void anIdOfAnotherDeviceIsNotTaken()
    {
        addDevice(1, "eth0");
        addDevice(2, "eth1");
        auto first = nic("eth0");
        first.providerId = "nic-1";
        QVERIFY(set({first})->warnings.empty());
        auto other = nic("eth1", {});
        other.providerId = "nic-1";
        const auto report = set({other});
        // eth0 was let go in the same report, so its id is free again.
        QVERIFY(report->warnings.empty());
        QVERIFY(device(1).providerId.empty());
        QVERIFY(device(2).providerId == "nic-1");
        other.providerId = "nic-2";
        const auto changed = set({other});
        QCOMPARE(changed->warnings.size(), std::size_t(1));
        QVERIFY(changed->warnings[0].kind == ErrorKind::ProviderIdImmutable);
        QVERIFY(device(2).providerId == "nic-1");
    }

    void shadowsComeAndGoWithTheProvider()
    {
        addDevice(1, "eth0");
        auto listed = nic("eth0", {"10.4.0.9/20"});
        listed.shadowAddresses.push_back({.value = "52.9.1.1"});
        const auto report = set({listed});
        QCOMPARE(report->addresses.size(), std::size_t(2));
        QCOMPARE(addresses(), QByteArray("52.9.1.1 provider  shadow\n"));
        QVERIFY(observe({nic("eth0")}));
        QCOMPARE(addresses(), QByteArray("52.9.1.1 provider  shadow\n"));
        const ModelState before = m_state;
        QVERIFY(!set({listed})->isModified);
        QVERIFY(m_state == before);
        listed.shadowAddresses.clear();
        QVERIFY(set({listed}));
        QCOMPARE(addresses(), QByteArray());
    }

    void onlyMachinesThatAreAliveAreTouched()
    {
        m_state.table<MachineRow>().put(
            MachineRow{.id = m_machine, .number = "3", .life = Life::Dying});
        const auto report = set({nic("eth0", {"10.4.0.9/20"})});
        QVERIFY(report && !report->isModified && report->addresses.empty());
        m_state.table<MachineRow>().erase(m_machine);
        QVERIFY(set({}).error().kind == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TstProviderConfig)
#include "tst_provider_config.moc"
