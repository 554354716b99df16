// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/poll_schedule.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine::workers;
using std::chrono::seconds;

class TstPollSchedule : public QObject
{
    Q_OBJECT

    const MachineId m_machine{4};
    const MachineEvent m_alive{.life = Life::Alive};

private Q_SLOTS:
    void aNewMachineIsAskedLessAndLessOften()
    {
        PollSchedule schedule;
        QVERIFY(schedule.take(m_machine, m_alive, seconds(0)).empty());
        std::vector<std::int64_t> asked;
        for (seconds now{0}; now <= seconds(280); now += seconds(3))
            for (const MachineId machine : schedule.dueShort(now)) {
                asked.push_back(now.count());
                schedule.take(machine, PollOutcome{.providerStatus = "running"}, now);
            }
        QCOMPARE(asked, (std::vector<std::int64_t>{3, 9, 21, 45, 93, 153, 213, 273}));
    }

    void oneThatRunsWithAddressesIsRarelyAsked()
    {
        PollSchedule schedule;
        schedule.take(m_machine, m_alive, seconds(0));
        const PollOutcome running{.providerStatus = "running",
                                  .machineStatus = MachineStatus::Started,
                                  .hasAddresses = true};
        schedule.take(m_machine, running, seconds(3));
        QVERIFY(schedule.dueShort(seconds(1000)).empty());
        QCOMPARE(schedule.longGroup().size(), std::size_t(1));
        schedule.take(m_machine, running, seconds(903));
        QVERIFY(schedule.placeOf(m_machine)->group == PollGroup::Long);
        schedule.take(m_machine, PollOutcome{.providerStatus = "running"}, seconds(1803));
        QCOMPARE(*schedule.placeOf(m_machine), PollPlace{});
    }

    void aMachineThatJustStartedRunningIsAskedSoon()
    {
        const PollPlace slow{PollGroup::Short, seconds(48)};
        QVERIFY(afterPoll(slow, {.providerStatus = "running"}).interval == seconds(60));
        QVERIFY(afterPoll(slow, {.providerStatus = "running", .startedRunning = true}).interval ==
                seconds(6));
    }

    void handMadeMachinesAreNeverPolled()
    {
        PollSchedule schedule;
        QVERIFY(schedule.take(m_machine, {.life = Life::Alive, .isManual = true}, seconds(0)) ==
                "running");
        QVERIFY(!schedule.placeOf(m_machine));
        QVERIFY(afterEvent({Life::Alive, true, "running"}).setStatus.empty());
    }

    void aMachineThatIsGoneIsDropped()
    {
        PollSchedule schedule;
        schedule.take(m_machine, m_alive, seconds(0));
        schedule.take(m_machine, {.life = Life::Dead}, seconds(1));
        QVERIFY(!schedule.placeOf(m_machine));
        schedule.take(m_machine, PollOutcome{}, seconds(3));
        schedule.delay(m_machine, seconds(3));
        QVERIFY(!schedule.placeOf(m_machine));
    }

    void publicAddressesBecomeShadows()
    {
        ListedAddress world{.value = "52.9.1.1", .scope = Scope::Public};
        ListedAddress own{.value = "10.4.0.9", .scope = Scope::LocalCloud};
        const auto interfaces = interfacesOf({world, own});
        QCOMPARE(interfaces.size(), std::size_t(2));
        QCOMPARE(interfaces[0].shadowAddresses.at(0).value, std::string("52.9.1.1"));
        QCOMPARE(interfaces[1].addresses.at(0).value, std::string("10.4.0.9"));
        QCOMPARE(interfaces[1].index, 1U);
    }
};

QTEST_GUILESS_MAIN(TstPollSchedule)
#include "tst_poll_schedule.moc"
