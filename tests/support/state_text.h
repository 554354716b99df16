// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/edits/judgement.h"
#include "model/engine/rules/finding.h"

#include <string>
#include <string_view>

namespace netatlas::tests {

/// A model from a shorthand, one thing a line; machines, applications and endpoints come into
/// being when they are named:
///
///     provider maas owns-spaces
///     space db: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
///     vlan 120 of fabric-1: 10.4.0.0/20
///     network vpc-a: 10.4.0.0/20          (a routing domain of its own)
///     unknown vpc-b: 10.4.0.0/20          (a network's id without its row)
///     supernet 10.0.0.0/8
///     machine 4: ens3 10.4.0.9, lo 127.0.0.1
///     listed 4: provider 10.4.0.9, machine 10.8.0.9
///     unit mysql/1 on 4
///     bind mysql:db = db
///     endpoint mysql:log
///     constraint mysql: db, ^dmz          (also `constraint machine 4:`, `constraint model:`)
///     controller 0 on 4
///     setting juju-ha-space = db
///     config default-space = db
///     loose 10.4.0.77 discovered
///
/// Space `alpha` is there. A second subnet of one CIDR gets a provider id of its own. A line that
/// makes no sense ends the test program with a message.
domain::ModelState stateFromText(std::string_view text);

/// A project of one planned model named `test`, also the controllers' own, or of several models.
domain::Revision revisionFromText(std::string_view text);
domain::Revision revisionOf(std::vector<std::pair<std::string, std::string>> textByModel,
                            domain::ProjectTables project = {});

/// Look-ups that must succeed.
domain::SubnetId subnet(const domain::Revision& revision, std::string_view cidr);
domain::SpaceId space(const domain::Revision& revision, std::string_view name);
domain::ApplicationId application(const domain::Revision& revision, std::string_view name);

/// An intent in the first model.
engine::edits::Intent intentOf(const domain::Revision& revision,
                               std::vector<engine::edits::Action> actions);

/// The revision after the judged edit was carried out on its first model.
domain::Revision applied(const domain::Revision& revision,
                         const engine::edits::Judgement& judgement);

/// `db: 10.4.0.0/20, ~252.4.0.0/16`, a line for each space; `-` for no subnets.
std::string spacesText(const domain::Revision& revision);
/// `binding-broken application=mysql endpoint=db space=db units=mysql/1`, a line for each effect;
/// `groups` are left out.
std::string effectsText(const engine::edits::Judgement& judgement);
/// `rebind application=mysql endpoint=db space=dmz`, a line for each fix-up.
std::string fixUpsText(const std::vector<engine::edits::FixUp>& fixUps);
/// `V01 error 10.0.0.0/8 cidr=… other=…`, a line for each finding.
std::string findingsText(const domain::Revision& revision,
                         const std::vector<engine::rules::Finding>& findings);

} // namespace netatlas::tests
