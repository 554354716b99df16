// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <boost/json/fwd.hpp>

#include <iosfwd>
#include <string>

namespace netatlas::exchange {

/// The model as the fragment that `readFragment` reads: all members of model-and-workers 16.2,
/// and the further ones of this program where they say something. Rows in order of their ids, so
/// equal models give equal texts.
///
/// The space of an overlay, and of a listed address that a subnet explains, is the effective one.
boost::json::object writeFragment(const domain::Model& model);

/// The same as indented text with a line end, for files that are kept and compared.
std::string fragmentText(const domain::Model& model);
/// The same into a stream, row by row, so that a model of any size takes no more room. `further`
/// members come last; readers of the fragment pass over those that it does not have.
void writeFragmentText(std::ostream& out, const domain::Model& model,
                       const boost::json::object& further);

/// The space that a listed address is in: that of its subnet, else the one it was given, else
/// alpha.
domain::SpaceId spaceOf(const domain::Model& model, const domain::ListedAddress& address);

/// A listed address as the object of 16.2.
boost::json::object writeAddress(const domain::Model& model, const domain::ListedAddress& address);

/// The members of 16.2 of one row and the further ones, for lists of rows.
boost::json::object writeRow(const domain::Model& model, const domain::RoutingDomainRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::FabricRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::SegmentRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::ProviderNetworkRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::ZoneRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::SpaceRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::SubnetRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::RangeRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::StaticRouteRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::MachineRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::DeviceRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::DeviceAddressRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::LooseAddressRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::ApplicationRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::UnitRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::RelationRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::CloudServiceRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::CloudContainerRow& row);
boost::json::object writeRow(const domain::Model& model, const domain::ControllerNodeRow& row);

} // namespace netatlas::exchange
