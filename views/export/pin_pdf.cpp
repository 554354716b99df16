// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/pin_pdf.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>

namespace netatlas::views {

namespace {

/// Makes the table of places right again after `removed` bytes were taken out at `from`.
void moveBack(QByteArray& bytes, qsizetype from, qsizetype removed)
{
    const QByteArray mark("startxref\n");
    const qsizetype last = bytes.lastIndexOf(mark);
    if (last < 0)
        return;
    const qsizetype number = last + mark.size();
    qsizetype end = number;
    while (end < bytes.size() && bytes.at(end) >= '0' && bytes.at(end) <= '9')
        ++end;
    const qsizetype table = bytes.mid(number, end - number).toLongLong() - removed;
    bytes.replace(number, end - number, QByteArray::number(table));
    constexpr int kDigits = 10;
    for (qsizetype at = bytes.indexOf(" 00000 n", table); at >= table + kDigits && table > 0;
         at = bytes.indexOf(" 00000 n", at + 1)) {
        const qsizetype place = bytes.mid(at - kDigits, kDigits).toLongLong();
        if (place > from)
            bytes.replace(at - kDigits, kDigits,
                          QByteArray::number(place - removed).rightJustified(kDigits, '0'));
    }
}

/// The date ends with the time zone, which has a letter or several signs.
void cutTimeZone(QByteArray& bytes)
{
    constexpr qsizetype kDateDigits = 14;
    constexpr qsizetype kLongestZone = 7; // -05'00'
    const QByteArray mark("/CreationDate (D:");
    const qsizetype start = bytes.indexOf(mark);
    const qsizetype zone = start + mark.size() + kDateDigits;
    const qsizetype end = start < 0 ? -1 : bytes.indexOf(')', zone);
    if (end < 0 || end == zone || end - zone > kLongestZone)
        return;
    const qsizetype removed = end - zone - 1;
    bytes.replace(zone, end - zone, "Z");
    if (removed > 0)
        moveBack(bytes, zone, removed);
}

} // namespace

SteadyOrder::SteadyOrder()
{
    QHashSeed::setDeterministicGlobalSeed();
}

SteadyOrder::~SteadyOrder()
{
    QHashSeed::resetRandomGlobalSeed();
}

void pinPdf(QByteArray& bytes)
{
    cutTimeZone(bytes);
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
