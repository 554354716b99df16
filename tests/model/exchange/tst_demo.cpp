// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/stats/use.h"
#include "model/exchange/demo.h"
#include "model/exchange/fragment_writer.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;

namespace {

std::shared_ptr<const Model> modelOf(exchange::ModelFragment fragment)
{
    return engine::facts::makeModel(std::move(fragment.row), std::move(fragment.state));
}

std::shared_ptr<const Model> east(exchange::DemoSize size = exchange::DemoSize::Small)
{
    return modelOf(exchange::makeDemo(size).front());
}

int percentOf(const Model& model, std::string_view cidr)
{
    const auto subnets = subnetsOf(model, *net::Cidr::parse(cidr));
    return subnets.empty() ? -1
                           : engine::stats::useOf(model, subnets.front()).percent().value_or(-1);
}

} // namespace

class TstDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHasTheTwoModelsOfThePictures()
    {
        const auto fragments = exchange::makeDemo();
        QCOMPARE(fragments.size(), std::size_t{2});
        QCOMPARE(fragments[0].row.name, std::string("prod-east"));
        QCOMPARE(fragments[1].row.name, std::string("prod-west"));
        QVERIFY(fragments[0].row.editMode == EditMode::Planned);
        QCOMPARE(fragments[0].state.table<MachineRow>().size(), std::size_t{103});
        QCOMPARE(fragments[0].state.table<ApplicationRow>().size(), std::size_t{14});
    }

    void theUseOfASubnetFollowsFromItsRows_data()
    {
        QTest::addColumn<int>("percent");
        QTest::newRow("10.0.0.0/24") << 58;
        QTest::newRow("10.1.0.0/22") << 9;
        QTest::newRow("192.168.9.0/24") << 3;
        QTest::newRow("10.2.0.0/20") << 61;
        QTest::newRow("10.2.8.0/22") << 12;
        QTest::newRow("10.3.0.0/20") << 9;
        QTest::newRow("10.3.16.0/22") << 84;
        QTest::newRow("10.4.0.0/20") << 34;
        QTest::newRow("10.5.0.0/22") << 47;
        QTest::newRow("10.5.4.0/22") << 22;
    }
    void theUseOfASubnetFollowsFromItsRows()
    {
        QFETCH(int, percent);
        QCOMPARE(percentOf(*east(), QTest::currentDataTag()), percent);
    }

    void theNetworkOfThePictureHas2498OfItsAddressesUsed()
    {
        const auto model = east();
        const auto use = engine::stats::useOf(*model, SubnetId(7));
        QCOMPARE(use.used, std::uint64_t{2498});
        QCOMPARE(use.free(), std::uint64_t{1596});
    }

    void everyAddressButTheForeignOneHasASubnet()
    {
        const auto model = east();
        std::string without;
        for (auto it = model->facts.addressesWithoutSubnet.begin();
             it != model->facts.addressesWithoutSubnet.end(); ++it)
            without += model->at<DeviceAddressRow>(it.id()).value.text() + ' ';
        QCOMPARE(without, std::string("172.30.9.4 "));
    }

    void listedAddressesKnowTheirSubnets()
    {
        const auto model = east();
        const auto& machine = model->at<MachineRow>(*findMachine(*model, "0"));
        QCOMPARE(machine.providerAddresses.size(), std::size_t{3});
        QCOMPARE(machine.preferredPrivate->value, std::string("10.0.0.5"));
        QVERIFY(machine.providerAddresses.back().subnet == SubnetId(7));
        QVERIFY(machine.providerAddresses.back().origin == Origin::Provider);
        QVERIFY(machine.machineAddresses.back().origin == Origin::Machine);
    }

    void largerSizesHaveMoreMachinesAndTheSameSite()
    {
        const auto model = east(exchange::DemoSize::Medium);
        QCOMPARE(model->table<MachineRow>().size(), std::size_t{1103});
        QCOMPARE(percentOf(*model, "10.2.0.0/20"), 61);
        QCOMPARE(model->facts.addressesWithoutSubnet.size(), std::size_t{1});
    }

    void makingItTwiceGivesTheSameTexts()
    {
        QCOMPARE(exchange::fragmentText(*east()), exchange::fragmentText(*east()));
    }
};

QTEST_APPLESS_MAIN(TstDemo)
#include "tst_demo.moc"
