// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/kubernetes_provider.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/provider_world.h"

#include <fstream>

namespace netatlas::tests {

/// A cluster and an account that may read it.
template <class Timer>
struct ClusterWorld : ProviderWorld<FakeCluster, providers::kubernetes::KubernetesProvider, Timer>
{
    using Base = ProviderWorld<FakeCluster, providers::kubernetes::KubernetesProvider, Timer>;

    explicit ClusterWorld(const std::string& user = "{token: good-token}")
    {
        write(user);
        this->provider = make();
    }
    std::string path() const { return Base::path("config"); }
    void write(const std::string& user) const
    {
        std::ofstream(path()) << kubeconfigText(this->server.url(), Base::authority().certificate(),
                                                user);
    }
    std::unique_ptr<providers::kubernetes::KubernetesProvider> make()
    {
        providers::SourceSettings settings;
        settings.kind = "kubernetes";
        settings.options["kubeconfig"] = path();
        return Base::make(settings, [](const std::string&) { return std::nullopt; });
    }

    FakeCluster& cluster = Base::site;
};

} // namespace netatlas::tests
