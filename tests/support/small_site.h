// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <string>

namespace netatlas::tests {

/// A model to edit: spaces db and dmz, four subnets of which two lie in db and one is an overlay,
/// machine 0 with a unit of mysql, whose endpoint db is bound to db.
struct SmallSite
{
    domain::SpaceId db{0};
    domain::SpaceId dmz{0};
    domain::SubnetId first{0};  ///< 10.4.0.0/20 in db, with the address of the unit
    domain::SubnetId second{0}; ///< 10.4.16.0/20 in db, without
    domain::SubnetId free{0};   ///< 10.9.0.0/24 in alpha
    domain::ApplicationId mysql{0};
    domain::ModelChanges changes; ///< from `emptyModelState()`
};

SmallSite smallSite();

/// The site as a new model of the session; the model's id.
domain::ModelId addSmallSite(session::Session& session, domain::EditMode editMode,
                             const std::string& name = "site");

} // namespace netatlas::tests
