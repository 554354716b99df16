// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <string>

namespace netatlas::composition {

/// The file that the endpoints of a model's controllers are written to for agents
/// (model-and-workers 7.6); empty where none is.
std::string agentsFile(const domain::Revision& revision, domain::ModelId model);

/// Sets it for as long as the project lasts, an empty path for none. `not-found` for a model that
/// there is not, `not-valid` for a path that is not absolute.
Status setAgentsFile(session::Session& session, domain::ModelId model, const std::string& path);

/// Whether a model has controllers whose endpoints could be written.
bool hasControllers(const domain::Model& model);

} // namespace netatlas::composition
