// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/pin_pdf.h"

#include <QRegularExpression>
#include <QString>

namespace netatlas::views {

void pinPdf(QByteArray& bytes)
{
    const auto fill = [&](const char* pattern, QChar with) {
        const QRegularExpression expression(QString::fromLatin1(pattern));
        // Latin 1 keeps every byte at its place.
        const QString text = QString::fromLatin1(bytes);
        auto matches = expression.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            for (qsizetype i = match.capturedStart(1); i < match.capturedEnd(1); ++i)
                if (text.at(i).isLetterOrNumber())
                    bytes[i] = with.toLatin1();
        }
    };
    fill("/CreationDate \\(D:(\\d{14})", QLatin1Char('0'));
    fill("/ModDate \\(D:(\\d{14})", QLatin1Char('0'));
    fill("<xmp:(?:Create|Modify|Metadata)Date>([^<]*)<", QLatin1Char('0'));
    fill("/ID\\s*\\[\\s*<([0-9a-fA-F]+)>", QLatin1Char('0'));
    fill("/ID\\s*\\[\\s*<[0-9a-fA-F]+>\\s*<([0-9a-fA-F]+)>", QLatin1Char('0'));
    fill("uuid:([0-9a-fA-F-]+)", QLatin1Char('0'));
}

} // namespace netatlas::views
