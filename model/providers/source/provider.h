// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"
#include "model/base/clock.h"
#include "model/domain/capabilities.h"
#include "model/providers/http/proxy.h"
#include "model/providers/linux/host_observation.h"
#include "model/providers/source/secret_store.h"

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace netatlas::providers {

using domain::Capabilities;
using domain::SubnetListing;

/// What one look brings: a whole site, or one host.
using Observed = std::variant<domain::SiteObservation, linuxhost::HostObservation>;

/// What is known of instances: a place for each that was asked for, in that order, empty for one
/// that the provider does not know (model-and-workers 11.4: none known is as ordinary as some).
using Instances = std::vector<std::optional<domain::SeenMachine>>;
/// The interfaces of instances: a place for each, of which nothing else is told but how much of the
/// interfaces there was to be seen.
using InstanceInterfaces = std::vector<domain::SeenMachine>;

/// Told while a look goes on: what is being read, and how many items there are by now.
using Progress = std::function<void(const std::string& part, std::size_t items)>;

/// What a test of the connection found out.
struct Probe
{
    std::string address; ///< of the server
    std::string account; ///< who we are to it
    std::string version; ///< of the server, where it says so
    std::vector<domain::SeenNote> notes;
};

/// What providers are given from outside.
struct ProviderContext
{
    http::Environment environment = http::processEnvironment;
    const Clock* clock = nullptr;
    async::Timer* timer = nullptr;
    SecretStore* secrets = nullptr; ///< nothing where there is no keychain
};

/// One live source. Its tasks run on one thread, one at a time but for `awaitNews`, which may go on
/// beside the others; it must outlive them. A stop ends them wherever they wait.
class Provider
{
public:
    virtual ~Provider() = default;

    virtual const Capabilities& capabilities() const = 0;
    /// All there is, as of now. Errors are those of the HTTP client and of the credentials;
    /// `source` is left to the caller.
    virtual async::Task<Result<Observed>> fetch(Progress progress) = 0;
    /// Whether address and credentials work, as cheaply as can be.
    virtual async::Task<Result<Probe>> test() = 0;
    /// What is known of those instances, without their interfaces; `addresses` are what the
    /// provider says of the instance itself. `not-supported` where it knows no instances.
    virtual async::Task<Result<Instances>> instances(std::vector<std::string> ids);
    /// The interfaces of those instances, as `fetch` would give them. `not-supported` where the
    /// provider, or the account, shows none.
    virtual async::Task<Result<InstanceInterfaces>> interfaces(std::vector<std::string> ids);
    /// Waits until the source itself tells of a change that the last `fetch` may have missed.
    /// `not-supported` where it cannot, so that a timer must do.
    virtual async::Task<Status> awaitNews();
};

} // namespace netatlas::providers
