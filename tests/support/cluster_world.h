// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/kubernetes_provider.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/provider_contract.h"

#include <QTemporaryDir>

#include <fstream>

namespace netatlas::tests {

/// A cluster, a server for it and an account that may read it. The timer is the test's choice.
template <class Timer>
struct ClusterWorld
{
    explicit ClusterWorld(std::string user = "{token: good-token}")
        : server(cluster.script(), secured())
    {
        write(user);
        provider = make();
    }
    static const TestAuthority& authority()
    {
        static const TestAuthority one;
        return one;
    }
    static ScriptedServer::Options secured()
    {
        ScriptedServer::Options options;
        options.credential = authority().issue();
        return options;
    }
    std::string path() const { return folder.filePath(QStringLiteral("config")).toStdString(); }
    void write(const std::string& user) const
    {
        std::ofstream(path()) << kubeconfigText(server.url(), authority().certificate(), user);
    }
    std::unique_ptr<providers::kubernetes::KubernetesProvider> make()
    {
        providers::ProviderContext context;
        context.clock = &clock;
        context.timer = &timer;
        context.environment = [](const std::string&) { return std::nullopt; };
        providers::SourceSettings settings;
        settings.kind = "kubernetes";
        settings.options["kubeconfig"] = path();
        return std::make_unique<providers::kubernetes::KubernetesProvider>(settings, context);
    }
    Result<providers::Observed> fetch() { return runner.run(provider->fetch({})); }
    domain::SiteObservation look()
    {
        auto observed = fetch();
        if (!observed)
            throw std::runtime_error(errorText(observed.error()));
        return std::get<domain::SiteObservation>(*observed);
    }
    exchange::ReloadPlan reload(Timestamp now = {}) { return reloaded.take(look(), now); }
    const domain::Model& model() const { return *reloaded.model; }

    template <class Row>
    const Row* find(const std::string& name) const
    {
        for (const Row& row : model().template table<Row>())
            if (std::string_view(row.name) == name)
                return &row;
        return nullptr;
    }

    QTemporaryDir folder;
    FakeCluster cluster;
    ScriptedServer server;
    ManualClock clock{*parseTimestamp("2026-11-22T18:00:00Z")};
    Timer timer;
    TaskRunner runner;
    std::unique_ptr<providers::kubernetes::KubernetesProvider> provider;
    ReloadedModel reloaded;
};

} // namespace netatlas::tests
