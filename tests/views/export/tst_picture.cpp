// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sites.h"
#include "views/topology/topology_picture.h"

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
    void svgCarriesLabelsAsText();
    void sameInputGivesTheSameBytes();
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
        QTest::qWait(1100); // another second on the clock
        QCOMPARE(renderPicture(picture(), {.format = format}).value(), first);
        QVERIFY(first.size() > 2000);
    }
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

QTEST_MAIN(TstPicture)
#include "tst_picture.moc"
