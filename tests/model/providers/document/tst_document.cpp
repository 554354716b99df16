// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/document.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers::document;

namespace {

/// `line:column cause`, or `fine`.
QByteArray answerTo(std::string_view text, const Limits& limits = {})
{
    const auto read = readDocuments(text, limits);
    if (read)
        return "fine";
    const Details& details = read.error().details;
    return QByteArray::number(qint64(detailOf(details, "line").number())) + ':' +
           QByteArray::number(qint64(detailOf(details, "column").number())) + ' ' +
           QByteArray::fromStdString(detailOf(details, "cause").text());
}

std::string placeText(const Node& node)
{
    return std::to_string(node.position.line) + ':' + std::to_string(node.position.column);
}

} // namespace

class TstDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueOfJsonKnowsItsPlace()
    {
        const auto read =
            readJson("[ {\"a\" : 10,\n  \"b\":\"x\\\"y\\u00e9\"},\n\tnull, true, -1.5e3]");
        QVERIFY(read);
        QCOMPARE(read->size(), std::size_t(1));
        const Node& list = read->front();
        QCOMPARE(list.children.size(), std::size_t(4));
        const Node& group = list.children[0];
        QCOMPARE(placeText(group), std::string("1:3"));
        QCOMPARE(placeText(*group.find("a")), std::string("1:10"));
        QCOMPARE(group.find("a")->text, std::string("10"));
        QCOMPARE(placeText(*group.find("b")), std::string("2:7"));
        QCOMPARE(group.find("b")->text, std::string("x\"y\xC3\xA9"));
        QVERIFY(list.children[1].isNothing());
        QCOMPARE(placeText(list.children[2]), std::string("3:8"));
        QVERIFY(list.children[2].isTrue());
        QCOMPARE(list.children[3].text, std::string("-1.5e3"));
    }

    void severalJsonDocumentsMayFollowEachOther()
    {
        const auto read = readJson("[1]\n{\"a\":[]}  \n");
        QVERIFY(read);
        QCOMPARE(read->size(), std::size_t(2));
        QCOMPARE(placeText(read->at(1)), std::string("2:1"));
        QCOMPARE(placeText(*read->at(1).find("a")), std::string("2:6"));
    }

    void everyValueOfYamlKnowsItsPlace()
    {
        const auto read = readYaml("a:\n- \"1\"\n- 1\n- yes and no\nb: {c: true, d: }\n");
        QVERIFY(read);
        const Node& list = *read->find("a");
        QCOMPARE(list.children.size(), std::size_t(3));
        QCOMPARE(int(list.children[0].kind), int(Kind::Text));
        QCOMPARE(int(list.children[1].kind), int(Kind::Number));
        QCOMPARE(placeText(list.children[2]), std::string("4:3"));
        QVERIFY(read->find("b")->find("c")->isTrue());
        QVERIFY(read->find("b")->find("d")->isNothing());
        QVERIFY(!read->find("none"));
    }

    void badTextIsAnsweredWithPlaceAndCause_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char* name, const QByteArray& text, const char* answer) {
            QTest::newRow(name) << text << QByteArray(answer);
        };
        row("nothing at all", "", "1:1 is empty");
        row("only blanks", " \n\t\n", "1:1 is empty");
        row("only a byte order mark", "\xEF\xBB\xBF", "1:1 is empty");
        row("a missing comma", "[1,\n 2 3]", "2:4 is no valid JSON: unexpected 3");
        row("cut short in a list", "[{\"a\":1},\n",
            "2:1 ends in the middle of a value: cut short?");
        row("cut short in a text", "{\"a\":\"b", "1:8 ends in the middle of a value: cut short?");
        row("a comma too many", "[1,]", "1:4 is no valid JSON: unexpected ]");
        row("a single quote", "{'a':1}", "1:2 is no valid JSON: unexpected '");
        row("a line end in a text", "[\"a\nb\"]",
            "1:4 a control character stands where none may be");
        row("a bad escape", "[\"\\q\"]", "1:4 is no valid JSON: unexpected q");
        row("half a surrogate", "[\"\\ud800x\"]", "1:9 is no valid JSON: unexpected x");
        row("a comment", "[1] // one", "1:5 is no valid JSON: unexpected /");
        row("a name twice", "{\"a\":1,\n\"a\":2}", "2:1 the name \"a\" stands twice in one group");
        row("a NUL byte", QByteArray("[1,\n\0]", 6),
            "2:1 has a NUL byte: it is no text, or a damaged one");
        row("Latin-1", "[\"\xE9\"]", "1:3 is not UTF-8: perhaps Latin-1, or no text at all");
        row("UTF-16 with a mark", QByteArray("\xFF\xFE[\0]\0", 6),
            "1:1 is UTF-16, which is not read; save it as UTF-8");
        row("UTF-16 without a mark", QByteArray("[\0]\0", 4),
            "1:1 seems to be UTF-16, which is not read; save it as UTF-8");
        row("a YAML alias", "a: &x [1]\nb: *x\n", "2:4 is an alias, which is not read");
        row("a YAML name twice", "a: 1\nb: 2\na: 3\n",
            "3:1 the name \"a\" stands twice in one group");
        row("a YAML group for a name", "? [1]\n: 2\n", "1:3 a list or a group is no name");
        row("a tab as YAML indentation", "a:\n\tb: 1\n",
            "2:3 is no valid YAML here: illegal map value");
    }

    void badTextIsAnsweredWithPlaceAndCause()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, answer);
        QCOMPARE(answerTo({text.data(), std::size_t(text.size())}), answer);
    }

    void aByteOrderMarkIsSkipped() { QCOMPARE(answerTo("\xEF\xBB\xBF[1]"), QByteArray("fine")); }

    void nestingIsLimitedInBothLanguages()
    {
        const std::string deep(100'000, '[');
        QCOMPARE(answerTo(deep), QByteArray("1:65 is nested deeper than 64 levels"));
        QCOMPARE(answerTo("a: " + std::string(100, '[') + std::string(100, ']')),
                 QByteArray("1:67 is nested deeper than 64 levels"));
        QCOMPARE(answerTo(std::string(64, '[') + std::string(64, ']')), QByteArray("fine"));
    }

    void sizesAreLimited()
    {
        Limits limits;
        limits.nodes = 3;
        QCOMPARE(answerTo("[1,2]", limits), QByteArray("fine"));
        QCOMPARE(answerTo("[1,2,3]", limits), QByteArray("1:6 has more than 3 values"));
        QCOMPARE(answerTo("- 1\n- 2\n- 3\n", limits), QByteArray("3:3 has more than 3 values"));
        limits.bytes = 1024 * 1024;
        QCOMPARE(answerTo(std::string(1024 * 1024 + 1, ' '), limits),
                 QByteArray("1:1 is larger than 1 MB, the most that is read"));
    }

    void everyCutOfAGoodTextIsAnswered()
    {
        const std::string text = R"([{"ifname":"lo","mtu":65536,"x":[1.5,true,null,"\u00e9"]}])";
        for (std::size_t size = 0; size < text.size(); ++size)
            QVERIFY2(answerTo(text.substr(0, size)) != "fine", text.substr(0, size).c_str());
        QCOMPARE(answerTo(text), QByteArray("fine"));
    }
};

QTEST_GUILESS_MAIN(TstDocument)
#include "tst_document.moc"
