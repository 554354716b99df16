// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace netatlas::testing;

/// Reports and pictures as files: well formed, complete, and the same bytes for the same input.
class TstReportsAndPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameInputGivesTheSameBytes_data();
    void theSameInputGivesTheSameBytes();
    void standardOutputHasWhatTheFileHas();
    void theFormatFollowsTheEnding();
    void theTimeOfTheRunIsNotInTheBody();
    void jsonTellsWhereTheFileIs();
    void whatCannotBeWrittenLeavesNothing_data();
    void whatCannotBeWrittenLeavesNothing();

private:
    QTemporaryDir m_folder;
};

void TstReportsAndPictures::initTestCase()
{
    QCOMPARE(run({QStringLiteral("--time"), QStringLiteral("2026-11-01T09:00:00Z"),
                  QStringLiteral("demo"), QStringLiteral("site.netatlas")},
                 {.folder = m_folder.path()})
                 .status,
             0);
}

void TstReportsAndPictures::theSameInputGivesTheSameBytes_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QByteArray>("begin");
    for (const char* id : {"summary", "spaces", "inventory", "problems"}) {
        const QByteArray name = QByteArray("report ") + id + " --format ";
        QTest::newRow(name + "html") << QString::fromLatin1(name + "html") << QByteArray("<!");
        QTest::newRow(name + "pdf") << QString::fromLatin1(name + "pdf") << QByteArray("%PDF-");
        QTest::newRow(name + "markdown")
            << QString::fromLatin1(name + "markdown") << QByteArray("# ");
        QTest::newRow(name + "csv") << QString::fromLatin1(name + "csv") << QByteArray();
        QTest::newRow(name + "json") << QString::fromLatin1(name + "json") << QByteArray("{");
    }
    for (const char* id : {"topology", "spaces"}) {
        const QByteArray name = QByteArray("export view ") + id + " --format ";
        QTest::newRow(name + "svg") << QString::fromLatin1(name + "svg") << QByteArray("<?xml");
        QTest::newRow(name + "pdf") << QString::fromLatin1(name + "pdf") << QByteArray("%PDF-");
        QTest::newRow(name + "png") << QString::fromLatin1(name + "png") << QByteArray("\x89PNG");
    }
}

void TstReportsAndPictures::theSameInputGivesTheSameBytes()
{
    QFETCH(const QString, verb);
    QFETCH(const QByteArray, begin);
    const QTemporaryDir elsewhere;
    const QString first = elsewhere.filePath(QStringLiteral("a/first"));
    const QString second = elsewhere.filePath(QStringLiteral("second"));
    QVERIFY(QDir(elsewhere.path()).mkdir(QStringLiteral("a")));
    const QString suffix = QLatin1Char('.') + verb.section(QLatin1Char(' '), -1);
    const QStringList words = verb.split(QLatin1Char(' '));
    const QString site = m_folder.filePath(QStringLiteral("site.netatlas"));
    // Another folder, time zone, language and day: none of them is input.
    const auto one =
        run(words + QStringList{QStringLiteral("-o"), first + suffix},
            {.folder = m_folder.path(),
             .environment = {QStringLiteral("TZ=Asia/Tokyo"), QStringLiteral("LC_ALL=C.UTF-8")}});
    QVERIFY2(one.status == 0, one.text());
    const auto other = run(
        QStringList{QStringLiteral("--project"), site} + words +
            QStringList{QStringLiteral("-o"), second + suffix},
        {.folder = elsewhere.path(),
         .environment = {QStringLiteral("TZ=America/Lima"), QStringLiteral("LC_ALL=C"),
                         QStringLiteral("LANG=de_DE.UTF-8"), QStringLiteral("QT_SCALE_FACTOR=2"),
                         QStringLiteral("SOURCE_DATE_EPOCH=12345")}});
    QVERIFY2(other.status == 0, other.text());
    const QByteArray bytes = contentOf(first + suffix);
    QVERIFY2(bytes.size() > 200 && bytes.startsWith(begin), bytes.left(200));
    QVERIFY(contentOf(second + suffix) == bytes);
    if (bytes.startsWith("<?xml")) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY2(bytes.contains("10.2.0.0/20"), "the labels are text");
    }
    QCOMPARE(namesIn(elsewhere.path()).size(), 2);
}

void TstReportsAndPictures::standardOutputHasWhatTheFileHas()
{
    for (const char* format : {"html", "markdown", "csv", "json"}) {
        const QString file = m_folder.filePath(QStringLiteral("out"));
        const QStringList words{QStringLiteral("report"), QStringLiteral("inventory"),
                                QStringLiteral("--format"), QLatin1String(format)};
        const auto printed = run(words, {.folder = m_folder.path()});
        QCOMPARE(printed.status, 0);
        QCOMPARE(run(words + QStringList{QStringLiteral("-o"), file}, {.folder = m_folder.path()})
                     .status,
                 0);
        QCOMPARE(printed.output, contentOf(file));
    }
}

void TstReportsAndPictures::theFormatFollowsTheEnding()
{
    for (const char* ending : {"html", "md", "csv", "json", "pdf"}) {
        const QString file =
            m_folder.filePath(QStringLiteral("by-ending.") + QLatin1String(ending));
        const auto made =
            run({QStringLiteral("report"), QStringLiteral("spaces"), QStringLiteral("-o"), file},
                {.folder = m_folder.path()});
        QVERIFY2(made.status == 0 && made.output.contains(file.toLocal8Bit()), made.text());
    }
    QVERIFY(contentOf(m_folder.filePath(QStringLiteral("by-ending.md"))).startsWith("# "));
    QVERIFY(contentOf(m_folder.filePath(QStringLiteral("by-ending.pdf"))).startsWith("%PDF-"));
}

void TstReportsAndPictures::theTimeOfTheRunIsNotInTheBody()
{
    const auto at = [&](const char* time) {
        return run({QStringLiteral("--time"), QLatin1String(time), QStringLiteral("report"),
                    QStringLiteral("inventory"), QStringLiteral("--format"),
                    QStringLiteral("markdown")},
                   {.folder = m_folder.path()})
            .output;
    };
    QCOMPARE(at("2026-11-02T09:00:00Z"), at("2030-01-01T00:00:00Z"));
}

void TstReportsAndPictures::jsonTellsWhereTheFileIs()
{
    const QString file = m_folder.filePath(QStringLiteral("told.svg"));
    const auto told =
        run({QStringLiteral("--json"), QStringLiteral("export"), QStringLiteral("view"),
             QStringLiteral("topology"), QStringLiteral("-o"), file},
            {.folder = m_folder.path()});
    QVERIFY2(told.status == 0, told.text());
    QCOMPARE(told.json().object()[QLatin1String("file")].toString(), file);
}

void TstReportsAndPictures::whatCannotBeWrittenLeavesNothing_data()
{
    QTest::addColumn<QString>("verb");
    for (const char* verb : {"report summary --format html", "report spaces --format pdf",
                             "report inventory --format csv", "export view topology --format svg",
                             "export view topology --format pdf",
                             "export view topology --format png", "export view spaces --format svg",
                             "export view spaces --format pdf", "export view spaces --format png"})
        QTest::newRow(verb) << QString::fromLatin1(verb);
}

void TstReportsAndPictures::whatCannotBeWrittenLeavesNothing()
{
    QFETCH(const QString, verb);
    const QTemporaryDir folder;
    const QString file =
        folder.filePath(QStringLiteral("former.") + verb.section(QLatin1Char(' '), -1));
    const QStringList words = QStringList{QStringLiteral("--project"),
                                          m_folder.filePath(QStringLiteral("site.netatlas"))} +
                              verb.split(QLatin1Char(' '));
    const auto to = [&](const QString& target) {
        return words + QStringList{QStringLiteral("-o"), target};
    };
    write(file, "former\n");
    const auto full = run(to(file), {.folder = folder.path(), .largestFile = 2000});
    QVERIFY2(full.status == 3 && full.errors.contains("NA-204") &&
                 full.errors.contains(file.toLocal8Bit()),
             full.text());
    QCOMPARE(contentOf(file), QByteArray("former\n"));
    QCOMPARE(namesIn(folder.path()).size(), 1);

    const QString suffix = file.section(QLatin1Char('.'), -1);
    const auto nowhere =
        run(to(folder.filePath(QStringLiteral("no/where.") + suffix)), {.folder = folder.path()});
    QVERIFY2(nowhere.status == 3 && nowhere.errors.contains("/no"), nowhere.text());

    QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner));
    const auto locked = run(to(file), {.folder = folder.path(), .hasOrdinaryRights = true});
    QVERIFY2(locked.status == 3 && locked.errors.contains(file.toLocal8Bit()), locked.text());
    QCOMPARE(contentOf(file), QByteArray("former\n"));

    QVERIFY(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const auto sealed = run(to(folder.filePath(QStringLiteral("new.") + suffix)),
                            {.folder = folder.path(), .hasOrdinaryRights = true});
    QVERIFY(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                     QFileDevice::ExeOwner));
    QVERIFY2(sealed.status == 3, sealed.text());
    QCOMPARE(namesIn(folder.path()).size(), 1);
}

QTEST_GUILESS_MAIN(TstReportsAndPictures)
#include "tst_reports_and_pictures.moc"
