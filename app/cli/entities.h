// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <boost/json/object.hpp>

namespace netatlas::cli {

/// The kinds that `show` lists (user-experience 16.1).
std::vector<std::string> entityKinds();

/// What a table of a kind shows of each entity.
std::vector<std::string> columnsOf(std::string_view kind);

/// The entities of a kind as objects of stable members: those of model-and-workers 16.2, `model`,
/// and resolved names beside ids. Nothing for a kind that does not exist.
std::optional<std::vector<boost::json::object>>
entitiesOf(std::string_view kind, const domain::Revision& revision,
           const std::vector<const domain::Model*>& models);

} // namespace netatlas::cli
