// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/reload_plan.h"
#include "model/providers/source/source_settings.h"
#include "model/session/session.h"

namespace netatlas::composition {

/// Whether such a source can be added: `already-exists` for a name that is taken, else as
/// `providers::checkSettings`.
Status checkNewSource(const session::Session& session, const providers::SourceSettings& settings);
/// Makes a source of the project, with a model of its own; hosts share one. Errors are those of
/// `checkNewSource` and of the session.
Status addSource(session::Session& session, const providers::SourceSettings& settings);
/// Forgets the source; its model stays with what it has. `not-found` for another name.
Status removeSource(session::Session& session, const std::string& name);
/// Puts other settings in the place of those of the source of that name.
Status changeSource(session::Session& session, const providers::SourceSettings& settings);

/// The source of that name; nothing when there is none.
const domain::SourceRow* findSource(const domain::Revision& revision, std::string_view name);

/// What a planned reload brings: the source knows the time, whatever is new.
session::Observation observationOf(const domain::SourceRow& source, exchange::ReloadPlan plan,
                                   session::Cause cause, Timestamp now);

/// Takes a planned reload into the project: one entry, or none when nothing is new; the source
/// knows the time either way. `cause` says who took it. `stale` when live has moved on since.
Result<std::uint64_t> takeReload(session::Session& session, const domain::SourceRow& source,
                                 exchange::ReloadPlan plan, session::Cause cause, Timestamp now);

/// Rows added, updated or newly missing.
std::uint64_t changesOf(const exchange::ReloadPlan& plan);

} // namespace netatlas::composition
