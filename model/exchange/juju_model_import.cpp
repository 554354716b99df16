// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/juju_model_import.h"

#include "model/base/text.h"
#include "model/exchange/fragment_reader.h"
#include "model/exchange/juju_model_merge.h"
#include "model/exchange/stream_import.h"
#include "model/exchange/stream_members.h"

#include <boost/json/value.hpp>

namespace netatlas::exchange {

namespace {

using providers::juju::ModelDump;
using providers::juju::Place;

/// The place of a row of the stream, from the way to it: `subnets[3].cidr`.
const Place* placeOfRow(const ModelDump& dump, std::string_view way)
{
    const auto open = way.find('[');
    const auto close = way.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return nullptr;
    const auto collection = dump.places.find(way.substr(0, open));
    const auto index = parseNumber<std::size_t>(way.substr(open + 1, close - open - 1));
    if (collection == dump.places.end() || !index || *index >= collection->second.size())
        return nullptr;
    return &collection->second[*index];
}

ImportProblem problemOf(const ModelDump& dump, const Error& error)
{
    ImportProblem problem;
    const std::string& way = detailOf(error.details, "what").text();
    if (const Place* place = placeOfRow(dump, way)) {
        problem.file = place->file;
        problem.line = place->position.line;
        problem.column = place->position.column;
        problem.field = place->field;
    } else if (!dump.places.empty()) {
        problem.file = dump.places.begin()->second.front().file;
        problem.field = way;
    }
    problem.value = detailOf(error.details, "value").text();
    problem.cause = detailOf(error.details, "cause").text();
    if (problem.cause.empty())
        problem.cause = errorText(error);
    return problem;
}

ImportProblem nameProblem(const ModelDump& dump, const std::string& name)
{
    ImportProblem problem;
    problem.value = name;
    problem.cause = "is the name of another space of the model, which the dump does not have";
    const auto* const spaces = dump.stream.if_contains("spaces");
    const auto places = dump.places.find("spaces");
    if (!spaces || !spaces->is_array() || places == dump.places.end())
        return problem;
    const boost::json::array& rows = spaces->get_array();
    for (std::size_t i = 0; i < rows.size() && i < places->second.size(); ++i)
        if (rows[i].is_object() && memberText(rows[i].get_object(), "name") == name) {
            const Place& place = places->second[i];
            problem.file = place.file;
            problem.line = place.position.line;
            problem.column = place.position.column;
            problem.field = place.field + ".name";
        }
    return problem;
}

} // namespace

JujuModelOutcome importJujuModel(engine::reconcile::Reconciliation& run, ImportTally& tally,
                                 const ModelDump& dump, OwnIds ownIds)
{
    const auto stream = imported({}, dump.stream);
    if (!stream)
        return {.refused = {problemOf(dump, stream.error())}, .usedUp = {}};
    const auto wanted = readFragment(*stream);
    if (!wanted)
        return {.refused = {problemOf(dump, wanted.error())}, .usedUp = {}};
    if (const auto name = JujuModelMerge(run, tally, *stream, wanted->state, ownIds).carryOut())
        return {.refused = {nameProblem(dump, *name)}, .usedUp = {}};
    JujuModelOutcome outcome;
    if (dump.hasOwnIds) {
        const domain::Sequences& given = wanted->state.sequences;
        outcome.usedUp.passBy<domain::SpaceRow>(given.next<domain::SpaceRow>() - 1);
        if (const auto next = given.next<domain::SubnetRow>(); next > 0)
            outcome.usedUp.passBy<domain::SubnetRow>(next - 1);
    }
    return outcome;
}

} // namespace netatlas::exchange
