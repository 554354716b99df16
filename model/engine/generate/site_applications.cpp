// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site_draft.h"

#include <algorithm>
#include <array>

namespace netatlas::engine::generate {

using namespace netatlas::domain;

namespace {

constexpr std::array kEndpoints{"admin", "backup", "cluster", "db", "website"};
constexpr std::size_t kUnits = 25;

/// The machines with an address in each space, and how far they are taken.
class Homes
{
public:
    explicit Homes(const SiteDraft& draft)
        : m_machines(draft.counts.spaces)
        , m_cursors(draft.counts.spaces)
    {
        for (std::uint32_t machine = 0; machine < draft.spacesOfMachine.size(); ++machine)
            for (const std::uint32_t space : draft.spacesOfMachine[machine])
                m_machines[space].push_back(machine);
    }

    /// The next machines of the space, in order and around; fewer when there are fewer.
    std::vector<std::uint32_t> take(std::uint32_t space)
    {
        const auto& machines = m_machines[space];
        std::vector<std::uint32_t> taken;
        for (std::size_t i = 0; i < std::min(kUnits, machines.size()); ++i)
            taken.push_back(machines[m_cursors[space]++ % machines.size()]);
        return taken;
    }

private:
    std::vector<std::vector<std::uint32_t>> m_machines;
    std::vector<std::size_t> m_cursors;
};

/// A space that none of the machines is in; nothing after eight attempts.
std::optional<std::uint32_t> drawForeign(RandomStream& stream, const SiteDraft& draft,
                                         const std::vector<std::uint32_t>& machines)
{
    constexpr int kAttempts = 8;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const auto space = static_cast<std::uint32_t>(stream.below(draft.counts.spaces));
        const bool isIn = std::any_of(machines.begin(), machines.end(), [&](std::uint32_t machine) {
            const auto& spaces = draft.spacesOfMachine[machine];
            return std::binary_search(spaces.begin(), spaces.end(), space);
        });
        if (!isIn)
            return space;
    }
    return std::nullopt;
}

} // namespace

void addApplications(SiteDraft& draft)
{
    RandomStream stream(draft.options.seed, StreamOf::Applications);
    Homes homes(draft);
    for (std::uint32_t i = 0; i < draft.counts.applications; ++i) {
        const std::uint32_t home = i % draft.counts.spaces;
        const std::string name = "app-" + std::to_string(i);
        const auto application = draft.add(ApplicationRow{.name = name});
        const auto machines = homes.take(home);
        for (std::size_t unit = 0; unit < machines.size(); ++unit)
            draft.add(UnitRow{.name = SharedText(name + '/' + std::to_string(unit)),
                              .application = application,
                              .machine = MachineId(machines[unit])});
        draft.add(BindingRow{.application = application, .space = SpaceId(home)});
        for (const char* const endpoint : kEndpoints) {
            draft.add(EndpointRow{.application = application, .name = endpoint});
            draft.add(BindingRow{
                .application = application, .endpoint = endpoint, .space = SpaceId(home)});
        }
        std::vector<std::string> entries;
        if (stream.percent(20))
            entries.push_back(spaceName(home));
        if (stream.percent(10))
            if (const auto foreign = drawForeign(stream, draft, machines))
                entries.push_back('^' + spaceName(*foreign));
        if (!entries.empty())
            draft.add(ConstraintRow{.level = ConstraintLevel::Application,
                                    .target = application.number(),
                                    .spaces = entries});
    }
}

} // namespace netatlas::engine::generate
