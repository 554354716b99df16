// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/domain/space_rows.h"

namespace netatlas::engine::facts {

/// How well a subnet fits as the underlay of an overlay that does not say which it rides on, where
/// several have the block that it names: 2 when the overlay's provider id is made from the subnet's
/// (model-and-workers 7.5), 1 when both are of one provider network, else 0. -1 for a subnet that
/// cannot be its underlay.
int underlayFit(const domain::SubnetRow& overlay, const domain::SubnetRow& subnet);

/// Chooses among subnets the one that fits best, the first of several.
class LikeliestUnderlay
{
public:
    explicit LikeliestUnderlay(const domain::SubnetRow& overlay) : m_overlay(overlay) {}

    void consider(const domain::SubnetRow& subnet)
    {
        if (const int fit = underlayFit(m_overlay, subnet); fit > m_fit) {
            m_fit = fit;
            m_best = &subnet;
        }
    }
    /// Nothing when none of them can be it.
    const domain::SubnetRow* best() const { return m_best; }

private:
    const domain::SubnetRow& m_overlay;
    const domain::SubnetRow* m_best = nullptr;
    int m_fit = -1;
};

/// Whether one of two subnets is an overlay and the other its underlay, which never counts as an
/// overlap (14.2 rule 2).
bool areOverlayAndUnderlay(const domain::ModelFacts& facts, domain::SubnetId a, domain::SubnetId b);

} // namespace netatlas::engine::facts
