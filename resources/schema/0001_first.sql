-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of a project file. Columns are the members of the rows of model/domain by their
-- names in `fields()`; numbers are ids, moments are milliseconds since 1970, addresses are 4 or 16
-- bytes in network order, blocks the same with one byte for the prefix length, enumerations their
-- words, and what is a list or a group in a row is JSON. References are checked at the end of a
-- transaction, since one edit may remove and add rows in any order.

-- One row: the number of the last journal entry before the writer that has not closed yet.
CREATE TABLE file_state (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    open_since_entry INTEGER
) STRICT;
INSERT INTO file_state (id, open_since_entry) VALUES (0, NULL);

-- What was done, in order. `changes` has the number of its form beside it, so that later versions
-- can read it.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    model_id INTEGER,
    draft_id INTEGER,
    text_id TEXT NOT NULL,
    arguments TEXT NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL,
    turned INTEGER,
    format INTEGER NOT NULL,
    changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_state ON journal (state, cause);

-- The next free number of each table, shared by live and all drafts.
CREATE TABLE sequences (
    model_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (model_id, table_name)
) STRICT, WITHOUT ROWID;

-- The project itself.

CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    edit_mode TEXT NOT NULL,
    is_controller INTEGER NOT NULL CHECK (is_controller IN (0, 1)),
    source_key TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    options TEXT NOT NULL,
    read_only INTEGER NOT NULL CHECK (read_only IN (0, 1)),
    last_complete INTEGER
) STRICT;

CREATE TABLE tied_domain (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    model_id INTEGER NOT NULL,
    routing_domain_id INTEGER NOT NULL
) STRICT;

CREATE TABLE view (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    options TEXT NOT NULL
) STRICT;

CREATE TABLE view_position (
    id INTEGER PRIMARY KEY,
    view_id INTEGER NOT NULL REFERENCES view (id) DEFERRABLE INITIALLY DEFERRED,
    model_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1))
) STRICT;

CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    entry INTEGER NOT NULL,
    time INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    tags TEXT NOT NULL
) STRICT;

CREATE TABLE accepted_finding (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    expires INTEGER
) STRICT;

CREATE TABLE space_colour (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL,
    space_id INTEGER NOT NULL,
    colour INTEGER NOT NULL
) STRICT;

CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    filter TEXT NOT NULL
) STRICT;

CREATE TABLE project_setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- The models.

CREATE TABLE provider (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    type TEXT NOT NULL,
    networking INTEGER NOT NULL CHECK (networking IN (0, 1)),
    supports_spaces INTEGER NOT NULL CHECK (supports_spaces IN (0, 1)),
    space_discovery INTEGER NOT NULL CHECK (space_discovery IN (0, 1)),
    container_addresses INTEGER NOT NULL CHECK (container_addresses IN (0, 1)),
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE routing_domain (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fabric (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    routing_domain_id INTEGER,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, routing_domain_id) REFERENCES routing_domain (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    fabric_id INTEGER,
    kind TEXT NOT NULL,
    tag INTEGER NOT NULL,
    mtu INTEGER NOT NULL,
    name TEXT NOT NULL,
    dhcp_on INTEGER NOT NULL CHECK (dhcp_on IN (0, 1)),
    relay_segment_id INTEGER,
    provider_ref TEXT NOT NULL,
    provider_network_id TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, fabric_id) REFERENCES fabric (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, relay_segment_id) REFERENCES segment (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE provider_network (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    provider_id TEXT NOT NULL,
    name TEXT NOT NULL,
    routing_domain_id INTEGER,
    zones TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, routing_domain_id) REFERENCES routing_domain (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    available INTEGER NOT NULL CHECK (available IN (0, 1)),
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE space (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    life TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE subnet (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    cidr BLOB NOT NULL,
    cidr_text TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    provider_network_id TEXT NOT NULL,
    vlan_tag INTEGER NOT NULL,
    zones TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    space_id INTEGER NOT NULL,
    fan_local_underlay BLOB,
    fan_underlay_subnet_id INTEGER,
    fan_overlay BLOB,
    segment_id INTEGER,
    name TEXT NOT NULL,
    gateway BLOB,
    dns_servers TEXT NOT NULL,
    supernet INTEGER NOT NULL CHECK (supernet IN (0, 1)),
    unconfirmed INTEGER NOT NULL CHECK (unconfirmed IN (0, 1)),
    life TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, space_id) REFERENCES space (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, fan_underlay_subnet_id) REFERENCES subnet (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, segment_id) REFERENCES segment (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE ip_range (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    subnet_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first BLOB NOT NULL,
    last BLOB NOT NULL,
    purpose TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, subnet_id) REFERENCES subnet (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE static_route (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    source_subnet_id INTEGER NOT NULL,
    destination_subnet_id INTEGER NOT NULL,
    gateway BLOB,
    metric INTEGER NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, source_subnet_id) REFERENCES subnet (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, destination_subnet_id) REFERENCES subnet (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE machine (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    parent_id INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    life TEXT NOT NULL,
    status TEXT NOT NULL,
    zone TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    manual INTEGER NOT NULL CHECK (manual IN (0, 1)),
    instance_id TEXT NOT NULL,
    instance_status TEXT NOT NULL,
    instance_info TEXT NOT NULL,
    addresses TEXT NOT NULL,
    machine_addresses TEXT NOT NULL,
    preferred_public TEXT,
    preferred_private TEXT,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, parent_id) REFERENCES machine (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE link_layer_device (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    machine_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    virtual_port_type TEXT NOT NULL,
    mac TEXT NOT NULL,
    mtu INTEGER NOT NULL,
    vlan_tag INTEGER NOT NULL,
    up INTEGER NOT NULL CHECK (up IN (0, 1)),
    auto_start INTEGER NOT NULL CHECK (auto_start IN (0, 1)),
    parent_id INTEGER,
    segment_id INTEGER,
    provider_id TEXT NOT NULL,
    routes TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, machine_id) REFERENCES machine (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, parent_id) REFERENCES link_layer_device (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, segment_id) REFERENCES segment (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE ip_address (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    device_id INTEGER NOT NULL,
    value BLOB NOT NULL,
    value_text TEXT NOT NULL,
    cidr BLOB,
    config_method TEXT NOT NULL,
    origin TEXT NOT NULL,
    secondary INTEGER NOT NULL CHECK (secondary IN (0, 1)),
    shadow INTEGER NOT NULL CHECK (shadow IN (0, 1)),
    default_gateway INTEGER NOT NULL CHECK (default_gateway IN (0, 1)),
    gateway BLOB,
    dns_servers TEXT NOT NULL,
    dns_search_domains TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    provider_network_id TEXT NOT NULL,
    provider_subnet_id TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, device_id) REFERENCES link_layer_device (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE loose_address (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    routing_domain_id INTEGER NOT NULL,
    subnet_id INTEGER,
    value BLOB NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    mac TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, routing_domain_id) REFERENCES routing_domain (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, subnet_id) REFERENCES subnet (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    life TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    application_id INTEGER NOT NULL,
    machine_id INTEGER,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, application_id) REFERENCES application (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, machine_id) REFERENCES machine (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    application_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, application_id) REFERENCES application (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint_binding (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    application_id INTEGER NOT NULL,
    endpoint TEXT NOT NULL,
    space_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, application_id) REFERENCES application (model_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (model_id, space_id) REFERENCES space (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    level TEXT NOT NULL,
    target INTEGER NOT NULL,
    spaces TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    endpoints TEXT NOT NULL,
    cross_model INTEGER NOT NULL CHECK (cross_model IN (0, 1)),
    egress TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cloud_service (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    application_id INTEGER,
    provider_id TEXT NOT NULL,
    addresses TEXT NOT NULL,
    desired_scale_protected INTEGER NOT NULL CHECK (desired_scale_protected IN (0, 1)),
    exposed_outside INTEGER NOT NULL CHECK (exposed_outside IN (0, 1)),
    generation INTEGER NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, application_id) REFERENCES application (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE cloud_container (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    provider_id TEXT NOT NULL,
    address TEXT,
    ports TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, unit_id) REFERENCES unit (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE controller_node (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    machine_id INTEGER,
    addresses TEXT NOT NULL,
    wants_vote INTEGER NOT NULL CHECK (wants_vote IN (0, 1)),
    has_vote INTEGER NOT NULL CHECK (has_vote IN (0, 1)),
    life TEXT NOT NULL,
    agent_state TEXT NOT NULL,
    member TEXT,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, machine_id) REFERENCES machine (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE api_host_ports (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    audience TEXT NOT NULL,
    servers TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    controller INTEGER NOT NULL CHECK (controller IN (0, 1)),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE absence (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE drift (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;

-- What references are looked up by when the row they name goes.
CREATE INDEX view_position_by_view ON view_position (view_id);
CREATE INDEX fabric_by_routing_domain ON fabric (model_id, routing_domain_id) WHERE routing_domain_id IS NOT NULL;
CREATE INDEX segment_by_fabric ON segment (model_id, fabric_id) WHERE fabric_id IS NOT NULL;
CREATE INDEX segment_by_relay_segment ON segment (model_id, relay_segment_id) WHERE relay_segment_id IS NOT NULL;
CREATE INDEX provider_network_by_routing_domain ON provider_network (model_id, routing_domain_id) WHERE routing_domain_id IS NOT NULL;
CREATE INDEX subnet_by_space ON subnet (model_id, space_id);
CREATE INDEX subnet_by_fan_underlay_subnet ON subnet (model_id, fan_underlay_subnet_id) WHERE fan_underlay_subnet_id IS NOT NULL;
CREATE INDEX subnet_by_segment ON subnet (model_id, segment_id) WHERE segment_id IS NOT NULL;
CREATE INDEX ip_range_by_subnet ON ip_range (model_id, subnet_id);
CREATE INDEX static_route_by_source_subnet ON static_route (model_id, source_subnet_id);
CREATE INDEX static_route_by_destination_subnet ON static_route (model_id, destination_subnet_id);
CREATE INDEX machine_by_parent ON machine (model_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX link_layer_device_by_machine ON link_layer_device (model_id, machine_id);
CREATE INDEX link_layer_device_by_parent ON link_layer_device (model_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX link_layer_device_by_segment ON link_layer_device (model_id, segment_id) WHERE segment_id IS NOT NULL;
CREATE INDEX ip_address_by_device ON ip_address (model_id, device_id);
CREATE INDEX loose_address_by_routing_domain ON loose_address (model_id, routing_domain_id);
CREATE INDEX loose_address_by_subnet ON loose_address (model_id, subnet_id) WHERE subnet_id IS NOT NULL;
CREATE INDEX unit_by_application ON unit (model_id, application_id);
CREATE INDEX unit_by_machine ON unit (model_id, machine_id) WHERE machine_id IS NOT NULL;
CREATE INDEX endpoint_by_application ON endpoint (model_id, application_id);
CREATE INDEX endpoint_binding_by_application ON endpoint_binding (model_id, application_id);
CREATE INDEX endpoint_binding_by_space ON endpoint_binding (model_id, space_id);
CREATE INDEX cloud_service_by_application ON cloud_service (model_id, application_id) WHERE application_id IS NOT NULL;
CREATE INDEX cloud_container_by_unit ON cloud_container (model_id, unit_id);
CREATE INDEX controller_node_by_machine ON controller_node (model_id, machine_id) WHERE machine_id IS NOT NULL;

-- The draft that every project has.
INSERT INTO draft (id, name, active) VALUES (0, 'draft', 1);
