// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/ovsdb_reader.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace netatlas;
using namespace netatlas::providers;
using namespace netatlas::providers::linuxhost;

namespace {

document::Node parsed(const std::string& text)
{
    auto documents = document::readJson(text);
    if (!documents)
        throw std::runtime_error(errorText(documents.error()) + " in " + text);
    return documents->front();
}

/// What a real database answered.
document::Node recorded()
{
    QFile file(QStringLiteral(NETATLAS_TEST_DATA "/providers/linux/ovs/answer.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the answer is missing");
    return *parsed(file.readAll().toStdString()).find("result");
}

/// Results with those rows.
document::Node results(const std::string& bridges, const std::string& ports,
                       const std::string& interfaces)
{
    return parsed("[{\"rows\":[" + bridges + "]},{\"rows\":[" + ports + "]},{\"rows\":[" +
                  interfaces + "]}]");
}

QByteArray text(const VirtualSwitch& seen)
{
    std::string all;
    for (const SwitchBridge& bridge : seen.bridges) {
        all += "bridge " + bridge.name + '\n';
        for (const SwitchPort& port : bridge.ports) {
            all += " port " + port.name +
                   (port.tag ? " tag " + std::to_string(*port.tag) : std::string()) + '\n';
            for (const SwitchInterface& one : port.interfaces)
                all += "  " + one.name + " [" + one.type + "] " + one.mac + ' ' +
                       std::to_string(one.mtu) + (one.isOpen ? "" : " not open") +
                       (one.vxlanId ? " vni " + std::to_string(*one.vxlanId) : "") + '\n';
        }
    }
    return QByteArray::fromStdString(all);
}

QByteArray problemsOf(const document::Reading<VirtualSwitch>& reading)
{
    std::string all;
    for (const document::Rejection& one : reading.rejections)
        all += one.field + ' ' + one.cause + '\n';
    return QByteArray::fromStdString(all);
}

constexpr const char* kBridge =
    R"({"_uuid":["uuid","b"],"name":"br0","ports":["set",[["uuid","p"],["uuid","q"]]]})";
constexpr const char* kPorts =
    R"({"_uuid":["uuid","p"],"name":"eth1","tag":7,"interfaces":["uuid","i"]},)"
    R"({"_uuid":["uuid","q"],"name":"br0","tag":["set",[]],"interfaces":["uuid","j"]})";
constexpr const char* kInterfaces =
    R"({"_uuid":["uuid","i"],"name":"eth1","type":"","options":["map",[]],)"
    R"("mac_in_use":"02:00:00:00:00:01","mtu":1500,"ofport":1},)"
    R"({"_uuid":["uuid","j"],"name":"br0","type":"internal","options":["map",[]],)"
    R"("mac_in_use":["set",[]],"mtu":["set",[]],"ofport":["set",[]]})";

} // namespace

// moc loses its way in raw strings with brackets.
// NOLINTBEGIN(modernize-raw-string-literal)
class TstOvsdbReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerOfARealDatabaseIsRead()
    {
        const auto reading = readSwitch(recorded());
        QVERIFY2(reading, reading ? "" : errorText(reading.error()).c_str());
        QCOMPARE(problemsOf(*reading), QByteArray());
        QVERIFY(reading->value.isWhole);
        QCOMPARE(text(reading->value), QByteArray("bridge br-int\n"
                                                  " port br-int\n"
                                                  "  br-int [internal] ee:df:bb:66:3b:43 1500\n"
                                                  " port uplink0\n"
                                                  "  uplink0 [] 96:ee:2b:04:d7:42 1500\n"
                                                  " port vlan101 tag 101\n"
                                                  "  vlan101 [internal] 96:f8:4f:19:e8:4c 1500\n"
                                                  " port vx0\n"
                                                  "  vx0 [vxlan] c6:33:b3:ea:a0:61 0 vni 5001\n"));
    }

    void theQuestionIsJson()
    {
        const auto question = parsed(std::string(switchQuestion()));
        QVERIFY(question.isList());
        QCOMPARE(question.children.size(), std::size_t{4});
        QCOMPARE(question.children[0].text, std::string("Open_vSwitch"));
    }

    void anEmptyDatabaseIsASwitchWithoutBridges()
    {
        const auto reading = readSwitch(results("", "", ""));
        QVERIFY(reading);
        QVERIFY(reading->value.bridges.empty() && reading->value.isWhole);
    }

    void whatCannotBeUsedIsNamedAndAllElseIsRead_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QByteArray>("named");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("a tag that is none")
            << QByteArray("\"tag\":7") << QByteArray("\"tag\":\"x\"") << QByteArray("Port eth1.tag")
            << QByteArray(" port eth1\n  eth1");
        QTest::newRow("a tag beyond all")
            << QByteArray("\"tag\":7") << QByteArray("\"tag\":4096") << QByteArray("Port eth1.tag")
            << QByteArray(" port eth1\n  eth1");
        QTest::newRow("two tags") << QByteArray("\"tag\":7")
                                  << QByteArray("\"tag\":[\"set\",[7,8]]")
                                  << QByteArray("Port eth1.tag[1]")
                                  << QByteArray(" port eth1 tag 7\n  eth1");
        QTest::newRow("a set that is none")
            << QByteArray("\"tag\":7") << QByteArray("\"tag\":[\"set\",8]")
            << QByteArray("Port eth1.tag") << QByteArray(" port eth1\n  eth1");
        QTest::newRow("an address that is none")
            << QByteArray("02:00:00:00:00:01") << QByteArray("02:00:00")
            << QByteArray("Interface eth1.mac_in_use") << QByteArray("  eth1 []  1500");
        QTest::newRow("an MTU below nothing")
            << QByteArray("1500") << QByteArray("-1") << QByteArray("Interface eth1.mtu")
            << QByteArray("  eth1 [] 02:00:00:00:00:01 0");
        QTest::newRow("a port without a name")
            << QByteArray("\"name\":\"eth1\",\"tag\"") << QByteArray("\"tag\"")
            << QByteArray("Port has no") << QByteArray(" port br0\n  br0");
        QTest::newRow("a name with what ends names")
            << QByteArray("\"name\":\"eth1\",\"tag\"") << QByteArray("\"name\":\"e#1\",\"tag\"")
            << QByteArray("Port e#1 has a name") << QByteArray(" port br0\n  br0");
        QTest::newRow("a reference that is none")
            << QByteArray("[\"uuid\",\"p\"],") << QByteArray("17,")
            << QByteArray("Bridge br0.ports") << QByteArray(" port br0\n  br0");
        QTest::newRow("a reference to nothing")
            << QByteArray("[\"uuid\",\"p\"],") << QByteArray("[\"uuid\",\"x\"],")
            << QByteArray("Bridge br0.ports") << QByteArray(" port br0\n  br0");
        QTest::newRow("a port that stands twice")
            << QByteArray("[\"uuid\",\"p\"],") << QByteArray("[\"uuid\",\"p\"],[\"uuid\",\"p\"],")
            << QByteArray("Bridge br0.ports") << QByteArray(" port eth1 tag 7\n  eth1");
        QTest::newRow("a row that is none")
            << QByteArray("{\"_uuid\":[\"uuid\",\"p\"]")
            << QByteArray("5,{\"_uuid\":[\"uuid\",\"p\"]") << QByteArray("Port is no row")
            << QByteArray(" port eth1 tag 7\n  eth1");
        QTest::newRow("a row without an id")
            << QByteArray("{\"_uuid\":[\"uuid\",\"p\"]") << QByteArray("{\"x\":[\"uuid\",\"p\"]")
            << QByteArray("Port eth1 has no") << QByteArray(" port br0\n  br0");
    }

    void whatCannotBeUsedIsNamedAndAllElseIsRead()
    {
        QFETCH(const QByteArray, good);
        QFETCH(const QByteArray, bad);
        QFETCH(const QByteArray, named);
        QFETCH(const QByteArray, kept);
        QByteArray all = QByteArray("[{\"rows\":[") + kBridge + "]},{\"rows\":[" + kPorts +
                         "]},{\"rows\":[" + kInterfaces + "]}]";
        const auto place = all.indexOf(good);
        QVERIFY(place >= 0);
        all.replace(place, good.size(), bad);
        const auto reading = readSwitch(parsed(all.toStdString()));
        QVERIFY2(reading, reading ? "" : errorText(reading.error()).c_str());
        QVERIFY2(problemsOf(*reading).contains(named), problemsOf(*reading));
        QVERIFY(!reading->value.isWhole);
        QVERIFY2(text(reading->value).contains(kept), text(reading->value));
        QCOMPARE(text(reading->value).count("bridge br0"), 1);
    }

    void whatIsNoAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("a group") << QByteArray("{}");
        QTest::newRow("too few") << QByteArray(R"([{"rows":[]},{"rows":[]}])");
        QTest::newRow("too many") << QByteArray(
            R"([{"rows":[]},{"rows":[]},{"rows":[]},{"rows":[]}])");
        QTest::newRow("no rows") << QByteArray(R"([{"rows":[]},{"rows":7},{"rows":[]}])");
        QTest::newRow("nothing of it") << QByteArray("[null,null,null]");
        QTest::newRow("an error") << QByteArray(
            R"([{"rows":[]},{"error":"unknown column","details":"x"},null])");
        QTest::newRow("texts") << QByteArray(R"(["a","b","c"])");
    }

    void whatIsNoAnswerIsRefused()
    {
        QFETCH(const QByteArray, answer);
        const auto reading = readSwitch(parsed(answer.toStdString()));
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, ErrorKind::BadAnswer);
        QVERIFY(!detailOf(reading.error().details, "cause").text().empty());
        HostObservation host;
        takeSwitch(host, parsed(answer.toStdString()));
        QVERIFY(!host.virtualSwitch && host.notes.empty());
        QCOMPARE(host.problems.size(), std::size_t{1});
    }

    void missingRightsAreANoteAndNoProblem()
    {
        for (const ErrorKind kind : {ErrorKind::PermissionDenied, ErrorKind::NotFound}) {
            HostObservation host;
            takeSwitch(host, fail(kind));
            QVERIFY(!host.virtualSwitch && host.problems.empty());
            QCOMPARE(host.notes.size(), std::size_t{1});
            QCOMPARE(host.notes.front().limit, domain::SeenLimit::NoSwitchDetails);
        }
    }

    void theOrderOfTheRowsDoesNotMatter()
    {
        document::Node answer = recorded();
        const auto before = readSwitch(answer);
        for (document::Node& table : answer.children)
            std::reverse(table.children.front().children.begin(),
                         table.children.front().children.end());
        QVERIFY(readSwitch(answer)->value == before->value);
    }
};
// NOLINTEND(modernize-raw-string-literal)

QTEST_GUILESS_MAIN(TstOvsdbReader)
#include "tst_ovsdb_reader.moc"
