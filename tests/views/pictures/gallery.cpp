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

bool writeAll(const QDir& folder, const QString& themeName)
{
    std::vector<tests::Scene> scenes = tests::paintScenes();
    for (tests::Scene& scene : tests::widgetScenes())
        scenes.push_back(std::move(scene));
    for (const tests::Scene& scene : scenes) {
        for (const int scale : {1, 2}) {
            const QString name =
                QStringLiteral("%1-%2-%3x.png").arg(scene.name, themeName).arg(scale);
            const QImage image = painted(scene, scale);
            if (isBlank(image) || !image.save(folder.filePath(name))) {
                QTextStream(stderr) << "No picture: " << name << '\n';
                return false;
            }
        }
    }
    return true;
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
    for (const auto& [choice, name] :
         {std::pair(ThemeChoice::Light, "light"), std::pair(ThemeChoice::Dark, "dark")}) {
        ActiveTheme::instance().setChoice(choice);
        if (!writeAll(folder, QLatin1String(name)))
            return 1;
    }
    return 0;
}
