// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/source_settings.h"

#include "model/base/text.h"
#include "model/providers/source/provider.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace netatlas::providers {

namespace json = boost::json;

async::Task<Status> Provider::awaitNews()
{
    co_return fail(ErrorKind::NotSupported, {{"feature", "watching"}});
}

async::Task<Result<Instances>> Provider::instances(std::vector<std::string>)
{
    co_return fail(ErrorKind::NotSupported, {{"feature", "instances"}});
}

async::Task<Result<InstanceInterfaces>> Provider::interfaces(std::vector<std::string>)
{
    co_return fail(ErrorKind::NotSupported, {{"feature", "interfaces of instances"}});
}

std::string SourceSettings::option(const std::string& key) const
{
    const auto found = options.find(key);
    return found == options.end() ? std::string() : found->second;
}

Result<SourceSettings> settingsOf(const domain::SourceRow& row)
{
    SourceSettings settings;
    settings.kind = row.kind;
    settings.name = row.name;
    if (row.options.empty())
        return settings;
    boost::system::error_code code;
    const json::value value = json::parse(row.options, code);
    const json::object* members = code ? nullptr : value.if_object();
    if (!members)
        return fail(ErrorKind::BadAnswer,
                    {{"source", row.name}, {"cause", "its settings are no JSON object"}});
    if (const auto* seconds = members->if_contains("interval"); seconds && seconds->is_int64())
        settings.interval = std::chrono::seconds(std::max<std::int64_t>(0, seconds->get_int64()));
    if (const auto* paused = members->if_contains("paused"); paused && paused->is_bool())
        settings.isPaused = paused->get_bool();
    if (const auto* spaces = members->if_contains("spaces-from"); spaces && spaces->is_string())
        settings.spacesFrom = std::string(spaces->get_string());
    if (const auto* options = members->if_contains("options"); options && options->is_object())
        for (const auto& [key, text] : options->get_object())
            if (text.is_string())
                settings.options.emplace(key, std::string(text.get_string()));
    return settings;
}

std::string optionsText(const SourceSettings& settings)
{
    json::object options;
    for (const auto& [key, value] : settings.options)
        options[key] = value;
    json::object members{{"interval", settings.interval.count()}, {"options", std::move(options)}};
    if (settings.isPaused)
        members["paused"] = true;
    if (!settings.spacesFrom.empty())
        members["spaces-from"] = settings.spacesFrom;
    return json::serialize(members);
}

std::optional<std::chrono::seconds> parseInterval(std::string_view text)
{
    if (text == "off" || text == "0")
        return std::chrono::seconds(0);
    std::int64_t unit = 1;
    if (text.ends_with('h'))
        unit = 3600;
    else if (text.ends_with('m'))
        unit = 60;
    if (text.ends_with('h') || text.ends_with('m') || text.ends_with('s'))
        text.remove_suffix(1);
    const auto number = parseNumber<std::uint32_t>(text);
    if (!number || *number > 100'000'000 || *number * unit < 5)
        return std::nullopt;
    return std::chrono::seconds(*number * unit);
}

std::string intervalText(std::chrono::seconds interval)
{
    const auto count = interval.count();
    if (count == 0)
        return "off";
    if (count % 3600 == 0)
        return std::to_string(count / 3600) + 'h';
    return count % 60 == 0 ? std::to_string(count / 60) + 'm' : std::to_string(count) + 's';
}

} // namespace netatlas::providers
