// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace netatlas;
using namespace netatlas::reports;

namespace {

Table sampleTable(std::vector<std::vector<std::string>> rows)
{
    return {"subnets",
            "Subnets",
            {{"subnet", "Subnet", ValueType::Address},
             {"name", "Name", ValueType::Text},
             {"free", "Free", ValueType::Number},
             {"use", "Use", ValueType::Percent}},
            std::move(rows),
            "No subnets."};
}

/// Every element, every type of value, sections in sections, a table in two of them.
Report sample()
{
    Section alpha{"space", "alpha", {sampleTable({})}, {}};
    Section db{"space",
               "db",
               {Paragraph{"Machines of the database."}, Note{"Overlays travel along."},
                KeyValues{"facts",
                          "",
                          {{"id", "Id", "1"}, {"machines", "Machines", "12", ValueType::Number}}},
                sampleTable({{"10.4.0.0/20", "db-a", "4000", "2"}, {"fd00::/64", "", "", ""}})},
               {}};
    return {"spaces", "Spaces", "subnets", {{"model", "prod-east", {}, {alpha, db}}}};
}

/// One report that carries a text in every place a name may come to stand.
Report hostile(const std::string& text)
{
    Section inner{"space",
                  text,
                  {Paragraph{text}, Note{text}, KeyValues{"facts", text, {{"id", text, text}}},
                   Table{"main", text, {{"name", text}}, {{text}}, ""}},
                  {}};
    return {"spaces", text, "main", {{"model", text, {}, {inner}}}};
}

QByteArray written(const Report& report, Format format)
{
    const auto text = writeReport(report, format);
    return text ? QByteArray::fromStdString(*text)
                : QByteArray("error ") + errorText(text.error()).c_str();
}

QByteArray bodyOf(const QByteArray& html)
{
    return html.mid(html.indexOf("<body>"));
}

} // namespace

class TstWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdownHasEveryElement();
    void htmlHasEveryElement();
    void csvIsTheMainTableWithWhatIsAroundIt();
    void jsonNamesMembersById();
    void htmlStandsAlone();
    void htmlEscapesNames_data();
    void htmlEscapesNames();
    void markdownEscapesNames_data();
    void markdownEscapesNames();
    void csvCellsAreQuotedAndGuarded_data();
    void csvCellsAreQuotedAndGuarded();
    void jsonGivesHostileNamesBack_data();
    void jsonGivesHostileNamesBack();
    void aReportWithoutTableIsNoCsv();
    void formatsHaveWordsAndEndings();
    void sameReportSameBytes();
};

void TstWriters::markdownHasEveryElement()
{
    QCOMPARE(written(sample(), Format::Markdown), QByteArray("# Spaces\n"
                                                             "\n"
                                                             "## prod-east\n"
                                                             "\n"
                                                             "### alpha\n"
                                                             "\n"
                                                             "No subnets.\n"
                                                             "\n"
                                                             "### db\n"
                                                             "\n"
                                                             "Machines of the database.\n"
                                                             "\n"
                                                             "> Overlays travel along.\n"
                                                             "\n"
                                                             "- Id: 1\n"
                                                             "- Machines: 12\n"
                                                             "\n"
                                                             "**Subnets**\n"
                                                             "\n"
                                                             "| Subnet | Name | Free | Use |\n"
                                                             "| --- | --- | ---: | ---: |\n"
                                                             "| 10.4.0.0/20 | db-a | 4000 | 2 % |\n"
                                                             "| fd00::/64 |  |  |  |\n"));
}

void TstWriters::htmlHasEveryElement()
{
    QCOMPARE(bodyOf(written(sample(), Format::Html)),
             QByteArray("<body>\n<h1>Spaces</h1>\n"
                        "<section>\n<h2>prod-east</h2>\n"
                        "<section>\n<h3>alpha</h3>\n<p>No subnets.</p>\n</section>\n"
                        "<section>\n<h3>db</h3>\n"
                        "<p>Machines of the database.</p>\n"
                        "<p class=\"note\">Overlays travel along.</p>\n"
                        "<table class=\"values\">\n"
                        "<tr><th scope=\"row\">Id</th><td>1</td></tr>\n"
                        "<tr><th scope=\"row\">Machines</th><td class=\"number\">12</td></tr>\n"
                        "</table>\n"
                        "<table>\n<caption>Subnets</caption>\n"
                        "<thead><tr><th scope=\"col\" class=\"address\">Subnet</th>"
                        "<th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Free</th>"
                        "<th scope=\"col\" class=\"number\">Use</th></tr></thead>\n<tbody>\n"
                        "<tr><td class=\"address\">10.4.0.0/20</td><td>db-a</td>"
                        "<td class=\"number\">4000</td><td class=\"number\">2&nbsp;%</td></tr>\n"
                        "<tr><td class=\"address\">fd00::/64</td><td></td>"
                        "<td class=\"number\"></td><td class=\"number\"></td></tr>\n"
                        "</tbody>\n</table>\n</section>\n</section>\n</body>\n</html>\n"));
}

void TstWriters::csvIsTheMainTableWithWhatIsAroundIt()
{
    QCOMPARE(written(sample(), Format::Csv), QByteArray("model,space,subnet,name,free,use\r\n"
                                                        "prod-east,db,10.4.0.0/20,db-a,4000,2\r\n"
                                                        "prod-east,db,fd00::/64,,,\r\n"));
}

void TstWriters::jsonNamesMembersById()
{
    const QByteArray text = written(sample(), Format::Json);
    const QJsonObject report = QJsonDocument::fromJson(text).object();
    QCOMPARE(report.value(QLatin1String("report")).toString(), QStringLiteral("spaces"));
    const QJsonObject model = report.value(QLatin1String("sections")).toArray().at(0).toObject();
    QCOMPARE(model.value(QLatin1String("about")).toString(), QStringLiteral("model"));
    const QJsonObject space = model.value(QLatin1String("sections")).toArray().at(1).toObject();
    const QJsonArray elements = space.value(QLatin1String("elements")).toArray();
    QStringList kinds;
    for (const QJsonValue& element : elements)
        kinds << element.toObject().value(QLatin1String("kind")).toString();
    QCOMPARE(kinds.join(u' '), QStringLiteral("paragraph note values table"));
    const QJsonObject values = elements.at(2).toObject().value(QLatin1String("values")).toObject();
    QCOMPARE(values, (QJsonObject{{QStringLiteral("id"), QStringLiteral("1")},
                                  {QStringLiteral("machines"), 12}}));
    const QJsonArray rows = elements.at(3).toObject().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).toObject(),
             (QJsonObject{{QStringLiteral("subnet"), QStringLiteral("10.4.0.0/20")},
                          {QStringLiteral("name"), QStringLiteral("db-a")},
                          {QStringLiteral("free"), 4000},
                          {QStringLiteral("use"), 2}}));
    QVERIFY(rows.at(1).toObject().value(QLatin1String("free")).isNull());
}

void TstWriters::htmlStandsAlone()
{
    const QByteArray html = written(sample(), Format::Html);
    QVERIFY(html.startsWith("<!DOCTYPE html>\n"));
    QVERIFY(html.contains("<style>\n"));
    QVERIFY(html.contains("@media print"));
    for (const char* leadsOutside :
         {"http:", "https:", "url(", "@import", "<link", "<script", "src="})
        QVERIFY2(!html.contains(leadsOutside), leadsOutside);
}

void TstWriters::htmlEscapesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a script") << QByteArray("<script>alert(1)</script>")
                              << QByteArray("&lt;script&gt;alert(1)&lt;/script&gt;");
    QTest::newRow("quotes") << QByteArray("\" onload='x'")
                            << QByteArray("&quot; onload=&#39;x&#39;");
    QTest::newRow("an entity") << QByteArray("a&lt;b") << QByteArray("a&amp;lt;b");
    QTest::newRow("a bell") << QByteArray("a\ab")
                            << QByteArray("a\xEF\xBF\xBD"
                                          "b");
    QTest::newRow("letters of the world")
        << QByteArray("Z\xC3\xBCrich \xE6\x9D\xB1") << QByteArray("Z\xC3\xBCrich \xE6\x9D\xB1");
}

void TstWriters::htmlEscapesNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    const QByteArray html = written(hostile(name.toStdString()), Format::Html);
    // Title twice, two headings, paragraph, note, title, name and value, caption, column and cell.
    QCOMPARE(html.count(expected), 12);
    if (name != expected)
        QVERIFY(!html.contains(name));
}

void TstWriters::markdownEscapesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("pipes") << QByteArray("a|b") << QByteArray("a\\|b") << QByteArray("a\\|b");
    QTest::newRow("a script") << QByteArray("<script>") << QByteArray("\\<script\\>")
                              << QByteArray("\\<script\\>");
    QTest::newRow("new lines") << QByteArray("a\n\n# b") << QByteArray("a  # b")
                               << QByteArray("a  # b");
    QTest::newRow("a heading") << QByteArray("# b") << QByteArray("\\# b") << QByteArray("# b");
    QTest::newRow("a list item") << QByteArray("- b") << QByteArray("\\- b") << QByteArray("- b");
    QTest::newRow("a numbered item")
        << QByteArray("12. b") << QByteArray("12\\. b") << QByteArray("12. b");
    QTest::newRow("an address is no numbered item")
        << QByteArray("10.0.0.1") << QByteArray("10.0.0.1") << QByteArray("10.0.0.1");
    QTest::newRow("a link") << QByteArray("[a](b)") << QByteArray("\\[a\\](b)")
                            << QByteArray("\\[a\\](b)");
    QTest::newRow("emphasis and code")
        << QByteArray("*a* _b_ `c`") << QByteArray("\\*a\\* \\_b\\_ \\`c\\`")
        << QByteArray("\\*a\\* \\_b\\_ \\`c\\`");
    QTest::newRow("a backslash before a pipe")
        << QByteArray("a\\|b") << QByteArray("a\\\\\\|b") << QByteArray("a\\\\\\|b");
}

void TstWriters::markdownEscapesNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, cell);
    QCOMPARE(written(hostile(name.toStdString()), Format::Markdown),
             "# " + line + "\n\n## " + line + "\n\n### " + line + "\n\n" + line + "\n\n> " + line +
                 "\n\n- " + line + ": " + cell + "\n\n| " + cell + " |\n| --- |\n| " + cell +
                 " |\n");
}

void TstWriters::csvCellsAreQuotedAndGuarded_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("a plain name") << QByteArray("db") << QByteArray("db");
    QTest::newRow("a comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quotes") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
    QTest::newRow("a new line") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("a formula") << QByteArray("=cmd|'/c calc'!A1")
                               << QByteArray("'=cmd|'/c calc'!A1");
    QTest::newRow("a formula with quotes")
        << QByteArray("=A1&\"x\"") << QByteArray("\"'=A1&\"\"x\"\"\"");
    QTest::newRow("a plus") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("a minus") << QByteArray("-1") << QByteArray("'-1");
    QTest::newRow("an at") << QByteArray("@x") << QByteArray("'@x");
    QTest::newRow("an equals sign inside") << QByteArray("a=b") << QByteArray("a=b");
}

void TstWriters::csvCellsAreQuotedAndGuarded()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, cell);
    QCOMPARE(written(hostile(name.toStdString()), Format::Csv),
             "model,space,name\r\n" + cell + ',' + cell + ',' + cell + "\r\n");
}

void TstWriters::jsonGivesHostileNamesBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("quotes and a backslash") << QStringLiteral("a\"\\b");
    QTest::newRow("new lines and tabs") << QStringLiteral("a\n\tb");
    QTest::newRow("a script") << QStringLiteral("</script>");
    QTest::newRow("a control character") << QStringLiteral("a\x01") + u'b';
    QTest::newRow("letters of the world") << QString::fromUtf8("Z\xC3\xBCrich \xE6\x9D\xB1");
}

void TstWriters::jsonGivesHostileNamesBack()
{
    QFETCH(QString, name);
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(written(hostile(name.toStdString()), Format::Json), &problem);
    QCOMPARE(problem.error, QJsonParseError::NoError);
    QCOMPARE(document.object().value(QLatin1String("title")).toString(), name);
}

void TstWriters::aReportWithoutTableIsNoCsv()
{
    Report report = sample();
    report.mainTable.clear();
    const auto text = writeReport(report, Format::Csv);
    QVERIFY(!text);
    QCOMPARE(text.error().kind, ErrorKind::NotSupported);
}

void TstWriters::formatsHaveWordsAndEndings()
{
    QCOMPARE(formatTexts(), (std::vector<std::string>{"html", "md", "csv", "json"}));
    for (const std::string& word : formatTexts())
        QCOMPARE(std::string(formatText(parseFormat(word).value())), word);
    QVERIFY(parseFormat("Markdown") == Format::Markdown);
    QVERIFY(!parseFormat("doc"));
    QVERIFY(!parseFormat(""));
    QVERIFY(formatOfFile("/tmp/a.b/report.HTM") == Format::Html);
    QVERIFY(formatOfFile("spaces.csv") == Format::Csv);
    QVERIFY(!formatOfFile("/tmp/csv"));
    QVERIFY(!formatOfFile("/tmp/a.csv/report"));
}

void TstWriters::sameReportSameBytes()
{
    for (const Format format : {Format::Html, Format::Markdown, Format::Csv, Format::Json})
        QCOMPARE(written(sample(), format), written(sample(), format));
}

QTEST_GUILESS_MAIN(TstWriters)
#include "tst_writers.moc"
