// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::providers {

/// One kind of live source.
struct SourceKind
{
    std::string_view name; ///< as typed: `openstack`
    /// The options it takes, beside those that all take.
    std::vector<std::string_view> options;
    /// Of the needed ones, those that must be given.
    std::vector<std::string_view> needed;
    /// Whether its machines gather in the model of all hosts.
    bool isHost = false;
    std::unique_ptr<Provider> (*make)(const SourceSettings&, const ProviderContext&);
    /// Whether the options can be used, where more is to be said of them than that they are there.
    Status (*check)(const SourceSettings&) = nullptr;
    /// Whether its machines are instances that can be asked about singly.
    bool hasInstances = false;
};

/// All kinds, in the order in which they are offered.
const std::vector<SourceKind>& sourceKinds();
const SourceKind* findSourceKind(std::string_view name);

/// `not-supported` for a kind that there is not, `not-valid` for an option that it does not take
/// or that is missing.
Result<std::unique_ptr<Provider>> makeProvider(const SourceSettings& settings,
                                               const ProviderContext& context);
Status checkSettings(const SourceSettings& settings);

} // namespace netatlas::providers
