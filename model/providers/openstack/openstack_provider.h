// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/api.h"
#include "model/providers/openstack/items.h"
#include "model/providers/source/kept_credentials.h"
#include "model/providers/source/provider.h"

#include <set>

namespace netatlas::providers::openstack {

/// A cloud as a source. Options: `clouds` (file), `cloud` (name), `region`, `ca` (file),
/// `plain-http`; those of `typed_account.h`; `credentials` and `account` of one without a file, see
/// `kept_credentials.h`.
class OpenStackProvider final : public Provider
{
public:
    OpenStackProvider(SourceSettings settings, ProviderContext context);
    ~OpenStackProvider() override;

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;
    async::Task<Result<Instances>> instances(std::vector<std::string> ids) override;
    async::Task<Result<InstanceInterfaces>> interfaces(std::vector<std::string> ids) override;

private:
    /// One page of a listing: ports of a big cloud come by the tens of thousands.
    static constexpr const char* kPageSize = "500";
    using Texts = std::vector<std::string>;
    /// Reads the account anew; tokens of the same account are kept.
    async::Task<Status> prepare();
    async::Task<Result<CloudConfig>> findAccount();
    /// Asked once: nobody is to unlock the keychain for every look.
    async::Task<Result<CloudConfig>> findKeptAccount(std::string key);
    async::Task<Status> readNetworks(Items& items, Progress progress);
    async::Task<Status> readServers(Items& items, Progress progress);
    async::Task<Status> read(http::Url url, std::string key, Items& items, Progress progress);
    /// Logged in, with an account that may have changed since.
    async::Task<Status> begin();
    async::Task<Status> readExtensions(Items& items);
    bool mayHave(const std::string& extension) const;
    async::Task<Status> readPortsOf(const Texts& ids, Items& items);
    async::Task<Status> readAroundPorts(Items& items);
    /// Those items of a collection whose member is one of the values; all where these are many.
    async::Task<Status> readWhere(std::string path, std::string key, std::string member,
                                  std::set<std::string> values, Items& items);

    SourceSettings m_settings;
    ProviderContext m_context;
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<Api> m_api;
    std::string m_account; ///< what `m_api` was made for
    std::optional<CloudConfig> m_keptAccount;
    std::set<std::string> m_extensions;
    bool m_knowsExtensions = false; ///< else all may be there
};

/// Puts the account of a new source where it is kept (user-experience 16.1): one of the `OS_*`
/// variables into the keychain, or only that it comes from there. What stands in a file of the
/// provider's own stays in it.
async::Task<Result<KeptCredentials>> keepCredentials(SourceSettings settings,
                                                     ProviderContext context);
/// Whether there is anything for it to keep.
bool hasLooseCredentials(const SourceSettings& settings, const http::Environment& environment);

} // namespace netatlas::providers::openstack
