// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/formats.h"

#include "model/providers/juju/juju_reader.h"
#include "model/providers/juju/model_dump.h"
#include "model/providers/linux/ip_json_reader.h"

#include <array>

namespace netatlas::exchange {

namespace {

using providers::document::Node;

struct Entry
{
    Format format;
    std::string_view word;
    bool (*isSuch)(const Node& document);
};

/// One line for each format, in the order in which they are tried.
constexpr std::array kEntries{
    Entry{Format::LinuxAddresses, "ip-address", providers::linuxhost::isAddressOutput},
    Entry{Format::LinuxRoutes, "ip-route", providers::linuxhost::isRouteOutput},
    Entry{Format::JujuModel, "juju-model", providers::juju::isModelDump},
    Entry{Format::JujuStatus, "juju-status", providers::juju::isStatus},
    Entry{Format::JujuMachines, "juju-machines", providers::juju::isMachines},
    Entry{Format::JujuSpaces, "juju-spaces", providers::juju::isSpaces},
    Entry{Format::JujuSubnets, "juju-subnets", providers::juju::isSubnets}};

} // namespace

std::string_view formatText(Format format)
{
    for (const Entry& entry : kEntries)
        if (entry.format == format)
            return entry.word;
    return {};
}

std::optional<Format> parseFormat(std::string_view word)
{
    for (const Entry& entry : kEntries)
        if (entry.word == word)
            return entry.format;
    return std::nullopt;
}

std::vector<std::string> formatTexts()
{
    std::vector<std::string> words;
    for (const Entry& entry : kEntries)
        words.emplace_back(entry.word);
    return words;
}

std::optional<Format> recognise(const Node& document)
{
    for (const Entry& entry : kEntries)
        if (entry.isSuch(document))
            return entry.format;
    return std::nullopt;
}

} // namespace netatlas::exchange
