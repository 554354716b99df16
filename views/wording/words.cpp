// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace netatlas::views::wording {

QString translated(const char* text)
{
    return QCoreApplication::translate("wording", text);
}

QString counted(const char* one, const char* many, qint64 count)
{
    const int number = static_cast<int>(std::min<qint64>(count, 1'000'000'000));
    const QString text = QCoreApplication::translate("wording", many, nullptr, number);
    QString plain = QString::fromUtf8(many);
    plain.replace(QStringLiteral("%Ln"), QLocale().toString(number));
    plain.replace(QStringLiteral("%n"), QString::number(number));
    // Without a catalogue nobody else knows the singular.
    return count == 1 && text == plain ? translated(one) : text;
}

QString listed(const QStringList& names, int most)
{
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return names.front();
    if (names.size() > most)
        return translated("%1 and %2 more")
            .arg(names.first(most).join(QStringLiteral(", ")), numberText(names.size() - most));
    return translated("%1 and %2")
        .arg(names.first(names.size() - 1).join(QStringLiteral(", ")), names.back());
}

QString textOf(const Details& facts, std::string_view name)
{
    const Detail& fact = detailOf(facts, name);
    if (std::holds_alternative<std::int64_t>(fact.value()))
        return numberText(fact.number());
    return QString::fromStdString(fact.text());
}

QString listOf(const Details& facts, std::string_view name)
{
    QStringList names;
    for (const std::string& text : detailOf(facts, name).texts())
        names << QString::fromStdString(text);
    return listed(names);
}

QString entriesOf(const Details& facts, std::string_view name)
{
    QStringList entries;
    for (const std::string& text : detailOf(facts, name).texts())
        entries << QString::fromStdString(text);
    return entries.join(QLatin1Char(','));
}

qint64 numberOf(const Details& facts, std::string_view name)
{
    return detailOf(facts, name).number();
}

qint64 countOf(const Details& facts, std::string_view name)
{
    return static_cast<qint64>(detailOf(facts, name).list().size());
}

QString endpointOf(const Details& facts)
{
    const QString application = textOf(facts, "application");
    const QString endpoint = textOf(facts, "endpoint");
    if (endpoint.isEmpty())
        return translated("%1 (default binding)").arg(application);
    return application.isEmpty() ? endpoint : application + QLatin1Char(':') + endpoint;
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace netatlas::views::wording
