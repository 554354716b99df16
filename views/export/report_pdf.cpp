// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/report_pdf.h"

#include "model/reports/writers.h"
#include "views/export/pin_pdf.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace netatlas::views {

QByteArray reportPdf(const reports::Report& report)
{
    const std::string html = reports::writeHtml(report);
    QTextDocument document;
    document.setHtml(QString::fromUtf8(html.data(), static_cast<qsizetype>(html.size())));
    const SteadyOrder order;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                         QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter));
        writer.setTitle(QString::fromStdString(report.title));
        document.setPageSize(writer.pageLayout().paintRectPixels(96).size());
        document.print(&writer);
    }
    QByteArray bytes = buffer.data();
    pinPdf(bytes);
    return bytes;
}

} // namespace netatlas::views
