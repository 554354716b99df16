-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a controller node asks for while its HA address cannot be chosen.

ALTER TABLE controller_node ADD COLUMN agent_message TEXT NOT NULL DEFAULT '';
