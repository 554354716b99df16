// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/carry_out.h"

namespace netatlas::engine::edits {

/// @name What must hold for a row that somebody adds or changes by hand (model-and-workers 2)
///
/// `before` is the row as it was, or nothing for a new one. A new row is completed by what follows
/// from its members: a machine's number and host, a unit's application.
/// @{
Status requireValid(const Workplace& place, domain::FabricRow& row,
                    const domain::FabricRow* before);
Status requireValid(const Workplace& place, domain::SegmentRow& row,
                    const domain::SegmentRow* before);
Status requireValid(const Workplace& place, domain::SubnetRow& row,
                    const domain::SubnetRow* before);
Status requireValid(const Workplace& place, domain::RangeRow& row, const domain::RangeRow* before);
Status requireValid(const Workplace& place, domain::LooseAddressRow& row,
                    const domain::LooseAddressRow* before);
Status requireValid(const Workplace& place, domain::MachineRow& row,
                    const domain::MachineRow* before);
Status requireValid(const Workplace& place, domain::DeviceRow& row,
                    const domain::DeviceRow* before);
Status requireValid(const Workplace& place, domain::DeviceAddressRow& row,
                    const domain::DeviceAddressRow* before);
Status requireValid(const Workplace& place, domain::ApplicationRow& row,
                    const domain::ApplicationRow* before);
Status requireValid(const Workplace& place, domain::UnitRow& row, const domain::UnitRow* before);
Status requireValid(const Workplace& place, domain::EndpointRow& row,
                    const domain::EndpointRow* before);
/// @}

/// `already-exists` for a VLAN id that another segment of the fabric has, with the nearest free
/// ones (NA-110).
Status requireFreeTag(const domain::Model& model, domain::FabricId fabric, std::uint32_t tag,
                      std::optional<domain::SegmentId> self);

/// Lists the address among those of the machine that its device belongs to, or takes it out again
/// unless another device of the machine has it too.
void listAddress(const Workplace& place, const domain::DeviceAddressRow& address,
                 domain::DeviceId device);
void unlistAddress(const Workplace& place, const domain::DeviceAddressRow& gone);

} // namespace netatlas::engine::edits
