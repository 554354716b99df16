// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/model_state.h"

namespace netatlas::domain {

ModelState::ModelState() = default;
ModelState::ModelState(const ModelState&) = default;
ModelState::ModelState(ModelState&&) noexcept = default;
ModelState& ModelState::operator=(const ModelState&) = default;
ModelState& ModelState::operator=(ModelState&&) noexcept = default;
ModelState::~ModelState() = default;

bool ModelState::operator==(const ModelState& other) const
{
    return TableSet::operator==(other) && sequences == other.sequences;
}

ProjectTables::ProjectTables() = default;
ProjectTables::ProjectTables(const ProjectTables&) = default;
ProjectTables::ProjectTables(ProjectTables&&) noexcept = default;
ProjectTables& ProjectTables::operator=(const ProjectTables&) = default;
ProjectTables& ProjectTables::operator=(ProjectTables&&) noexcept = default;
ProjectTables::~ProjectTables() = default;

bool ProjectTables::operator==(const ProjectTables& other) const
{
    return TableSet::operator==(other);
}

ModelState emptyModelState()
{
    ModelState state;
    state.table<ProviderRow>().put(ProviderRow{.type = "manual"});
    state.table<RoutingDomainRow>().put(
        RoutingDomainRow{.id = kDefaultDomain, .name = std::string(kDefaultDomainName)});
    state.table<SpaceRow>().put(
        SpaceRow{.id = kAlpha, .name = std::string(kAlphaName), .isPublic = true});
    state.sequences.passBy<ProviderRow>(0);
    state.sequences.passBy<RoutingDomainRow>(kDefaultDomain.number());
    state.sequences.passBy<SpaceRow>(kAlpha.number());
    return state;
}

} // namespace netatlas::domain
