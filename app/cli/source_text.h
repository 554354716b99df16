// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/domain/site_observation.h"

#include <boost/json/object.hpp>

namespace netatlas::cli {

/// A source as an object and as the cells of a table.
boost::json::object sourceJson(const domain::Revision& revision, const domain::SourceRow& row);
std::vector<std::string> sourceCells(const domain::Revision& revision,
                                     const domain::SourceRow& row);
/// The sources that are meant: the one named, else all.
Result<std::vector<domain::SourceRow>> chosenSources(const domain::Revision& revision,
                                                     const std::string& name);
/// What a look could not show, in words.
std::string noteText(const domain::SeenNote& note);
/// `subnet a1b2: cidr “10.0.0.0/33” is no block of addresses`.
std::string sourceProblemText(const domain::SeenProblem& problem);
boost::json::object problemJson(const domain::SeenProblem& problem);

} // namespace netatlas::cli
