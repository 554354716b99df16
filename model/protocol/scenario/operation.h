// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/json_members.h"
#include "model/protocol/scenario/scene.h"

#include <span>

namespace netatlas::protocol::scenario {

/// The result as JSON, or why not.
using Answer = Result<boost::json::value>;

/// One operation of model-and-workers 16.4: reads its arguments, changes the scene, gives the
/// result. An argument of the wrong type is noted by the members and answered with `not-valid`;
/// what the operation did to the scene is dropped then, and after an error, so that operations
/// need neither look nor clean up.
using Operation = Answer (*)(Scene& scene, const exchange::JsonMembers& when);

struct NamedOperation
{
    std::string_view name;
    Operation run;
};

/// The operations of one subject, which share a file.
using Family = std::span<const NamedOperation>;

/// The operation of that name, or none.
Operation findOperation(std::string_view name);
/// All names but `seq`, which is no operation on a model.
std::vector<std::string_view> operationNames();

/// The text as a value of JSON.
inline boost::json::string jsonText(std::string_view text)
{
    return boost::json::string(text.data(), text.size());
}

/// The texts as a list.
boost::json::array jsonTexts(const std::vector<std::string>& texts);

} // namespace netatlas::protocol::scenario
