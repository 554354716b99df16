// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/provider.h"

namespace netatlas::providers::host {

/// This machine, in the network namespace of its thread. No options.
class HostProvider final : public Provider
{
public:
    HostProvider();
    ~HostProvider() override;

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;
    async::Task<Status> awaitNews() override;

private:
    struct Notices;
    /// Joins the kernel's notices, once.
    Status listen();

    std::unique_ptr<Notices> m_notices;
};

} // namespace netatlas::providers::host
