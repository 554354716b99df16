// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

namespace {

/// `[{"ifname":"eth0",...,"addr_info":[...]}]` with those addresses.
QByteArray hostWith(const QByteArray& addresses)
{
    return "[{\"ifindex\":2,\"ifname\":\"eth0\",\"flags\":[\"UP\"],\"mtu\":1500,\"promiscuity\":0,"
           "\n"
           "  \"link_type\":\"ether\",\"address\":\"52:54:00:aa:00:01\",\n  \"addr_info\":[" +
           addresses + "]}]\n";
}

QByteArray utf16(const QString& text, bool isBigEndian, bool hasMark)
{
    QByteArray bytes;
    const QString all = hasMark ? QChar(QChar::ByteOrderMark) + text : text;
    for (const QChar c : all) {
        const char high = static_cast<char>(c.unicode() >> 8U);
        const char low = static_cast<char>(c.unicode() & 0xFFU);
        bytes += isBigEndian ? high : low;
        bytes += isBigEndian ? low : high;
    }
    return bytes;
}

} // namespace

/// Imports that cannot be used: place and cause are named, and nothing is imported.
class TstBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDocumentThatCannotBeReadIsNamed_data();
    void aDocumentThatCannotBeReadIsNamed();
    void aBadRowIsNamed_data();
    void aBadRowIsNamed();
    void everyBadRowIsNamed();
    void oneBadInputKeepsTheOthersOut();
    void aMarkAtTheBeginningIsNoFault();
    void crookedEndsOfLinesAreNoFault();
    void aMissingInputIsNamed();
    void equalBlocksAreNotMixedUp();

private:
    Outcome import(const QByteArray& content, const char* file = "input.json") const
    {
        write(m_folder.filePath(QLatin1String(file)), content);
        return run({QStringLiteral("--project"), QStringLiteral("site.netatlas"),
                    QStringLiteral("import"), QLatin1String(file)},
                   {.folder = m_folder.path()});
    }
    QByteArray project() const
    {
        return contentOf(m_folder.filePath(QStringLiteral("site.netatlas")));
    }

    QTemporaryDir m_folder;
};

void TstBadInput::initTestCase()
{
    QCOMPARE(
        run({QStringLiteral("new"), QStringLiteral("site.netatlas")}, {.folder = m_folder.path()})
            .status,
        0);
    // From here on whoever writes leaves the copy as it is.
    QCOMPARE(run({QStringLiteral("undo")}, {.folder = m_folder.path()}).status, 1);
}

void TstBadInput::aDocumentThatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("cause");
    const auto row = [](const char* name, const QByteArray& content, const char* place,
                        const char* cause) {
        QTest::newRow(name) << content << QByteArray(place) << QByteArray(cause);
    };
    row("nothing", "", "line 1, column 1", "is empty");
    row("blanks", " \n\t\n", "line 1, column 1", "is empty");
    row("cut short", "[{\"ifname\":\n\"eth0\"", "line 2, column 7", "cut short");
    row("a comma too many", "[{\"ifname\":\"eth0\"},\n ]", "line 2, column 2", "unexpected ]");
    row("single quotes", "[{'ifname':'eth0'}]", "line 1, column 3", "unexpected '");
    row("a name twice", "[{\"ifname\":\"eth0\",\n\"ifname\":\"eth1\"}]", "line 2, column 1",
        "stands twice");
    row("not a number", "[{\"mtu\": NaN}]", "line 1, column 10", "unexpected");
    row("half a character", "[\"\\ud800\"]", "line 1", "no valid JSON");
    row("deep lists", QByteArray(100'000, '[') + QByteArray(100'000, ']'), "line 1, column 65",
        "deeper than 64");
    row("deep groups", QByteArray("{\"a\":").repeated(50'000), "line 1", "deeper than 64");
    row("a line of 100 MB", "[{\"ifname\":\"" + QByteArray(100'000'000, 'x') + "\"}]",
        "line 1, column 12", "longer than");
    row("a number of 3 MB", "[{\"mtu\":" + QByteArray(3'000'000, '9') + "}]", "line 1, column 9",
        "");
    row("another format", "{\"hello\": [1, 2, 3]}", "line 1, column 1", "none of the formats");
    row("an empty list", "[]", "line 1, column 1", "empty");
    row("UTF-16 with a mark", utf16(QStringLiteral("[{}]"), false, true), "line 1, column 1",
        "UTF-16");
    row("UTF-16 the other way", utf16(QStringLiteral("[{}]"), true, true), "line 1, column 1",
        "UTF-16");
    row("UTF-16 without a mark", utf16(QStringLiteral("[{}]"), false, false), "line 1, column 1",
        "UTF-16");
    row("Latin-1", "[{\"ifname\":\"eth0\",\n \"ifalias\":\"caf\xe9\"}]", "line 2, column 16",
        "not UTF-8");
    row("an overlong character", "[{\"ifname\":\"\xc0\xaf\"}]", "line 1, column 13", "not UTF-8");
    row("half of a pair", "[{\"ifname\":\"\xed\xa0\x80\"}]", "line 1, column 13", "not UTF-8");
    row("a NUL byte", QByteArray("[{\"ifname\":\n\"e\0th0\"}]", 21), "line 2, column 3", "NUL");
    row("no text at all",
        QByteArray("\x7f"
                   "ELF\x02\x01\x01\0\0\0",
                   10),
        "line 1", "");
    row("a tab in YAML", "machines:\n\t\"0\": {}\n", "line 2", "YAML");
    row("an open group in YAML", "machines:\n  \"0\": {a: 1\n", "line", "YAML");
    row("an alias in YAML", "a: &x [1, 2]\nb: *x\n", "line 2, column 4", "alias");
    row(
        "YAML that goes deep",
        [] {
            QByteArray text;
            for (int i = 0; i < 2000; ++i)
                text += QByteArray(i, ' ') + "a:\n";
            return text;
        }(),
        "line 65, column 65", "deeper than 64");
}

void TstBadInput::aDocumentThatCannotBeReadIsNamed()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, place);
    QFETCH(const QByteArray, cause);
    const QByteArray before = project();
    const auto refused = import(content);
    QVERIFY2(refused.status == 3, refused.text());
    QVERIFY2(refused.errors.contains("NA-301: input.json, " + place), refused.text());
    QVERIFY2(refused.errors.contains(cause), refused.text());
    QVERIFY2(refused.errors.contains("Nothing was imported"), refused.text());
    QVERIFY2(refused.errors.size() < 2000, "a message, not the input");
    QVERIFY(project() == before);
}

void TstBadInput::aBadRowIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const QByteArray& content, const char* message) {
        QTest::newRow(name) << content << QByteArray(message);
    };
    row("no address", hostWith(R"({"local":"10.0.0.300","prefixlen":24})"),
        "line 3, column 25: [0].addr_info[0].local '10.0.0.300'");
    row("a leading zero", hostWith(R"({"local":"10.0.0.01","prefixlen":24})"),
        "[0].addr_info[0].local '10.0.0.01'");
    row("a long prefix", hostWith(R"({"local":"10.0.0.1","prefixlen":33})"),
        "[0].addr_info[0].prefixlen '33' is no whole number from 0 to 32");
    row("a huge prefix", hostWith(R"({"local":"::1","prefixlen":99999999999999999999})"),
        "[0].addr_info[0].prefixlen '99999999999999999999' is no whole number from 0 to 128");
    row("no prefix", hostWith(R"({"local":"10.0.0.1"})"), "has no \"prefixlen\"");
    row("no text", hostWith(R"({"local":[1],"prefixlen":24})"), "[0].addr_info[0].local");
    row("a hostile name", hostWith(R"({"local":"10.0.0.1\u001b[31m","prefixlen":24})"),
        "[0].addr_info[0].local");
    row("no list", "[{\"ifname\":\"eth0\",\"promiscuity\":0,\"addr_info\":\"none\"}]",
        "[0].addr_info");
    row("no hardware address",
        "[{\"ifname\":\"eth0\",\"promiscuity\":0,\"link_type\":\"ether\",\"address\":\"zz\"}]",
        "[0].address 'zz'");
    row("a negative number", "[{\"ifname\":\"eth0\",\"promiscuity\":0,\"mtu\":-1}]",
        "[0].mtu '-1'");
    row("a name twice", "[{\"ifname\":\"eth0\",\"promiscuity\":0},{\"ifname\":\"eth0\"}]",
        "stands twice");
}

void TstBadInput::aBadRowIsNamed()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, message);
    const QByteArray before = project();
    const auto refused = import(content);
    QVERIFY2(refused.status == 1, refused.text());
    QVERIFY2(refused.errors.contains("NA-301: input.json, line "), refused.text());
    QVERIFY2(refused.errors.contains(message), refused.text());
    QVERIFY2(!refused.text().contains('\x1b'), "what comes from outside moves no cursor");
    QVERIFY(project() == before);
}

void TstBadInput::everyBadRowIsNamed()
{
    const QByteArray before = project();
    const QByteArray rows = R"({"local":"10.0.0.300","prefixlen":24},
{"local":"10.0.0.1","prefixlen":24},
{"local":"10.0.0.2","prefixlen":240},
{"local":"fe80::g","prefixlen":64})";
    write(m_folder.filePath(QStringLiteral("input.json")), hostWith(rows));
    const auto refused =
        run({QStringLiteral("--json"), QStringLiteral("--project"), QStringLiteral("site.netatlas"),
             QStringLiteral("import"), QStringLiteral("--dry-run"), QStringLiteral("input.json")},
            {.folder = m_folder.path()});
    QCOMPARE(refused.status, 1);
    const QJsonArray list = refused.json().object()[QLatin1String("refused")].toArray();
    QCOMPARE(list.size(), 3);
    const std::vector<std::pair<int, int>> places{{3, 25}, {5, 33}, {6, 10}};
    for (int i = 0; i < 3; ++i) {
        const auto& [line, column] = places[static_cast<std::size_t>(i)];
        QCOMPARE(list[i][QLatin1String("file")].toString(), QStringLiteral("input.json"));
        QCOMPARE(list[i][QLatin1String("line")].toInt(), line);
        QCOMPARE(list[i][QLatin1String("column")].toInt(), column);
        QVERIFY(
            list[i][QLatin1String("field")].toString().startsWith(QLatin1String("[0].addr_info[")));
        QVERIFY(!list[i][QLatin1String("value")].toString().isEmpty());
        QVERIFY(!list[i][QLatin1String("cause")].toString().isEmpty());
    }
    QVERIFY(project() == before);
}

void TstBadInput::oneBadInputKeepsTheOthersOut()
{
    const QByteArray before = project();
    write(m_folder.filePath(QStringLiteral("good.json")),
          hostWith(R"({"local":"10.0.0.1","prefixlen":24})"));
    write(m_folder.filePath(QStringLiteral("bad.json")), "[{\"ifname\":");
    const auto refused =
        run({QStringLiteral("--project"), QStringLiteral("site.netatlas"), QStringLiteral("import"),
             QStringLiteral("good.json"), QStringLiteral("bad.json")},
            {.folder = m_folder.path()});
    QVERIFY2(refused.status == 3 && refused.errors.contains("bad.json, line 1"), refused.text());
    QVERIFY(project() == before);
}

void TstBadInput::aMarkAtTheBeginningIsNoFault()
{
    const auto read =
        import("\xEF\xBB\xBF" + hostWith(R"({"local":"10.0.0.1","prefixlen":24})"), "marked.json");
    QVERIFY2(read.status == 0, read.text());
    // What is wrong after it stands where an editor shows it.
    const auto refused = import("\xEF\xBB\xBF[,]");
    QVERIFY2(refused.status == 3 && refused.errors.contains("line 1, column 2"), refused.text());
}

void TstBadInput::crookedEndsOfLinesAreNoFault()
{
    QByteArray text = hostWith(R"({"local":"10.0.0.2","prefixlen":24})");
    text.replace("\n", "\r\n");
    const auto read = import(text, "dos.json");
    QVERIFY2(read.status == 0, read.text());
}

void TstBadInput::aMissingInputIsNamed()
{
    const auto missing = run({QStringLiteral("import"), QStringLiteral("nowhere.json")},
                             {.folder = m_folder.path()});
    QVERIFY2(missing.status == 3 && missing.errors.contains("nowhere.json"), missing.text());
    const auto folder =
        run({QStringLiteral("import"), QStringLiteral(".")}, {.folder = m_folder.path()});
    QVERIFY2(folder.status == 3 && folder.errors.contains("folder"), folder.text());
    const QString secret = m_folder.filePath(QStringLiteral("secret.json"));
    write(secret, "[]");
    QVERIFY(QFile::setPermissions(secret, {}));
    const auto closed = run({QStringLiteral("import"), QStringLiteral("secret.json")},
                            {.folder = m_folder.path(), .hasOrdinaryRights = true});
    QVERIFY2(closed.status == 3 && closed.errors.contains("secret.json"), closed.text());
}

void TstBadInput::equalBlocksAreNotMixedUp()
{
    // The same block in two VRFs of one host: two subnets, each with its own addresses.
    const auto read = import(R"([
 {"ifindex":5,"ifname":"red","promiscuity":0,"link_type":"ether","address":"52:54:00:00:00:05",
  "linkinfo":{"info_kind":"vrf","info_data":{"table":10}}},
 {"ifindex":2,"ifname":"eth0","promiscuity":0,"link_type":"ether","address":"52:54:00:00:00:02",
  "addr_info":[{"local":"10.50.0.1","prefixlen":24}]},
 {"ifindex":3,"ifname":"eth1","master":"red","promiscuity":0,"link_type":"ether",
  "address":"52:54:00:00:00:03","linkinfo":{"info_slave_kind":"vrf"},
  "addr_info":[{"local":"10.50.0.1","prefixlen":24}]}])",
                             "vrf.json");
    QVERIFY2(read.status == 0, read.text());
    const auto subnets = run({QStringLiteral("--json"), QStringLiteral("show"),
                              QStringLiteral("subnets"), QStringLiteral("10.50.0.0/24")},
                             {.folder = m_folder.path()})
                             .json()
                             .array();
    QCOMPARE(subnets.size(), 2);
    QVERIFY(subnets[0][QLatin1String("routing-domain")] !=
            subnets[1][QLatin1String("routing-domain")]);
    const auto asked = run({QStringLiteral("judge"), QStringLiteral("move"),
                            QStringLiteral("10.50.0.0/24"), QStringLiteral("alpha")},
                           {.folder = m_folder.path()});
    QVERIFY2(asked.status == 2 && asked.errors.contains("NA-106"), asked.text());
}

QTEST_GUILESS_MAIN(TstBadInput)
#include "tst_bad_input.moc"
