// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/engine/stats/use.h"

#include <string>

namespace netatlas::reports {

/// What lists call a subnet: its CIDR, or `<cidr>#<id>` where another subnet of the model has the
/// same (model-and-workers 3.3).
std::string subnetKey(const domain::Model& model, const domain::SubnetRow& subnet);

/// The name of the space that it effectively lies in.
std::string spaceNameOf(const domain::Model& model, domain::SubnetId subnet);

/// The VLAN id, `untagged`, or the kind and id of a tunnel; empty when nothing is known.
std::string segmentText(const domain::Model& model, const domain::SubnetRow& subnet);

/// The numbers of a use as cells; empty where IPv6 has none.
std::string freeText(const engine::stats::Use& use);
std::string percentText(const engine::stats::Use& use);

} // namespace netatlas::reports
