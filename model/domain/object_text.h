// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

#include <string>

namespace netatlas::domain {

/// The object id of links and tests (user-experience 20): kind, `-`, id, after the model's name
/// where there are several models: `subnet-7`, `machine-2/lxd/0`, `prod-east:space-3`. Machines,
/// units and applications are known by what people call them, all others by number.
std::string objectId(const Revision& revision, const ObjectRef& ref);

/// The object of such an id; nothing when there is none. Without a model's name the only model
/// that has it, else nothing.
std::optional<ObjectRef> findObject(const Revision& revision, std::string_view objectId);

/// What a list or sentence calls the object: CIDR, name, machine number, `machine:device`,
/// `app:endpoint`.
std::string objectLabel(const Revision& revision, const ObjectRef& ref);
/// The same in one model, of which the rows alone count.
std::string objectLabel(const Model& model, const ObjectRef& ref);

/// First look-ups by name; nothing when there is none of that name.
std::optional<SpaceId> findSpace(const Model& model, std::string_view name);
std::optional<MachineId> findMachine(const Model& model, std::string_view number);
std::optional<ApplicationId> findApplication(const Model& model, std::string_view name);
std::optional<UnitId> findUnit(const Model& model, std::string_view name);
/// All subnets whose network is that of the block, in order of ids.
std::vector<SubnetId> subnetsOf(const Model& model, const net::Cidr& cidr);
/// What sets the subnet apart from those of equal blocks: the name of its routing domain, or the
/// provider's id of a network of which nothing else is known (model-and-workers 3.3, 14.2).
std::string_view networkName(const Model& model, SubnetId subnet);
std::optional<SubnetId> findSubnetByProviderId(const Model& model, std::string_view providerId);

/// The value of a model or controller setting; empty when it is not set.
std::string settingOf(const Model& model, std::string_view key, bool ofController = false);

/// What the provider of the model can do.
const ProviderRow& providerOf(const Model& model);

} // namespace netatlas::domain
