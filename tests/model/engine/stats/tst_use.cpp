// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/stats/use.h"
#include "model/exchange/fragment_reader.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using engine::stats::Use;

namespace {

/// The use of subnet 1 in a model with the rows given.
Use useIn(const std::string& subnet, const std::string& rows)
{
    auto fragment = exchange::parseFragment("{\"subnets\":[{\"id\":\"1\"," + subnet + "}]," +
                                            "\"machines\":[{\"id\":\"0\"}],\"devices\":["
                                            "{\"machine\":\"0\",\"name\":\"a\"},"
                                            "{\"machine\":\"0\",\"name\":\"b\"}]" +
                                            rows + "}");
    if (!fragment)
        qFatal("%s", errorText(fragment.error()).c_str());
    const auto model = engine::facts::makeModel(fragment->row, fragment->state);
    return engine::stats::useOf(*model, SubnetId(1));
}

std::string address(const char* device, const char* value)
{
    return std::string("{\"machine\":\"0\",\"device\":\"") + device + "\",\"value\":\"" + value +
           "\",\"cidr\":\"10.0.0.0/24\"}";
}

} // namespace

class TstUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void networkAndBroadcastAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("cidr");
        QTest::addColumn<int>("usable");
        QTest::newRow("24") << QByteArray("10.0.0.0/24") << 254;
        QTest::newRow("30") << QByteArray("10.0.0.0/30") << 2;
        QTest::newRow("31") << QByteArray("10.0.0.0/31") << 2;
        QTest::newRow("32") << QByteArray("10.0.0.0/32") << 1;
        QTest::newRow("host bits") << QByteArray("10.0.0.77/24") << 254;
    }
    void networkAndBroadcastAreLeftOut()
    {
        QFETCH(QByteArray, cidr);
        QFETCH(int, usable);
        const auto parsed = net::Cidr::parse(cidr.toStdString());
        QCOMPARE(engine::stats::usableAddresses(*parsed), std::optional<std::uint64_t>(usable));
    }

    void anAddressCountsOnceWhoeverHasIt()
    {
        const Use use = useIn(R"("cidr":"10.0.0.0/24","gateway":"10.0.0.1")",
                              ",\"ip-addresses\":[" + address("a", "10.0.0.5") + ',' +
                                  address("b", "10.0.0.5") + ',' + address("a", "10.0.0.1") +
                                  "],\"loose-addresses\":[{\"value\":\"10.0.0.5\","
                                  "\"subnet-id\":\"1\"},{\"value\":\"10.0.0.6\","
                                  "\"subnet-id\":\"1\"}]");
        QCOMPARE(use.used, std::uint64_t{3});
        QCOMPARE(use.free(), std::uint64_t{251});
    }

    void reservedRangesCountAndDynamicOnesDoNot()
    {
        const Use use =
            useIn(R"("cidr":"10.0.0.0/24")",
                  ",\"ip-addresses\":[" + address("a", "10.0.0.12") +
                      "],\"ranges\":[{\"subnet-id\":\"1\",\"first\":\"10.0.0.0\",\"last\":"
                      "\"10.0.0.19\"},{\"subnet-id\":\"1\",\"first\":\"10.0.0.10\",\"last\":"
                      "\"10.0.0.29\"},{\"subnet-id\":\"1\",\"kind\":\"dynamic\",\"first\":"
                      "\"10.0.0.100\",\"last\":\"10.0.0.199\"}]");
        // 10.0.0.1 to 10.0.0.29: the network's own address is nobody's.
        QCOMPARE(use.used, std::uint64_t{29});
        QCOMPARE(use.percent(), std::optional<int>(11));
    }

    void aRangeBeyondTheSubnetCountsOnlyInside()
    {
        const Use use =
            useIn(R"("cidr":"10.0.0.0/24")",
                  R"(,"ranges":[{"subnet-id":"1","first":"10.0.0.250","last":"10.0.9.9"}])");
        QCOMPARE(use.used, std::uint64_t{5});
    }

    void ipv6CountsAddressesOnly()
    {
        const Use use = useIn(
            R"("cidr":"fd00::/64")",
            R"(,"ranges":[{"subnet-id":"1","first":"fd00::","last":"fd00::ffff:ffff:ffff:ffff"}],
                                  "loose-addresses":[{"value":"fd00::7","subnet-id":"1"}])");
        QCOMPARE(use.used, std::uint64_t{1});
        QVERIFY(!use.percent());
    }

    void aLittleIsNeverNothingAndNearlyAllIsNeverAll()
    {
        QCOMPARE((Use{1, 4094}.percent()), std::optional<int>(1));
        QCOMPARE((Use{4093, 4094}.percent()), std::optional<int>(99));
        QCOMPARE((Use{0, 4094}.percent()), std::optional<int>(0));
        QCOMPARE((Use{254, 254}.percent()), std::optional<int>(100));
    }
};

QTEST_APPLESS_MAIN(TstUse)
#include "tst_use.moc"
