// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/original_model.h"
#include "app/composition/ask_source.h"
#include "app/composition/project_sources.h"
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/exchange/reload_answer.h"

namespace netatlas::cli {

namespace {

using engine::reload::Reloaded;

/// The source that the model is read from; a model of several is a gathering of hosts.
Result<domain::SourceRow> sourceOf(const domain::Revision& revision, const domain::Model& model)
{
    const domain::ProviderRow& provider = domain::providerOf(model);
    if (!provider.hasNetworking)
        return fail(ErrorKind::NotSupported,
                    {{"feature", "networking"}, {"provider", provider.type}});
    for (const auto& source : revision.project().table<domain::SourceRow>())
        if (source.model == model.row.id)
            return source;
    return fail(ErrorKind::NotFound, {{"what", "source"}, {"key", model.row.name}});
}

std::string cidrsOf(const domain::Model& model, const std::vector<domain::SubnetId>& subnets)
{
    std::vector<std::string> cidrs;
    for (const domain::SubnetId id : subnets)
        if (const auto* row = model.find<domain::SubnetRow>(id))
            cidrs.push_back(row->shownCidr());
    return join(cidrs, ", ");
}

void say(const Invocation& invocation, const domain::Model& model, const Reloaded& done)
{
    const auto line = [&](const char* what, const std::string& names) {
        if (!names.empty())
            invocation.remark(std::string(what) + ": " + names + '.');
    };
    std::vector<std::string> removed;
    for (const auto& space : done.spacesRemoved)
        removed.push_back(space.name);
    line("Added spaces", join(done.spacesAdded, ", "));
    line("Removed spaces", join(removed, ", "));
    line("Added subnets", cidrsOf(model, done.subnetsAdded));
    line("Updated subnets", cidrsOf(model, done.subnetsUpdated));
    for (const auto& kept : done.spacesKept)
        invocation.warning(
            "The source no longer lists space " + kept.name + "; it stays, because " +
            (kept.reason == "default" ? "it is the default." : "a " + kept.reason + " names it."));
    if (!done.missing.empty())
        invocation.warning("The source no longer lists " + cidrsOf(model, done.missing) + '.');
    for (const auto& drift : done.drift)
        invocation.warning("The source has " + drift.seen + " where " + drift.kept + " is kept.");
}

/// Reads the source and takes what it shows of spaces and subnets, as one step.
Result<Reloaded> reloadSpaces(const Invocation& invocation, session::Session& session,
                              const domain::Model& model, const domain::SourceRow& source)
{
    const Timestamp now = invocation.clock().now();
    const auto settings = providers::settingsOf(source);
    if (!settings)
        return fail(settings.error());
    auto observed =
        composition::readSource(*settings, invocation.clock(), {}, invocation.secrets());
    if (!observed)
        return fail(observed.error());
    const auto subnets = exchange::onlySubnets(std::move(*observed));
    if (!subnets)
        return fail(subnets.error());
    auto plan = exchange::planReload(session.live(), source, *subnets, now);
    if (!plan)
        return fail(plan.error());
    auto reloaded = exchange::reloadedBy(model, *plan, source.name);
    if (!reloaded)
        return reloaded;
    const auto entry =
        composition::takeReload(session, source, std::move(*plan), session::Cause::Reload, now);
    if (!entry)
        return fail(entry.error());
    if (*entry == 0)
        invocation.remark("Nothing new.");
    return reloaded;
}

} // namespace

Exit runReloadSpaces(const Invocation& invocation, const OriginalOptions& options)
{
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    const auto model = onlyModel((*session)->live(), invocation);
    if (!model)
        return invocation.refuse(model.error());
    const domain::Revision before = (*session)->live();
    const auto source = sourceOf(before, **model);
    if (!source)
        return invocation.refuse(source.error());
    const auto done = reloadSpaces(invocation, **session, *before.model((*model)->row.id), *source);
    if (!done)
        return invocation.refuse(done.error());
    if (!options.format.empty() || invocation.isJson) {
        const auto printed =
            printAnswer(invocation, options, "yaml", exchange::reloadedJson(*done));
        return printed ? Exit::Fine : invocation.refuse(printed.error());
    }
    say(invocation, *(*session)->live().model(source->model), *done);
    return Exit::Fine;
}

} // namespace netatlas::cli
