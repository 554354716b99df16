// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/error_words.h"

#include "views/wording/words.h"

namespace netatlas::views::wording {

QString thingOf(const Details& facts)
{
    const QString what = textOf(facts, "what");
    if (what == QLatin1String("space"))
        return translated("space");
    if (what == QLatin1String("subnet"))
        return translated("subnet");
    if (what == QLatin1String("application"))
        return translated("application");
    if (what == QLatin1String("machine"))
        return translated("machine");
    if (what == QLatin1String("unit"))
        return translated("unit");
    if (what == QLatin1String("model"))
        return translated("model");
    if (what == QLatin1String("address") || what == QLatin1String("loose-address"))
        return translated("address");
    if (what == QLatin1String("segment"))
        return translated("VLAN");
    return what.isEmpty() ? translated("object") : what;
}

QString keyOf(const Details& facts)
{
    const QString text = textOf(facts, "key");
    return text.isEmpty() ? translated("(unnamed)") : text;
}

QString orElse(const QString& text, const char* otherwise)
{
    return text.isEmpty() ? translated(otherwise) : text;
}

QString listOrElse(const Details& facts, std::string_view name, const char* otherwise)
{
    return orElse(listOf(facts, name), otherwise);
}

QString providerOf(const Details& facts)
{
    return orElse(textOf(facts, "provider"), "The provider");
}

QString spaceOf(const Details& facts)
{
    return orElse(textOf(facts, "space"), "the space");
}

} // namespace netatlas::views::wording
