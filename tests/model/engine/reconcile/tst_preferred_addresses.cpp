// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/reconcile/reconciliation.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using engine::reconcile::Reconciliation;

namespace {

std::vector<ListedAddress> listOf(std::initializer_list<const char*> values)
{
    std::vector<ListedAddress> list;
    for (const char* value : values)
        list.push_back({.value = value});
    return list;
}

QByteArray valuesOf(const std::vector<ListedAddress>& list)
{
    QByteArray text;
    for (const ListedAddress& address : list)
        text += QByteArray::fromStdString(address.value) + ' ';
    return text.trimmed();
}

QByteArray valueOf(const std::optional<ListedAddress>& address)
{
    return address ? QByteArray::fromStdString(address->value) : QByteArray("-");
}

} // namespace

class TstPreferredAddresses : public QObject
{
    Q_OBJECT

    ModelState m_state;
    const MachineId m_machine{7};

    /// Sets one list and carries out what it does, consequences and all.
    Status set(Origin list, std::initializer_list<const char*> values)
    {
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, {}, "test");
        const Status status = run.setAddresses(m_machine, list, listOf(values));
        if (status)
            return apply(m_state, run.changes());
        return status;
    }
    const MachineRow& machine() const { return m_state.table<MachineRow>().at(m_machine); }

private Q_SLOTS:
    void init()
    {
        m_state = emptyModelState();
        m_state.table<MachineRow>().put(MachineRow{.id = m_machine, .number = "7"});
    }

    void theWorkedExampleOfThePollsHolds()
    {
        QVERIFY(set(Origin::Machine, {"10.5.0.7"}));
        QCOMPARE(valueOf(machine().preferredPublic), QByteArray("10.5.0.7"));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("10.5.0.7"));
        QVERIFY(set(Origin::Provider, {"52.9.1.1"}));
        QCOMPARE(valueOf(machine().preferredPublic), QByteArray("52.9.1.1"));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("52.9.1.1"));
        QVERIFY(set(Origin::Provider, {"52.9.1.1", "10.5.0.3"}));
        QCOMPARE(valueOf(machine().preferredPublic), QByteArray("52.9.1.1"));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("10.5.0.3"));
        QVERIFY(set(Origin::Provider, {"52.9.1.1", "10.5.0.1", "10.5.0.3"}));
        QCOMPARE(valueOf(machine().preferredPublic), QByteArray("52.9.1.1"));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("10.5.0.3"));
        QVERIFY(set(Origin::Provider, {"52.9.1.1", "10.5.0.1"}));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("10.5.0.1"));
        QVERIFY(machine().preferredPrivate->origin == Origin::Provider);
    }

    void listsAreStoredByWeightThenTextWithoutRepeats()
    {
        QVERIFY(set(Origin::Machine, {"fe80::1", "127.0.0.1", "", "10.5.0.9", "52.9.1.1",
                                      "10.5.0.10", "10.5.0.9", "db.example", "localhost"}));
        QCOMPARE(valuesOf(machine().machineAddresses),
                 QByteArray("52.9.1.1 db.example localhost 10.5.0.10 10.5.0.9 127.0.0.1 fe80::1"));
        QVERIFY(machine().machineAddresses.front().scope == Scope::Public);
        QVERIFY(machine().machineAddresses.front().origin == Origin::Machine);
    }

    void takingAllAddressesAwayClearsBoth()
    {
        QVERIFY(set(Origin::Machine, {"10.5.0.7"}));
        QVERIFY(set(Origin::Machine, {}));
        QCOMPARE(valueOf(machine().preferredPublic), QByteArray("-"));
        QCOMPARE(valueOf(machine().preferredPrivate), QByteArray("-"));
    }

    void theSameListAgainChangesNothing()
    {
        QVERIFY(set(Origin::Machine, {"10.5.0.7", "52.9.1.1"}));
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, {}, "test");
        QVERIFY(run.setAddresses(m_machine, Origin::Machine, listOf({"52.9.1.1", "10.5.0.7"})));
        QVERIFY(run.changes().empty());
    }

    void aDeadMachineTakesNoList()
    {
        m_state.table<MachineRow>().put(
            MachineRow{.id = m_machine, .number = "7", .life = Life::Dead});
        const Status status = set(Origin::Machine, {"10.5.0.7"});
        QVERIFY(!status);
        QVERIFY(status.error().kind == ErrorKind::Dead);
    }

    void preferredAddressesAreConsequences()
    {
        const auto model = engine::facts::makeModel({}, m_state);
        Reconciliation run(*model, {}, "test");
        QVERIFY(run.setAddresses(m_machine, Origin::Machine, listOf({"10.5.0.7"})));
        const ChangeSet changes = run.changes();
        QCOMPARE(changes.rows.size(), std::size_t(1));
        QCOMPARE(changes.consequences.size(), std::size_t(1));
        QVERIFY(!changes.rows.of<MachineRow>()[0].after->preferredPrivate);
        ModelState state = m_state;
        QVERIFY(apply(state, changes));
        QVERIFY(apply(state, changes.inverse()));
        QVERIFY(state.table<MachineRow>() == m_state.table<MachineRow>());
    }
};

QTEST_GUILESS_MAIN(TstPreferredAddresses)
#include "tst_preferred_addresses.moc"
