// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reload/provider_reload.h"
#include "model/exchange/reload_plan.h"

#include <boost/json/object.hpp>

namespace netatlas::exchange {

/// What a reload comes to for things of one kind, newly and since earlier looks.
struct KindTally
{
    /// Word of the kind; of what is refused and of no kind here the source's own.
    std::string kind;
    engine::reconcile::SiteCounts counts;
    std::size_t kept = 0;  ///< of those that are missing: since an earlier look
    std::size_t drift = 0; ///< fields that the source shows otherwise than they are kept
    std::size_t refused = 0;
};

/// The tallies of all kinds that the plan or its source has anything to say of: in order of kinds,
/// the source's own words last. `live` is what the plan was made for.
std::vector<KindTally> talliesOf(const domain::Revision& live, const domain::SourceRow& source,
                                 const ReloadPlan& plan);
boost::json::object talliesJson(const std::vector<KindTally>& tallies);
/// All that the source shows otherwise than it is kept once the plan is carried out: what a reload
/// of spaces answers as `drift`, with the `field`, of all kinds.
boost::json::array driftJson(const domain::Revision& live, const domain::SourceRow& source,
                             const ReloadPlan& plan);

/// The kind that a thing of a source is of here, by the word that its problems have for it.
std::optional<domain::ObjectKind> kindOfSeen(std::string_view what);

/// What a reload of spaces answers (model-and-workers 13.1); subnets by their ids.
boost::json::object reloadedJson(const engine::reload::Reloaded& reloaded);

/// Only what a reload of spaces looks at: networks, subnets and spaces, not what stands in them.
/// `not-supported` for a source that lists no subnets, such as a host.
Result<providers::Observed> onlySubnets(providers::Observed observed);

/// What the plan does to the spaces and subnets of its model, and what it leaves to a person.
Result<engine::reload::Reloaded> reloadedBy(const domain::Model& before, const ReloadPlan& plan,
                                            const std::string& source);

} // namespace netatlas::exchange
