// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/child_process.h"
#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::providers::ssh {

/// Another Linux host, over the system's `ssh`. Option: `host`, an alias that `ssh` knows.
class SshProvider final : public Provider
{
public:
    explicit SshProvider(const SourceSettings& settings);

    const Capabilities& capabilities() const override;
    async::Task<Result<Observed>> fetch(Progress progress) override;
    async::Task<Result<Probe>> test() override;

private:
    async::Task<Result<linuxhost::HostObservation>> ask();

    std::string m_host;
};

/// Whether the option `host` may stand on the command line of `ssh`; `not-valid`.
Status checkHost(const SourceSettings& settings);

/// Reads what the asked host said. Public for tests: `alias` is what it is called here.
Result<linuxhost::HostObservation> readAnswer(const async::CommandOutcome& outcome,
                                              const std::string& alias);

} // namespace netatlas::providers::ssh
