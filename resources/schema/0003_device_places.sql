-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an interface entry says beyond the entities: its index, zones and the provider's VLAN.
-- Subnets may have limits of use of their own.

ALTER TABLE link_layer_device ADD COLUMN device_index INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link_layer_device ADD COLUMN zones TEXT NOT NULL DEFAULT '';
ALTER TABLE link_layer_device ADD COLUMN provider_vlan_id TEXT NOT NULL DEFAULT '';
ALTER TABLE subnet ADD COLUMN warn_percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subnet ADD COLUMN error_percent INTEGER NOT NULL DEFAULT 0;
