// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/bindings.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The units of an application on machines, with the spaces of their machines.
class Reach
{
public:
    Reach(const Model& model, ApplicationId application)
    {
        for (const UnitId unit : model.facts.unitsOfApplication.of(application)) {
            const auto& machine = model.at<UnitRow>(unit).machine;
            if (!machine)
                continue;
            m_units.push_back(unit);
            spacesOfMachine(model, *machine, m_spaces.emplace_back());
        }
    }

    std::vector<UnitId> without(SpaceId space) const
    {
        std::vector<UnitId> missing;
        for (std::size_t i = 0; i < m_units.size(); ++i)
            if (!std::binary_search(m_spaces[i].begin(), m_spaces[i].end(), space))
                missing.push_back(m_units[i]);
        return missing;
    }

    /// Spaces that every unit reaches.
    std::vector<SpaceId> shared() const
    {
        std::vector<SpaceId> spaces;
        if (!m_spaces.empty())
            for (const SpaceId space : m_spaces.front())
                if (without(space).empty())
                    spaces.push_back(space);
        return spaces;
    }

private:
    std::vector<UnitId> m_units;
    std::vector<std::vector<SpaceId>> m_spaces;
};

Finding unreached(const Model& model, const ApplicationRow& application,
                  const std::string& endpoint, SpaceId space, const std::vector<UnitId>& missing)
{
    Finding finding{Rule::V14,
                    space == kAlpha ? Severity::Info : Severity::Error,
                    model.refOf(application),
                    {model.ref(ObjectKind::Space, space.number())},
                    {{"application", application.name},
                     {"endpoint", endpoint},
                     {"space", model.at<SpaceRow>(space).name}},
                    {},
                    keyOf(Rule::V14, {model.refOf(application)}, ':' + endpoint)};
    std::vector<std::string> units;
    for (const UnitId unit : missing) {
        units.push_back(model.at<UnitRow>(unit).name.text());
        finding.others.push_back(model.ref(ObjectKind::Unit, unit.number()));
    }
    std::sort(units.begin(), units.end());
    finding.facts.emplace("units", units);
    return finding;
}

void addRebinds(const Model& model, const ApplicationRow& application, const std::string& endpoint,
                const Reach& reach, Finding& finding)
{
    for (const SpaceId space : reach.shared())
        finding.fixUps.push_back({edits::FixUpKind::Rebind,
                                  {edits::BindEndpoint{application.id, endpoint, space}},
                                  {{"application", application.name},
                                   {"endpoint", endpoint},
                                   {"space", model.at<SpaceRow>(space).name}}});
}

void checkApplication(const Model& model, const ApplicationRow& application, Findings& findings)
{
    const auto bindings = edits::bindingsOf(model, application.id);
    if (bindings.empty())
        return;
    const Reach reach(model, application.id);
    for (const auto& [endpoint, space] : bindings) {
        if (!model.find<SpaceRow>(space))
            continue;
        const auto missing = reach.without(space);
        if (missing.empty())
            continue;
        Finding finding = unreached(model, application, endpoint, space, missing);
        addRebinds(model, application, endpoint, reach, finding);
        findings.push_back(std::move(finding));
    }
}

} // namespace

void findUnreachedBindings(const RuleInput& input, Findings& findings)
{
    if (const Neighbourhood* near = input.near) {
        const Model& model = *input.revision.model(near->model);
        for (const ApplicationId application : near->applications)
            if (const auto* row = model.find<ApplicationRow>(application))
                checkApplication(model, *row, findings);
        return;
    }
    for (const auto& model : input.revision.models())
        for (const ApplicationRow& application : model->table<ApplicationRow>())
            checkApplication(*model, application, findings);
}

} // namespace netatlas::engine::rules
