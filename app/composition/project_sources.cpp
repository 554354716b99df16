// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"

#include "model/exchange/host_importer.h"
#include "model/providers/registry.h"

namespace netatlas::composition {

namespace {

const domain::Model* findModelOfHosts(const domain::Revision& revision)
{
    for (const auto& model : revision.models())
        if (model->row.sourceKey == exchange::kHostsModel)
            return model.get();
    return nullptr;
}

std::string freeName(const domain::Revision& revision, const std::string& wanted)
{
    std::string name = wanted;
    for (int i = 2; revision.model(name); ++i)
        name = wanted + '-' + std::to_string(i);
    return name;
}

tl::unexpected<Error> noSource(const std::string& name)
{
    return fail(ErrorKind::NotFound, {{"what", "source"}, {"key", name}});
}

} // namespace

const domain::SourceRow* findSource(const domain::Revision& revision, std::string_view name)
{
    for (const domain::SourceRow& row : revision.project().table<domain::SourceRow>())
        if (row.name == name)
            return &row;
    return nullptr;
}

Status checkNewSource(const session::Session& session, const providers::SourceSettings& settings)
{
    if (const Status fit = providers::checkSettings(settings); !fit)
        return fit;
    if (settings.name.empty())
        return fail(ErrorKind::NotValid, {{"what", "source"}, {"value", ""}, {"cause", "missing"}});
    if (findSource(session.live(), settings.name))
        return fail(ErrorKind::AlreadyExists, {{"what", "source"}, {"key", settings.name}});
    return {};
}

Status addSource(session::Session& session, const providers::SourceSettings& settings)
{
    if (const Status fit = checkNewSource(session, settings); !fit)
        return fit;
    const domain::Revision revision = session.live();
    session::Observation added;
    const bool isHost = providers::findSourceKind(settings.kind)->isHost;
    if (const domain::Model* hosts = isHost ? findModelOfHosts(revision) : nullptr)
        added.model = hosts->row.id;
    added.newModel.name =
        freeName(revision, isHost ? std::string(exchange::kHostsModel) : settings.name);
    added.newModel.editMode = domain::EditMode::Direct;
    added.newModel.sourceKey = isHost ? std::string(exchange::kHostsModel)
                                      : "source:" + settings.kind + ':' + settings.name;
    added.source = domain::SourceRow{
        .kind = settings.kind, .name = settings.name, .options = optionsText(settings)};
    added.textId = "add-source";
    added.facts = {{"source", settings.name}, {"kind", settings.kind}};
    const auto entry = session.observe(std::move(added));
    return entry ? Status() : fail(entry.error());
}

Status removeSource(session::Session& session, const std::string& name)
{
    const domain::SourceRow* row = findSource(session.live(), name);
    if (!row)
        return noSource(name);
    domain::ProjectChanges changes;
    changes.of<domain::SourceRow>().push_back({row->id, *row, std::nullopt});
    const auto entry =
        session.commitProject(changes, session::Cause::Edit, "remove-source", {{"source", name}});
    return entry ? Status() : fail(entry.error());
}

Status changeSource(session::Session& session, const providers::SourceSettings& settings)
{
    if (const Status fit = providers::checkSettings(settings); !fit)
        return fit;
    const domain::SourceRow* row = findSource(session.live(), settings.name);
    if (!row || row->kind != settings.kind)
        return noSource(settings.name);
    domain::SourceRow after = *row;
    after.options = optionsText(settings);
    if (after == *row)
        return {};
    domain::ProjectChanges changes;
    changes.of<domain::SourceRow>().push_back({row->id, *row, std::move(after)});
    const auto entry = session.commitProject(changes, session::Cause::Edit, "change-source",
                                             {{"source", settings.name}});
    return entry ? Status() : fail(entry.error());
}

std::uint64_t changesOf(const exchange::ReloadPlan& plan)
{
    return plan.changes.rows.size();
}

session::Observation observationOf(const domain::SourceRow& source, exchange::ReloadPlan plan,
                                   session::Cause cause, Timestamp now)
{
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t missing = 0;
    for (const auto& [kind, count] : plan.counts) {
        added += count.added;
        changed += count.updated;
        missing += count.missing;
    }
    session::Observation seen;
    seen.model = plan.model;
    seen.source = source;
    seen.source->lastComplete = now;
    seen.changes = std::move(plan.changes);
    seen.cause = cause;
    seen.textId = "reload";
    seen.facts = {{"source", source.name},
                  {"added", added},
                  {"changed", changed},
                  {"missing", missing},
                  {"refused", std::uint64_t{plan.problems.size()}}};
    return seen;
}

Result<std::uint64_t> takeReload(session::Session& session, const domain::SourceRow& source,
                                 exchange::ReloadPlan plan, session::Cause cause, Timestamp now)
{
    return session.observe(observationOf(source, std::move(plan), cause, now));
}

} // namespace netatlas::composition
