// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <string>

namespace netatlas::reports {

/// What lists call a subnet: its CIDR, or `<cidr>#<id>` where another subnet of the model has the
/// same (model-and-workers 3.3).
std::string subnetKey(const domain::Model& model, const domain::SubnetRow& subnet);

/// The VLAN id, `untagged`, or the kind of a tunnel; empty when neither is known.
std::string segmentText(const domain::Model& model, const domain::SubnetRow& subnet);

/// The use as `61 %`; empty for IPv6.
std::string percentText(const std::optional<int>& percent);

} // namespace netatlas::reports
