-- SPDX-License-Identifier: GPL-3.0-or-later
-- A network may be in one routing domain with its IPv4 subnets and in another with those of IPv6.

ALTER TABLE provider_network ADD COLUMN ipv6_routing_domain_id INTEGER;
