// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/evaluator.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <QTest>

using namespace netatlas;
namespace json = boost::json;

/// The protocol itself: whatever a line holds, it is answered with one line of JSON.
class TstEvaluator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badLinesGetTheirCode_data();
    void badLinesGetTheirCode();
    void linesOfNeitherFormSayBothErrors();
    void fragmentsAreNoPureOperations();
    void idIsCopiedWhateverItIs_data();
    void idIsCopiedWhateverItIs();
    void numbersBeyondAllStayNumbers();
    void hostileLinesAreAnswered_data();
    void hostileLinesAreAnswered();
    void answersHoldNoLineBreaks();
};

namespace {

json::object answered(const std::string& line)
{
    return json::parse(protocol::answerLine(line)).as_object();
}

std::string codeOf(const std::string& line)
{
    const json::object response = answered(line);
    if (!response.contains("error"))
        return "none";
    return json::value_to<std::string>(response.at("error").at("code"));
}

std::string textOf(const QByteArray& bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

} // namespace

void TstEvaluator::badLinesGetTheirCode_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const char* line, const char* code) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(code);
    };
    row("unknown op", R"({"op":"cidr.nope","input":{}})", "bad_request");
    row("op is a number", R"({"op":1,"input":{}})", "bad_request");
    row("no input", R"({"op":"cidr.valid"})", "bad_request");
    row("input is a list", R"({"op":"cidr.valid","input":[]})", "bad_request");
    row("member absent", R"({"op":"cidr.valid","input":{}})", "bad_request");
    row("member null", R"({"op":"cidr.valid","input":{"cidr":null}})", "bad_request");
    row("member of the wrong type", R"({"op":"cidr.valid","input":{"cidr":4}})", "bad_request");
    row("wrong type in a list", R"({"op":"addresses.sort","input":{"addresses":[5]}})",
        "bad_request");
    row("wrong type in a record",
        R"({"op":"addresses.sort","input":{"addresses":[{"value":"a","secondary":1}]}})",
        "bad_request");
    row("optional of the wrong type",
        R"({"op":"addresses.merge","input":{"provider":[],"machine":[],"sort":"yes"}})",
        "bad_request");
    row("broken port is no integer", R"({"op":"hostport.dial","input":{"host":"a","port":1.5}})",
        "bad_request");
    row("whole port written as a fraction",
        R"({"op":"hostport.dial","input":{"host":"a","port":443.0}})", "none");
    row("shape comes before content",
        R"({"op":"hostports.in_spaces","input":{"host_ports":["nonsense"]}})", "bad_request");
    row("unknown word", R"({"op":"hostports.select","input":{"matcher":"near","host_ports":[]}})",
        "not_valid");
    row("tag beyond every integer",
        R"({"op":"subnet.validate","input":{"subnet":{"cidr":"10.0.0.0/8","vlan_tag":1e300}}})",
        "not_valid");
    row("tag of twenty digits",
        R"({"op":"subnet.validate","input":{"subnet":{"cidr":"10.0.0.0/8","vlan_tag":18446744073709551615}}})",
        "not_valid");
    row("not JSON", "nonsense", "bad_request");
    row("a list", "[1]", "bad_request");
    row("rest behind the object", R"({"op":"cidr.valid","input":{"cidr":""}} x)", "bad_request");
}

void TstEvaluator::badLinesGetTheirCode()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, code);
    QCOMPARE(codeOf(textOf(line)), textOf(code));
}

void TstEvaluator::linesOfNeitherFormSayBothErrors()
{
    for (const char* line : {"7", "{", "{}", R"({"id":1})"}) {
        const json::object response = answered(line);
        const json::object& error = response.at("error").as_object();
        QCOMPARE(json::serialize(error.at("code")), std::string("\"bad_request\""));
        QCOMPARE(json::serialize(error.at("kind")), std::string("\"not-valid\""));
        QCOMPARE(json::serialize(error.at("what")), std::string("\"request\""));
    }
}

void TstEvaluator::fragmentsAreNoPureOperations()
{
    const json::object response =
        answered(R"({"op":"cidr.valid","input":{"cidr":"10.0.0.0/8"},"when":{"op":"unheard-of"}})");
    const json::object& error = response.at("error").as_object();
    QCOMPARE(json::serialize(error.at("kind")), std::string("\"not-valid\""));
    QCOMPARE(json::serialize(error.at("what")), std::string("\"op\""));
}

void TstEvaluator::idIsCopiedWhateverItIs_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char* id :
         {"7", "\"x\"", "null", "true", R"({"a":[1,2,{"b":null}]})", "-1.5", "1e308"})
        QTest::newRow(id) << QByteArray(id);
}

void TstEvaluator::idIsCopiedWhateverItIs()
{
    QFETCH(QByteArray, id);
    for (const char* rest : {R"("op":"cidr.valid","input":{"cidr":""}})", R"("op":"nope"})",
                             R"("when":{}})", R"("x":1})"}) {
        const json::object response = answered("{\"id\":" + textOf(id) + "," + rest);
        QCOMPARE(json::serialize(response.at("id")), json::serialize(json::parse(textOf(id))));
    }
}

void TstEvaluator::numbersBeyondAllStayNumbers()
{
    const json::object response = answered(R"({"id":[1e999,-1e999,0e999],"x":1})");
    QCOMPARE(response.at("id").as_array().size(), std::size_t(3));
    QCOMPARE(codeOf(R"({"op":"hostport.dial","input":{"host":"a","port":0e999}})"),
             std::string("none"));
    // A model that cannot be read comes back as it was given.
    const json::object model =
        answered(R"({"given":{"spaces":[{"id":1e999}]},"when":{"op":"show-space"}})");
    const auto& space = model.at("model").at("spaces").at(0);
    QCOMPARE(space.at("id").as_double(), std::numeric_limits<double>::max());
}

void TstEvaluator::hostileLinesAreAnswered_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("deep lists") << QByteArray(200000, '[') << true;
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100000) << true;
    QTest::newRow("deep id") << "{\"id\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"
                             << true;
    QTest::newRow("broken UTF-8")
        << QByteArray("{\"op\":\"spaces.name_valid\",\"input\":{\"name\":\"\xFF\xFE\"}}") << true;
    constexpr char kRawNul[] = "{\"op\":\"cidr.valid\",\0\"input\":{\"cidr\":\"\"}}";
    QTest::newRow("raw NUL") << QByteArray(kRawNul, sizeof kRawNul - 1) << true;
    QTest::newRow("escaped NUL") << QByteArray(
                                        R"({"op":"address.new","input":{"address":"a\u0000b"}})")
                                 << false;
    QTest::newRow("lone surrogate")
        << QByteArray(R"({"op":"address.new","input":{"address":"\ud800"}})") << true;
    QTest::newRow("megabytes of text")
        << "{\"op\":\"address.new\",\"input\":{\"address\":\"" + QByteArray(4 << 20, 'a') + "\"}}"
        << false;
    QTest::newRow("megabytes of digits")
        << "{\"op\":\"nic.sort_names\",\"input\":{\"names\":[\"" + QByteArray(1 << 20, '9') +
               "\",\"" + QByteArray(1 << 20, '8') + "\"]}}"
        << false;
    QTest::newRow("number beyond all")
        << QByteArray(R"({"id":1e999999,"op":"cidr.valid"})") << true;
    QTest::newRow("member id at the end of the range")
        << QByteArray(
               R"({"op":"peer.plan","input":{"mongo_port":1,"nodes":[{"id":"0","addresses":["10.0.0.1"]},{"id":"1","addresses":["10.0.0.2"]}],"members":[{"id":9223372036854775807,"node":"0","address":"10.0.0.1:1"}],"statuses":[]}})")
        << false;
}

void TstEvaluator::hostileLinesAreAnswered()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isRefused);
    QCOMPARE(answered(textOf(line)).contains("error"), isRefused);
}

void TstEvaluator::answersHoldNoLineBreaks()
{
    const std::string answer =
        protocol::answerLine(R"({"op":"address.new","input":{"address":"a\nb\r"}})");
    QVERIFY(answer.find('\n') == answer.npos && answer.find('\r') == answer.npos);
    QCOMPARE(json::value_to<std::string>(json::parse(answer).at("result").at("value")),
             std::string("a\nb\r"));
}

QTEST_GUILESS_MAIN(TstEvaluator)
#include "tst_evaluator.moc"
