// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/host/ovsdb_client.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers::host {

/// Where Open vSwitch's database listens: in the folder of `OVS_RUNDIR`, as for its own tools, else
/// in the one of every distribution.
std::string switchSocket(const http::Environment& environment);

/// This machine, in the network namespace of its thread. No options.
class HostProvider final : public Provider
{
public:
    /// `switchSocket` is that of Open vSwitch's database; asked only where its links are to be
    /// seen.
    explicit HostProvider(std::string switchSocket, OvsdbLimits limits = {});
    ~HostProvider() override;

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;
    async::Task<Status> awaitNews() override;

private:
    struct Notices;
    async::Task<Result<linuxhost::HostObservation>> look();
    /// Joins the kernel's notices, once.
    Status listen();

    std::string m_switchSocket;
    OvsdbLimits m_limits;
    std::unique_ptr<Notices> m_notices;
};

} // namespace netatlas::providers::host
