// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::reports;

namespace {

/// Every element once, with names that would do harm where they are not escaped.
Report sample()
{
    Table table{"A <table>",
                {{"Name"}, {"Count", true}},
                {{"<script>alert('x')</script>", "3"},
                 {"=cmd|' /C calc'!A0", "-5"},
                 {"two\nlines, \"quoted\"", ""}}};
    Section inner{"Inner & last", {std::move(table)}, {}};
    Section outer{"Outer",
                  {Paragraph{"1. no list"}, Note{"# no heading"}, KeyValues{{{"k_1", "*v*"}}}},
                  {std::move(inner)}};
    return {"sample", "A \"sample\"", {std::move(outer)}};
}

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

} // namespace

class TstWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdownHasEveryElement()
    {
        QCOMPARE(bytes(markdownText(sample())),
                 QByteArray("# A \"sample\"\n\n## Outer\n\n1\\. no list\n\n> \\# no heading\n\n"
                            "- **k\\_1:** \\*v\\*\n\n### Inner &amp; last\n\n**A &lt;table>**\n\n"
                            "| Name | Count |\n| --- | ---: |\n"
                            "| &lt;script>alert('x')&lt;/script> | 3 |\n"
                            "| =cmd\\|' /C calc'!A0 | -5 |\n"
                            "| two lines, \"quoted\" | |\n"));
    }

    void htmlHasEveryElementAndNoNameIsMarkup()
    {
        const QByteArray html = bytes(htmlText(sample()));
        for (const char* part :
             {"<h1>A &quot;sample&quot;</h1>", "<h2>Outer</h2>", "<p>1. no list</p>",
              "<p class=\"note\"># no heading</p>", "<dt>k_1</dt><dd>*v*</dd>",
              "<h3>Inner &amp; last</h3>", "<caption>A &lt;table&gt;</caption>",
              "<th scope=\"col\" class=\"number\">Count</th>",
              "<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>",
              "<td>two<br>lines, &quot;quoted&quot;</td>"})
            QVERIFY2(html.contains(part), part);
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("http"));
        QVERIFY(!html.contains("url("));
    }

    void csvGuardsFormulasAndQuotes()
    {
        QCOMPARE(bytes(csvText(sample())),
                 QByteArray("Name,Count\r\n<script>alert('x')</script>,3\r\n"
                            "'=cmd|' /C calc'!A0,'-5\r\n"
                            "\"two\nlines, \"\"quoted\"\"\",\r\n"));
    }

    void csvOfSeveralTablesNamesEach()
    {
        Report report = sample();
        report.sections.push_back({"More", {Table{"More", {{"A"}}, {{"b"}}}}, {}});
        const QByteArray csv = bytes(csvText(report));
        QVERIFY(csv.startsWith("Outer / Inner & last / A <table>\r\nName,Count\r\n"));
        QVERIFY(csv.endsWith("\r\n\r\nMore\r\nA\r\nb\r\n"));
    }

    void jsonHasEveryElement()
    {
        const QByteArray json = bytes(jsonText(sample()));
        for (const char* part :
             {"\"report\": \"sample\"", "{\"paragraph\": \"1. no list\"}",
              "{\"note\": \"# no heading\"}", "{\"name\": \"k_1\", \"value\": \"*v*\"}",
              "\"columns\": [\"Name\", \"Count\"]", "[\"two\\nlines, \\\"quoted\\\"\", \"\"]"})
            QVERIFY2(json.contains(part), part);
    }

    void aFileIsWrittenWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.html"));
        QVERIFY(writeFile(path.toStdString(), "first"));
        QVERIFY(writeFile(path.toStdString(), "second"));
        QCOMPARE(contentOf(path), QByteArray("second"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatCannotBeWrittenIsToldWithFileAndCause()
    {
        const auto full = writeFile("/dev/full", "text");
        QVERIFY(!full);
        QVERIFY(full.error().kind == ErrorKind::NoRoom);
        QCOMPARE(bytes(detailOf(full.error().details, "file").text()), QByteArray("/dev/full"));
        const auto nowhere = writeFile("/no/such/folder/a.html", "text");
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().kind == ErrorKind::NotFound);
        QVERIFY(!detailOf(nowhere.error().details, "cause").text().empty());
        const QTemporaryDir folder;
        const auto taken = writeFile(folder.path().toStdString(), "text");
        QVERIFY(!taken);
        QVERIFY(taken.error().kind == ErrorKind::Refused);
    }

    void formatsAreKnownByTheirIds()
    {
        QVERIFY(findFormat("html"));
        QVERIFY(findFormat("markdown") == findFormat("md"));
        QVERIFY(!findFormat("docx"));
    }
};

QTEST_APPLESS_MAIN(TstWriters)
#include "tst_writers.moc"
