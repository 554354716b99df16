// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <boost/json/object.hpp>

#include <string>

namespace netatlas::exchange {

/// What the original's verbs answer about spaces and subnets (model-and-workers 13.1).

/// `{"spaces": [{id, name, subnets}]}` in order of ids; alpha is one of them.
boost::json::object spacesJson(const domain::Model& model);
/// `{"spaces": [name]}` in the same order.
boost::json::object spaceNamesJson(const domain::Model& model);

/// Which subnets are listed: those in the space of that name and with that zone; an empty text
/// lets all pass.
struct SubnetFilter
{
    std::string space;
    std::string zone;
};

/// `{"subnets": {cidr: {...}}}`. Where two listed subnets have one CIDR, the key of each is
/// `<cidr>#<subnet-id>`.
boost::json::object subnetsJson(const domain::Model& model, const SubnetFilter& filter);

/// `{"space", "applications", "machine-count"}` of a space that the model has.
boost::json::object spaceJson(const domain::Model& model, domain::SpaceId space);

/// The subnets of a space by their text, each followed by the overlays that ride on it.
std::vector<domain::SubnetId> listedSubnets(const domain::Model& model, domain::SpaceId space);

} // namespace netatlas::exchange
