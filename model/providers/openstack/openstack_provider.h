// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/api.h"
#include "model/providers/openstack/items.h"
#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::providers::openstack {

/// A cloud as a source. Options: `clouds` (file), `cloud` (name), `ca` (file), `plain-http`.
class OpenStackProvider final : public Provider
{
public:
    OpenStackProvider(SourceSettings settings, ProviderContext context);
    ~OpenStackProvider() override;

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;

private:
    /// Reads the account anew; tokens of the same account are kept.
    Status prepare();
    async::Task<Status> readNetworks(Items& items, Progress progress);
    async::Task<Status> readServers(Items& items, Progress progress);
    async::Task<Status> read(http::Url url, std::string key, Items& items, Progress progress);

    SourceSettings m_settings;
    ProviderContext m_context;
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<Api> m_api;
    std::string m_account; ///< what `m_api` was made for
};

} // namespace netatlas::providers::openstack
