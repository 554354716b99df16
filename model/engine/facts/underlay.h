// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/space_rows.h"

namespace netatlas::engine::facts {

/// How well a subnet fits as the underlay of an overlay that does not say which it rides on, where
/// several have the block that it names: 2 when the overlay's provider id is made from the subnet's
/// (model-and-workers 7.5), 1 when both are of one provider network, else 0. -1 for a subnet that
/// cannot be its underlay.
int underlayFit(const domain::SubnetRow& overlay, const domain::SubnetRow& subnet);

} // namespace netatlas::engine::facts
