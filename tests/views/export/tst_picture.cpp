// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sites.h"
#include "views/export/pin_pdf.h"
#include "views/topology/topology_picture.h"

#include <QDate>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace netatlas;
using namespace netatlas::views;

namespace {

topology::TopologyPicture picture()
{
    return topology::TopologyPicture::of(
               {.shown = test::pictureSite().revision(), .live = {}, .findings = {}})
        .value();
}

} // namespace

class TstPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimeZoneIsNotInAPdf();
    void svgCarriesLabelsAsText();
    void sameInputGivesTheSameBytes();
    void nothingOfTheClockIsInAPicture();
    void documentsOfTwoMomentsBecomeTheSame();
    void pngHasTheSizeThatIsAskedFor();
    void wrongScaleAndEndingAreRefused();
    void fileIsWrittenByItsEnding();
};

void TstPicture::svgCarriesLabelsAsText()
{
    const QByteArray bytes = renderPicture(picture(), {.format = PictureFormat::Svg}).value();
    QXmlStreamReader reader(bytes);
    QStringList texts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement &&
            reader.name() == QLatin1String("text"))
            texts << reader.readElementText().trimmed();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const char* label : {"fabric-1", "VLAN 120", "10.2.0.0/20", "192.168.9.0/24", "No fabric",
                              "412 addresses", "No subnets", "relay"})
        QVERIFY2(texts.contains(QString::fromLatin1(label)), label);
}

void TstPicture::sameInputGivesTheSameBytes()
{
    for (const auto format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png}) {
        const QByteArray first = renderPicture(picture(), {.format = format}).value();
        QCOMPARE(renderPicture(picture(), {.format = format}).value(), first);
        QVERIFY(first.size() > 2000);
    }
}

void TstPicture::nothingOfTheClockIsInAPicture()
{
    const QDate today = QDate::currentDate();
    for (const auto format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png}) {
        const QByteArray bytes = renderPicture(picture(), {.format = format}).value();
        QVERIFY(!bytes.contains(today.toString(QStringLiteral("yyyyMMdd")).toLatin1()));
        QVERIFY(!bytes.contains(today.toString(Qt::ISODate).toLatin1()));
    }
    QVERIFY(renderPicture(picture(), {.format = PictureFormat::Pdf})
                .value()
                .contains("/CreationDate (D:00000000000000"));
}

void TstPicture::documentsOfTwoMomentsBecomeTheSame()
{
    // What Qt writes of the moment and of chance, as of two clocks.
    QByteArray morning = "/CreationDate (D:20240102030405+01'00')\n"
                         "<xmp:CreateDate>2024-01-02T03:04:05+01:00</xmp:CreateDate>\n"
                         "<xmpMM:DocumentID>uuid:0a1b2c3d-0000-4000-8000-00000000000a<\n"
                         "/ID [ <00aa11> <00aa11> ]\n/Length 1234";
    QByteArray evening = "/CreationDate (D:20251231235959+01'00')\n"
                         "<xmp:CreateDate>2025-12-31T23:59:59+01:00</xmp:CreateDate>\n"
                         "<xmpMM:DocumentID>uuid:ffffffff-1111-4111-9111-11111111111f<\n"
                         "/ID [ <ff22ee> <ff22ee> ]\n/Length 1234";
    const auto length = morning.size();
    pinPdf(morning);
    pinPdf(evening);
    QCOMPARE(morning, evening);
    QCOMPARE(morning.size(), length - qstrlen("+01'00'") + qstrlen("Z"));
    QVERIFY(morning.contains("/Length 1234"));
}

void TstPicture::pngHasTheSizeThatIsAskedFor()
{
    const QSizeF extent = picture().extent().size();
    const auto sizeOf = [&](const PictureOptions& options) {
        return QImage::fromData(renderPicture(picture(), options).value()).size();
    };
    QCOMPARE(sizeOf({.format = PictureFormat::Png}), extent.toSize());
    QCOMPARE(sizeOf({.format = PictureFormat::Png, .scale = 2}), (extent * 2).toSize());
    QCOMPARE(sizeOf({.format = PictureFormat::Png, .width = 400}).width(), 400);
    const QSize titled = sizeOf({.format = PictureFormat::Png, .hasTitle = true});
    QVERIFY(titled.height() > extent.height());
}

void TstPicture::wrongScaleAndEndingAreRefused()
{
    QCOMPARE(renderPicture(picture(), {.format = PictureFormat::Png, .scale = 9}).error().kind,
             ErrorKind::NotValid);
    QCOMPARE(renderPicture(picture(), {.format = PictureFormat::Png, .width = 50000}).error().kind,
             ErrorKind::NotValid);
    QCOMPARE(writePicture(picture(), QStringLiteral("picture.gif")).error().kind,
             ErrorKind::NotValid);
}

void TstPicture::fileIsWrittenByItsEnding()
{
    QTemporaryDir folder;
    for (const char* name : {"picture.svg", "picture.pdf", "picture.png"}) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QVERIFY(writePicture(picture(), path));
        QVERIFY(QFile::exists(path));
    }
    QVERIFY(!writePicture(picture(), folder.filePath(QStringLiteral("absent/picture.svg"))));
}

void TstPicture::theTimeZoneIsNotInAPdf()
{
    // Object 1 has the date, object 2 stands behind it.
    const auto document = [](const char* zone) {
        QByteArray bytes = "%PDF-1.4\n1 0 obj\n<< /CreationDate (D:20261101090000" +
                           QByteArray(zone) + ") >>\nendobj\n";
        const qsizetype second = bytes.size();
        bytes += "2 0 obj\n<< >>\nendobj\n";
        const qsizetype table = bytes.size();
        bytes += "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n" +
                 QByteArray::number(second).rightJustified(10, '0') +
                 " 00000 n \ntrailer\n<< /Size 3 >>\nstartxref\n" + QByteArray::number(table) +
                 " \n%%EOF\n";
        return bytes;
    };
    QByteArray greenwich = document("Z");
    pinPdf(greenwich);
    for (const char* zone : {"-05'00'", "+09'00'", "+00'00'"}) {
        QByteArray elsewhere = document(zone);
        pinPdf(elsewhere);
        QCOMPARE(elsewhere, greenwich);
    }
}

QTEST_MAIN(TstPicture)
#include "tst_picture.moc"
