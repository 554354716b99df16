// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/bell.h"
#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

#include <memory>

namespace netatlas::providers::kubernetes {

class Api;
class ClusterWatch;
struct ClusterConfig;
struct ClusterPicture;

/// A cluster as a source. Options: `kubeconfig` (file), `context` (name), `ca` (file),
/// `plain-http`; `url`, `credentials` and `account` of one that was typed, see `typed_cluster.h`.
///
/// It lists the cluster once and then watches it: a look that is asked for because of news needs no
/// listing. A look on time, by hand or after trouble lists anew.
class KubernetesProvider final : public Provider
{
public:
    KubernetesProvider(SourceSettings settings, ProviderContext context);
    ~KubernetesProvider() override;

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;
    async::Task<Status> awaitNews() override;

private:
    /// Reads the account anew; gives whether it is another one than before.
    async::Task<Result<bool>> prepare();
    async::Task<Result<ClusterConfig>> findAccount();
    async::Task<Result<ClusterPicture>> list(Progress progress);
    bool isPictureFresh() const;
    void forgetPicture();
    async::Task<void> pauseAfterTrouble();

    SourceSettings m_settings;
    ProviderContext m_context;
    std::shared_ptr<Api> m_api;                ///< a watch may go on with an older one for a while
    std::string m_account;                     ///< what `m_api` was made for
    std::optional<http::Secret> m_document;    ///< what the keychain gave; it is asked once
    std::shared_ptr<ClusterPicture> m_picture; ///< nothing until it was listed
    std::shared_ptr<ClusterWatch> m_watch;
    async::Bell m_listed;
    bool m_hasNews = false;  ///< which the last look did not have
    unsigned m_troubles = 0; ///< in a row
};

} // namespace netatlas::providers::kubernetes
