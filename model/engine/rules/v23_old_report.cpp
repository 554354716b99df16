// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

constexpr std::chrono::minutes kUsualLimit = std::chrono::hours(24);

std::chrono::minutes limitOf(const ProjectTables& project)
{
    for (const ProjectSettingRow& setting : project.table<ProjectSettingRow>())
        if (setting.key == kReportAgeKey)
            if (const auto minutes = parseNumber<std::uint32_t>(setting.value);
                minutes && *minutes > 0)
                return std::chrono::minutes(*minutes);
    return kUsualLimit;
}

/// Sources through which machines speak of themselves.
bool isOfMachines(const SourceRow& source)
{
    return source.kind == "host" || source.kind == "ssh" || source.kind == "juju";
}

/// What an ssh source calls its machine.
std::string hostOf(const SourceRow& source)
{
    const auto options = parseJson(source.options);
    const auto* object = options ? options->if_object() : nullptr;
    const auto* host = object ? object->if_contains("host") : nullptr;
    return host && host->is_string() ? std::string(host->get_string().c_str()) : std::string();
}

bool speaks(const Model& model, const MachineRow& machine)
{
    if (!machine.machineAddresses.empty())
        return true;
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine.id))
        for (const AddressId address : model.facts.addressesOfDevice.of(device))
            if (model.at<DeviceAddressRow>(address).origin == Origin::Machine)
                return true;
    return false;
}

/// The machines that the source reports: of Juju all that speak, of a host the one it is called
/// by, or the only one.
std::vector<const MachineRow*> reportedBy(const Model& model, const SourceRow& source)
{
    std::vector<const MachineRow*> speaking;
    for (const MachineRow& machine : model.table<MachineRow>())
        if (machine.life == Life::Alive && speaks(model, machine))
            speaking.push_back(&machine);
    if (source.kind == "juju" || speaking.size() == 1)
        return speaking;
    const std::string host = hostOf(source);
    std::vector<const MachineRow*> named;
    std::copy_if(speaking.begin(), speaking.end(), std::back_inserter(named),
                 [&](const MachineRow* machine) {
                     return machine->name == source.name || machine->providerRef == source.name ||
                            (!host.empty() &&
                             (machine->name == host || machine->providerRef == host));
                 });
    return named;
}

Finding tooOld(const ObjectRef& object, std::string label, const SourceRow& source,
               std::chrono::minutes age, std::chrono::minutes limit)
{
    Finding finding = findingOf(Rule::V23, Severity::Info, object,
                                {{"machine", std::move(label)},
                                 {"source", source.name},
                                 {"minutes", static_cast<std::int64_t>(age.count())},
                                 {"limit", static_cast<std::int64_t>(limit.count())}});
    finding.key = keyOf(Rule::V23, {object}, source.name);
    return finding;
}

} // namespace

void findOldReports(const RuleInput& input, Findings& findings)
{
    if (!input.time)
        return;
    const std::chrono::minutes limit = limitOf(input.revision.project());
    for (const SourceRow& source : input.revision.project().table<SourceRow>()) {
        const Model* model = input.revision.model(source.model);
        if (!model || !source.lastComplete || !isOfMachines(source))
            continue;
        const auto age =
            std::chrono::duration_cast<std::chrono::minutes>(*input.time - *source.lastComplete);
        if (age <= limit)
            continue;
        const auto machines = reportedBy(*model, source);
        for (const MachineRow* machine : machines)
            findings.push_back(
                tooOld(model->refOf(*machine), machine->number.text(), source, age, limit));
        if (machines.empty())
            findings.push_back(tooOld(model->ref(ObjectKind::Model, 0), {}, source, age, limit));
    }
}

} // namespace netatlas::engine::rules
