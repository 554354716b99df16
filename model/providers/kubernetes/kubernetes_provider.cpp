// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/kubernetes_provider.h"

#include "model/providers/kubernetes/cluster_watch.h"
#include "model/providers/kubernetes/picture_reader.h"
#include "model/providers/kubernetes/site_builder.h"
#include "model/providers/kubernetes/typed_cluster.h"
#include "model/providers/source/local_file.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using async::Task;
using std::chrono::milliseconds;

namespace {

/// Tells one account from another without keeping its secrets apart from it.
std::string accountOf(const ClusterConfig& config)
{
    return std::to_string(std::hash<std::string>{}(
        config.cluster + '\n' + config.user + '\n' + config.server.shown() + '\n' + config.space +
        '\n' + config.authorities + '\n' + config.serverName + '\n' + config.proxy + '\n' +
        config.clientCertificate + '\n' + config.clientKey.reveal() + '\n' + config.token.reveal() +
        '\n' + config.userName + '\n' + config.password.reveal()));
}

constexpr std::chrono::seconds kCalm{60};
constexpr const char* kNeededParts[] = {"nodes", "services", "pods"};

} // namespace

KubernetesProvider::KubernetesProvider(SourceSettings settings, ProviderContext context)
    : m_settings(std::move(settings))
    , m_context(std::move(context))
{
}

KubernetesProvider::~KubernetesProvider() = default;

const Capabilities& KubernetesProvider::capabilities() const
{
    return domain::capabilitiesOf("kubernetes");
}

Task<Result<ClusterConfig>> KubernetesProvider::findAccount()
{
    if (m_settings.option("url").empty())
        co_return findCluster({m_settings.option("kubeconfig"), m_settings.option("context")},
                              m_context.environment);
    if (m_settings.option("credentials") == kFromVariables)
        co_return clusterOfToken(m_settings, m_context.environment);
    std::string key = keychainKeyOf(m_settings);
    // The account of a file is no substitute for one that was typed.
    if (key.empty())
        co_return fail(ErrorKind::Unauthorized,
                       {{"what", "keychain"}, {"cause", "it was given none"}});
    if (!m_document) {
        auto document = co_await readSecret(m_context.secrets, std::move(key));
        if (!document) {
            // One that it does not show may be locked: asking often would ask a person often.
            Error error = document.error();
            if (error.kind == ErrorKind::NotFound)
                error.kind = ErrorKind::Unauthorized;
            co_return fail(std::move(error));
        }
        m_document = std::move(*document);
    }
    co_return clusterOfDocument(m_settings, *m_document);
}

Task<Result<bool>> KubernetesProvider::prepare()
{
    auto config = co_await findAccount();
    if (!config)
        co_return fail(config.error());
    if (const std::string ca = m_settings.option("ca"); !ca.empty()) {
        auto authorities = readLocalFile(ca);
        if (!authorities)
            co_return fail(authorities.error());
        config->authorities = std::move(*authorities);
    }
    const std::string account = accountOf(*config);
    if (m_api && account == m_account)
        co_return false;
    const bool isOtherServer = m_api && (m_api->config().server != config->server ||
                                         m_api->config().cluster != config->cluster);
    auto api = Api::make(std::move(*config), m_context, m_settings.option("plain-http") == "true");
    if (!api)
        co_return fail(api.error());
    m_api = std::move(*api);
    m_account = account;
    if (isOtherServer)
        forgetPicture();
    co_return true;
}

void KubernetesProvider::forgetPicture()
{
    if (m_watch)
        m_watch->replace();
    m_watch.reset();
    m_picture.reset();
    m_hasNews = false;
}

/// Whether the picture has all that there is by now, as far as a watch can tell.
bool KubernetesProvider::isPictureFresh() const
{
    return m_hasNews && m_picture &&
           std::none_of(m_picture->parts.begin(), m_picture->parts.end(), [](const Part& part) {
               return part.isLost || part.isUnwatched || part.version.empty();
           });
}

Task<Result<ClusterPicture>> KubernetesProvider::list(Progress progress)
{
    const auto api = m_api;
    auto picture = co_await PictureReader(*api, std::move(progress)).read();
    co_return picture;
}

Task<Result<Observed>> KubernetesProvider::fetch(Progress progress)
{
    if (const auto ready = co_await prepare(); !ready)
        co_return fail(ready.error());
    if (isPictureFresh()) {
        m_hasNews = false;
        co_return Observed(buildSite(*m_picture));
    }
    auto picture = co_await list(progress);
    if (!picture && picture.error().kind == ErrorKind::Unauthorized) {
        // A token may have been exchanged for a new one just now.
        const auto ready = co_await prepare();
        if (ready && *ready)
            picture = co_await list(progress);
    }
    if (!picture)
        co_return fail(picture.error());
    forgetPicture();
    m_picture = std::make_shared<ClusterPicture>(std::move(*picture));
    m_listed.ring();
    co_return Observed(buildSite(*m_picture));
}

/// Keeps a server whose watches never work from being listed without a pause.
Task<void> KubernetesProvider::pauseAfterTrouble()
{
    const unsigned before = m_troubles++;
    if (before > 0)
        co_await m_context.timer->wait(
            std::min<milliseconds>(std::chrono::seconds(1LL << std::min(before, 6U)), kCalm));
}

Task<Status> KubernetesProvider::awaitNews()
{
    for (;;) {
        while (!m_picture)
            co_await m_listed.wait();
        if (!m_watch)
            m_watch = std::make_shared<ClusterWatch>(m_api, m_picture, m_context);
        const auto watch = m_watch;
        const milliseconds begun = m_context.timer->elapsed();
        const WatchEnd end = co_await watch->run();
        if (m_context.timer->elapsed() - begun > kCalm)
            m_troubles = 0;
        switch (end) {
        case WatchEnd::Replaced: continue;
        case WatchEnd::News: m_hasNews = true; co_return Status();
        case WatchEnd::Unwatchable:
            co_return fail(ErrorKind::NotSupported, {{"feature", "watching"}});
        case WatchEnd::Unauthorized:
            m_watch.reset();
            if (const auto renewed = co_await prepare(); renewed && *renewed)
                continue;
            break;
        case WatchEnd::Lost:
        case WatchEnd::Outdated: break;
        }
        if (watch == m_watch || !m_watch)
            forgetPicture();
        co_await pauseAfterTrouble();
        co_return Status();
    }
}

Task<Result<Probe>> KubernetesProvider::test()
{
    if (const auto ready = co_await prepare(); !ready)
        co_return fail(ready.error());
    const auto api = m_api;
    const auto version = co_await api->version();
    if (!version)
        co_return fail(version.error());
    Probe probe;
    probe.address = api->config().server.origin();
    probe.account = api->config().user;
    probe.version = version->text;
    bool mayReadAny = false;
    for (const char* part : kNeededParts) {
        const std::string name = part;
        auto allowed = co_await api->mayList(api->at("api/v1/" + name));
        if (allowed && !*allowed && name != "nodes")
            allowed = co_await api->mayList(
                api->at("api/v1/namespaces/" + http::escaped(api->config().space) + '/' + name));
        if (!allowed)
            co_return fail(allowed.error());
        mayReadAny = mayReadAny || *allowed;
        if (!*allowed)
            probe.notes.push_back({domain::SeenLimit::NotAllowed, name});
    }
    if (!mayReadAny)
        co_return fail(ErrorKind::PermissionDenied,
                       {{"host", probe.address},
                        {"cause", "the account may list neither nodes nor services nor pods"}});
    co_return probe;
}

} // namespace netatlas::providers::kubernetes
