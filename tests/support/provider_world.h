// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/provider_contract.h"

#include <QTemporaryDir>

namespace netatlas::tests {

/// A made-up site, a server for it over TLS, a provider that looks at it and the model that its
/// looks lead to. The timer is the test's choice.
template <class Site, class Provider, class Timer>
struct ProviderWorld
{
    ProviderWorld() : server(site.script(), secured()) {}
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
    std::unique_ptr<Provider> make(providers::SourceSettings settings,
                                   providers::http::Environment environment)
    {
        providers::ProviderContext context;
        context.clock = &clock;
        context.timer = &timer;
        context.environment = std::move(environment);
        return std::make_unique<Provider>(std::move(settings), context);
    }
    std::string path(const char* name) const
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
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
    template <class Row>
    const Row& named(const std::string& name) const
    {
        if (const Row* row = find<Row>(name))
            return *row;
        throw std::runtime_error("nothing is called " + name);
    }

    QTemporaryDir folder;
    Site site;
    ScriptedServer server;
    ManualClock clock{*parseTimestamp("2026-11-22T18:00:00Z")};
    Timer timer;
    TaskRunner runner;
    std::unique_ptr<Provider> provider;
    ReloadedModel reloaded;
};

inline std::vector<std::string> problemTexts(const std::vector<domain::SeenProblem>& problems)
{
    std::vector<std::string> texts;
    for (const auto& problem : problems)
        texts.push_back(problem.what + ' ' + problem.key + ": " + problem.field + ' ' +
                        problem.cause);
    return texts;
}

} // namespace netatlas::tests
