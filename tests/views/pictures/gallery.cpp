// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every part of the look into PNG files, for people to judge:
//     netatlas_gallery FOLDER [font family]
// Fails when a picture cannot be written or shows nothing.
#include "tests/views/pictures/scene.h"
#include "views/widgets/style/netatlas_style.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QTextStream>
#include <QWidget>

#include <memory>

using namespace netatlas;
using views::theme::ActiveTheme;
using views::theme::ThemeChoice;

namespace {

QImage painted(const tests::Scene& scene, double scale)
{
    QImage image(scene.size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(ActiveTheme::instance().tokens().groundCanvas);
    if (scene.makeWidget) {
        const std::unique_ptr<QWidget> widget(scene.makeWidget());
        widget->setAttribute(Qt::WA_DontShowOnScreen);
        widget->resize(scene.size);
        widget->show();
        QCoreApplication::processEvents();
        widget->render(&image);
    } else {
        QPainter painter(&image);
        scene.paint(painter, ActiveTheme::instance().theme());
    }
    return image;
}

bool isBlank(const QImage& image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

bool write(const tests::Scene& scene, const QDir& folder, const QString& kind, double scale)
{
    const QString name = QStringLiteral("%1-%2-%3x.png").arg(scene.name, kind).arg(scale);
    const QImage image = painted(scene, scale);
    if (!isBlank(image) && image.save(folder.filePath(name)))
        return true;
    QTextStream(stderr) << "No picture: " << name << '\n';
    return false;
}

bool writeAll(const QDir& folder)
{
    const std::vector<tests::Scene> paintings = tests::paintScenes();
    const std::vector<tests::Scene> widgets = tests::widgetScenes();
    ActiveTheme& active = ActiveTheme::instance();
    bool isFine = true;
    for (const auto& [choice, kind] :
         {std::pair(ThemeChoice::Light, "light"), std::pair(ThemeChoice::Dark, "dark"),
          std::pair(ThemeChoice::HighContrast, "contrast")}) {
        active.setChoice(choice);
        for (const double scale : {1.0, 2.0}) {
            for (const std::vector<tests::Scene>& scenes : {paintings, widgets}) {
                for (const tests::Scene& scene : scenes)
                    isFine &= write(scene, folder, QLatin1String(kind), scale);
            }
        }
    }
    active.setChoice(ThemeChoice::Light);
    active.setTextScale(2.0);
    for (tests::Scene scene : widgets) {
        scene.size *= 2;
        isFine &= write(scene, folder, QStringLiteral("large"), 1.0);
    }
    return isFine;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "Usage: netatlas_gallery FOLDER [font family]\n";
        return 2;
    }
    QFont font(arguments.value(2, QApplication::font().family()));
    font.setPixelSize(13);
    QApplication::setFont(font);
    views::widgets::installLook(application);
    const QDir folder(arguments.at(1));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    return writeAll(folder) ? 0 : 1;
}
