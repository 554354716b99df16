// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/rejection.h"
#include "model/providers/juju/juju_site.h"

#include <boost/json/object.hpp>

namespace netatlas::providers::juju {

/// A whole model as Juju writes it out (`juju dump-model`, the description of a migration), on its
/// way into a model of ours.
///
/// `stream` is the export stream of model-and-workers 12.1, with the members of old streams where
/// the dump is old (`space-name`, `availability-zone`, rows without `id`): it is to be brought up
/// to date by whoever reads it. A collection is there only when the dump has its table, since a
/// simplified dump leaves tables out.
struct ModelDump
{
    std::string name;
    std::string uuid;
    std::string cloud; ///< the provider's type or the cloud's name
    bool isCluster = false;
    /// Spaces and subnets have the ids that Juju gave them; an old dump has none.
    bool hasOwnIds = true;
    boost::json::object stream;
    /// Where the rows of the stream's collections stand, in their order.
    std::map<std::string, std::vector<Place>, std::less<>> places;
};

/// Whether a document is such a dump, by its tables, which are groups of a version and a list.
bool isModelDump(const document::Node& document);

/// Reads YAML and JSON, all versions of each table; members that nobody knows are passed over.
/// Gives what had to be refused: then the dump is not to be used.
std::vector<document::Rejection> readModelDump(const document::Node& document,
                                               const std::string& file, ModelDump& dump);

} // namespace netatlas::providers::juju
