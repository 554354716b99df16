// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/document.h"
#include "model/providers/juju/juju_reader.h"
#include "model/providers/juju/model_dump.h"
#include "model/providers/linux/ip_json_reader.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using namespace netatlas::providers;
using fuzz::require;

namespace {

/// Every reader answers whatever it is given, and what it refuses has a place and a cause.
void readAll(const document::Node& node)
{
    const auto check = [](const std::vector<document::Rejection>& rejections) {
        for (const document::Rejection& rejection : rejections)
            require(!rejection.cause.empty() && rejection.position.line > 0);
    };
    juju::Site site;
    check(juju::readStatus(node, "a", site));
    check(juju::readMachines(node, "b", site));
    check(juju::readSpaces(node, "c", site));
    check(juju::readSubnets(node, "d", site));
    juju::ModelDump dump;
    check(juju::readModelDump(node, "e", dump));
    check(linuxhost::readLinks(node).rejections);
    check(linuxhost::readRoutes(node).rejections);
}

} // namespace

/// Answers of other programs: JSON and YAML, `ip -j`, and what the juju client prints.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const document::Limits limits{.bytes = 1U << 20U, .depth = 64, .nodes = 20000};
    const auto documents = document::readDocuments(fuzz::textOf(bytes, size), limits);
    if (documents)
        for (const document::Node& node : *documents)
            readAll(node);
    return 0;
}
