// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/why/why_lines.h"

#include "model/engine/edits/bindings.h"
#include "model/net/host_port.h"

#include <algorithm>

namespace netatlas::engine::why {

using namespace domain;
using addressing::Trace;
using addressing::TraceLine;

namespace {

std::string spaceName(const Model& model, SpaceId id)
{
    const auto* space = model.find<SpaceRow>(id);
    return space ? space->name : std::string();
}

/// The NIC of that machine which has the address.
std::string deviceWith(const Model& model, std::optional<MachineId> machine,
                       const std::string& value)
{
    const auto address = net::IpAddress::parse(value);
    if (!machine || !address)
        return {};
    for (const DeviceAddressRow& row : model.table<DeviceAddressRow>())
        if (row.value == *address && model.at<DeviceRow>(row.device).machine == *machine)
            return model.at<DeviceRow>(row.device).name.text();
    return {};
}

} // namespace

std::vector<Line> linesOf(const Model& model, const Trace& trace,
                          const std::vector<ListedAddress>& listed,
                          std::optional<MachineId> machine)
{
    std::vector<Line> lines;
    for (const TraceLine& traced : trace) {
        Line line{.reason = traced.reason, .value = traced.value, .rank = traced.rank};
        const auto dialled = net::HostPort::parse(traced.value);
        const std::string host = dialled ? dialled->host : traced.value;
        const auto known = std::find_if(listed.begin(), listed.end(), [&](const auto& address) {
            return address.value == traced.value || address.value == host;
        });
        if (known != listed.end()) {
            line.origin = known->origin;
            line.scope = known->scope;
            line.space = spaceName(model, edits::spaceOf(model, *known));
            line.device = deviceWith(model, machine, known->value);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace netatlas::engine::why
