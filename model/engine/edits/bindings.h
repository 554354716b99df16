// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <map>
#include <optional>
#include <string>

namespace netatlas::engine::edits {

/// Endpoint to space; the empty endpoint is the default binding (model-and-workers 2.10).
using Bindings = std::map<std::string, domain::SpaceId>;

/// The space of bindings that nobody set: the model's `default-space`, else alpha (5.6).
domain::SpaceId defaultBindingSpace(const domain::Model& model);

/// Reads a map whose values are all space names or all space ids (5.6, parsing). An empty value is
/// alpha and only legal among names; else `binding-unknown-space`.
Result<Bindings> parseBindings(const domain::Model& model,
                               const std::map<std::string, std::string>& texts);

struct MergedBindings
{
    Bindings bindings;
    bool isModified = false;
};

/// The bindings after new ones come in (5.6, merge). `endpoints` are those of the charm, relation
/// endpoints and extra bindings alike.
MergedBindings mergeBindings(const Bindings& current, const Bindings& incoming,
                             const std::vector<std::string>& endpoints,
                             domain::SpaceId modelDefault);

/// The stored bindings of an application.
Bindings bindingsOf(const domain::Model& model, domain::ApplicationId application);
/// The names of its endpoints, sorted.
std::vector<std::string> endpointNames(const domain::Model& model,
                                       domain::ApplicationId application);

/// Whether the machine has an address in the space, be it of a device or a listed one.
bool hasAddressIn(const domain::Model& model, domain::MachineId machine, domain::SpaceId space);

/// The space of a listed address: its subnet's, else the one it was given, else alpha.
domain::SpaceId spaceOf(const domain::Model& model, const domain::ListedAddress& address);

/// Checks merged bindings (5.6, validate): `binding-unknown-endpoint`, `binding-unknown-space`, and
/// unless forced `binding-infeasible` with the machines. Endpoints bound to alpha are not asked.
Status validateBindings(const domain::Model& model, domain::ApplicationId application,
                        const Bindings& bindings, bool isForced);

/// The `binding-infeasible` of each endpoint that has machines without an address in its space.
std::vector<Error> infeasibleBindings(const domain::Model& model, domain::ApplicationId application,
                                      const Bindings& bindings);

/// Stores exactly these bindings of the application.
void putBindings(const domain::Model& model, domain::ChangeRecorder& rows,
                 domain::ApplicationId application, const Bindings& bindings);

} // namespace netatlas::engine::edits
