BEGIN TRANSACTION;
CREATE TABLE absence (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE accepted_finding (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    expires INTEGER
) STRICT;
CREATE TABLE api_host_ports (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    audience TEXT NOT NULL,
    servers TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE application (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    life TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "application" VALUES(0,0,'app-0','iaas','alive');
INSERT INTO "application" VALUES(0,1,'app-1','iaas','alive');
INSERT INTO "application" VALUES(0,2,'app-2','iaas','alive');
INSERT INTO "application" VALUES(0,3,'app-3','iaas','alive');
CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    filter TEXT NOT NULL
) STRICT;
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
CREATE TABLE constraints (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    level TEXT NOT NULL,
    target INTEGER NOT NULL,
    spaces TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
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
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
INSERT INTO "draft" VALUES(0,'draft',1);
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
CREATE TABLE endpoint (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    application_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, application_id) REFERENCES application (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO "endpoint" VALUES(0,0,0,'admin','relation');
INSERT INTO "endpoint" VALUES(0,1,0,'backup','relation');
INSERT INTO "endpoint" VALUES(0,2,0,'cluster','relation');
INSERT INTO "endpoint" VALUES(0,3,0,'db','relation');
INSERT INTO "endpoint" VALUES(0,4,0,'website','relation');
INSERT INTO "endpoint" VALUES(0,5,1,'admin','relation');
INSERT INTO "endpoint" VALUES(0,6,1,'backup','relation');
INSERT INTO "endpoint" VALUES(0,7,1,'cluster','relation');
INSERT INTO "endpoint" VALUES(0,8,1,'db','relation');
INSERT INTO "endpoint" VALUES(0,9,1,'website','relation');
INSERT INTO "endpoint" VALUES(0,10,2,'admin','relation');
INSERT INTO "endpoint" VALUES(0,11,2,'backup','relation');
INSERT INTO "endpoint" VALUES(0,12,2,'cluster','relation');
INSERT INTO "endpoint" VALUES(0,13,2,'db','relation');
INSERT INTO "endpoint" VALUES(0,14,2,'website','relation');
INSERT INTO "endpoint" VALUES(0,15,3,'admin','relation');
INSERT INTO "endpoint" VALUES(0,16,3,'backup','relation');
INSERT INTO "endpoint" VALUES(0,17,3,'cluster','relation');
INSERT INTO "endpoint" VALUES(0,18,3,'db','relation');
INSERT INTO "endpoint" VALUES(0,19,3,'website','relation');
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
INSERT INTO "endpoint_binding" VALUES(0,0,0,'',0);
INSERT INTO "endpoint_binding" VALUES(0,1,0,'admin',0);
INSERT INTO "endpoint_binding" VALUES(0,2,0,'backup',0);
INSERT INTO "endpoint_binding" VALUES(0,3,0,'cluster',0);
INSERT INTO "endpoint_binding" VALUES(0,4,0,'db',0);
INSERT INTO "endpoint_binding" VALUES(0,5,0,'website',0);
INSERT INTO "endpoint_binding" VALUES(0,6,1,'',1);
INSERT INTO "endpoint_binding" VALUES(0,7,1,'admin',1);
INSERT INTO "endpoint_binding" VALUES(0,8,1,'backup',1);
INSERT INTO "endpoint_binding" VALUES(0,9,1,'cluster',1);
INSERT INTO "endpoint_binding" VALUES(0,10,1,'db',1);
INSERT INTO "endpoint_binding" VALUES(0,11,1,'website',1);
INSERT INTO "endpoint_binding" VALUES(0,12,2,'',2);
INSERT INTO "endpoint_binding" VALUES(0,13,2,'admin',2);
INSERT INTO "endpoint_binding" VALUES(0,14,2,'backup',2);
INSERT INTO "endpoint_binding" VALUES(0,15,2,'cluster',2);
INSERT INTO "endpoint_binding" VALUES(0,16,2,'db',2);
INSERT INTO "endpoint_binding" VALUES(0,17,2,'website',2);
INSERT INTO "endpoint_binding" VALUES(0,18,3,'',3);
INSERT INTO "endpoint_binding" VALUES(0,19,3,'admin',3);
INSERT INTO "endpoint_binding" VALUES(0,20,3,'backup',3);
INSERT INTO "endpoint_binding" VALUES(0,21,3,'cluster',3);
INSERT INTO "endpoint_binding" VALUES(0,22,3,'db',3);
INSERT INTO "endpoint_binding" VALUES(0,23,3,'website',3);
CREATE TABLE fabric (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    routing_domain_id INTEGER,
    PRIMARY KEY (model_id, id),
    FOREIGN KEY (model_id, routing_domain_id) REFERENCES routing_domain (model_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO "fabric" VALUES(0,0,'fabric-0','',NULL);
INSERT INTO "fabric" VALUES(0,1,'fabric-1','',NULL);
INSERT INTO "fabric" VALUES(0,2,'fabric-2','',NULL);
INSERT INTO "fabric" VALUES(0,3,'fabric-3','',NULL);
CREATE TABLE file_state (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    open_since_entry INTEGER
) STRICT;
INSERT INTO "file_state" VALUES(0,NULL);
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
INSERT INTO "ip_address" VALUES(0,0,0,X'0A00007C','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,1,0,X'0A00000D','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,2,0,X'0A0000A3','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,3,1,X'0A000050','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,4,1,X'0A000066','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,5,2,X'0A0000F8','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,6,2,X'0A000068','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,7,2,X'0A000098','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,8,3,X'0A000001','',X'0A0000001A','static','machine',0,0,0,NULL,'','','','','subnet-6');
INSERT INTO "ip_address" VALUES(0,9,3,X'0A000015','',X'0A0000001A','static','machine',0,0,0,NULL,'','','','','subnet-6');
INSERT INTO "ip_address" VALUES(0,10,4,X'0A000116','',X'0A0001001A','static','machine',0,0,0,NULL,'','','','','subnet-11');
INSERT INTO "ip_address" VALUES(0,11,4,X'0A000122','',X'0A0001001A','static','machine',0,0,0,NULL,'','','','','subnet-11');
INSERT INTO "ip_address" VALUES(0,12,4,X'0A000103','',X'0A0001001A','static','machine',0,0,0,NULL,'','','','','subnet-11');
INSERT INTO "ip_address" VALUES(0,13,5,X'0A00050D','',X'0A00050C1E','static','machine',0,0,0,NULL,'','','','','subnet-10');
INSERT INTO "ip_address" VALUES(0,14,5,X'0A00050E','',X'0A00050C1E','static','machine',0,0,0,NULL,'','','','','subnet-10');
INSERT INTO "ip_address" VALUES(0,15,6,X'0A0001F7','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,16,6,X'0A000185','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,17,6,X'0A0001B5','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,18,7,X'0A00000B','',X'0A0000001C','static','machine',0,0,0,NULL,'','','','network-6','subnet-15');
INSERT INTO "ip_address" VALUES(0,19,7,X'0A00021D','',X'0A00020018','static','machine',0,0,0,NULL,'','','','','subnet-9');
INSERT INTO "ip_address" VALUES(0,20,8,X'0A00032E','',X'0A0003001A','static','machine',0,0,0,NULL,'','','','','subnet-3');
INSERT INTO "ip_address" VALUES(0,21,8,X'0A00011D','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-4','subnet-5');
INSERT INTO "ip_address" VALUES(0,22,8,X'0A000301','',X'0A0003001A','static','machine',0,0,0,NULL,'','','','','subnet-3');
INSERT INTO "ip_address" VALUES(0,23,9,X'0A0000D7','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,24,9,X'0A000043','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-1','subnet-4');
INSERT INTO "ip_address" VALUES(0,25,10,X'0A00000C','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,26,10,X'0A0000A2','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,27,10,X'0A0000E5','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,28,11,X'0A0000E9','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,29,11,X'0A0000A1','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,30,12,X'0A000020','',X'0A00000018','static','machine',0,0,0,NULL,'','','','','subnet-13');
INSERT INTO "ip_address" VALUES(0,31,12,X'0A000051','',X'0A00000018','static','machine',0,0,0,NULL,'','','','','subnet-13');
INSERT INTO "ip_address" VALUES(0,32,12,X'0A000004','',X'0A00000018','static','machine',0,0,0,NULL,'','','','','subnet-13');
INSERT INTO "ip_address" VALUES(0,33,13,X'0A000078','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,34,13,X'0A000016','',X'0A00000018','static','machine',0,0,0,NULL,'','','','network-5','subnet-8');
INSERT INTO "ip_address" VALUES(0,35,14,X'0A000108','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,36,14,X'0A0001E5','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,37,14,X'0A000150','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,38,15,X'0A00016F','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
INSERT INTO "ip_address" VALUES(0,39,15,X'0A000120','',X'0A00010018','static','machine',0,0,0,NULL,'','','','network-2','subnet-2');
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
INSERT INTO "journal" VALUES(1,1795412951058,'root','observation',0,NULL,'generate','{}','{"arguments":"{\"version\":4,\"kind\":\"site\",\"seed\":3,\"scale\":40,\"profile\":\"clean\",\"v6-share\":3E-1,\"domains\":8,\"dropped-addresses\":0}","model":"generated","version":4}','done',NULL,1,'{"project":{"model":[{"id":0,"after":{"id":0,"name":"generated","edit_mode":"direct","is_controller":false,"source_key":""}}]},"rows":{"routing_domain":[{"id":1,"after":{"id":1,"name":"domain-1","provider_ref":""}},{"id":2,"after":{"id":2,"name":"domain-2","provider_ref":""}},{"id":3,"after":{"id":3,"name":"domain-3","provider_ref":""}},{"id":4,"after":{"id":4,"name":"domain-4","provider_ref":""}},{"id":5,"after":{"id":5,"name":"domain-5","provider_ref":""}},{"id":6,"after":{"id":6,"name":"domain-6","provider_ref":""}},{"id":7,"after":{"id":7,"name":"domain-7","provider_ref":""}}],"fabric":[{"id":0,"after":{"id":0,"name":"fabric-0","provider_ref":"","routing_domain_id":null}},{"id":1,"after":{"id":1,"name":"fabric-1","provider_ref":"","routing_domain_id":null}},{"id":2,"after":{"id":2,"name":"fabric-2","provider_ref":"","routing_domain_id":null}},{"id":3,"after":{"id":3,"name":"fabric-3","provider_ref":"","routing_domain_id":null}}],"segment":[{"id":0,"after":{"id":0,"fabric_id":0,"kind":"vlan","tag":1,"mtu":1500,"name":"vlan-0","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":1,"after":{"id":1,"fabric_id":1,"kind":"vlan","tag":1,"mtu":1500,"name":"vlan-1","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":2,"after":{"id":2,"fabric_id":2,"kind":"vlan","tag":1,"mtu":1500,"name":"vlan-2","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":3,"after":{"id":3,"fabric_id":3,"kind":"vlan","tag":1,"mtu":1500,"name":"vlan-3","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":4,"after":{"id":4,"fabric_id":0,"kind":"vlan","tag":2,"mtu":1500,"name":"vlan-4","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":5,"after":{"id":5,"fabric_id":1,"kind":"vlan","tag":2,"mtu":1500,"name":"vlan-5","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":6,"after":{"id":6,"fabric_id":2,"kind":"vlan","tag":2,"mtu":1500,"name":"vlan-6","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}},{"id":7,"after":{"id":7,"fabric_id":3,"kind":"vlan","tag":2,"mtu":1500,"name":"vlan-7","dhcp_on":false,"relay_segment_id":null,"provider_ref":"","provider_network_id":""}}],"provider_network":[{"id":0,"after":{"id":0,"provider_id":"network-1","name":"network-1","routing_domain_id":1,"zones":[],"ipv6_routing_domain_id":null}},{"id":1,"after":{"id":1,"provider_id":"network-2","name":"network-2","routing_domain_id":2,"zones":[],"ipv6_routing_domain_id":null}},{"id":2,"after":{"id":2,"provider_id":"network-3","name":"network-3","routing_domain_id":3,"zones":[],"ipv6_routing_domain_id":null}},{"id":3,"after":{"id":3,"provider_id":"network-4","name":"network-4","routing_domain_id":4,"zones":[],"ipv6_routing_domain_id":null}},{"id":4,"after":{"id":4,"provider_id":"network-5","name":"network-5","routing_domain_id":5,"zones":[],"ipv6_routing_domain_id":null}},{"id":5,"after":{"id":5,"provider_id":"network-6","name":"network-6","routing_domain_id":6,"zones":[],"ipv6_routing_domain_id":null}},{"id":6,"after":{"id":6,"provider_id":"network-7","name":"network-7","routing_domain_id":7,"zones":[],"ipv6_routing_domain_id":null}}],"space":[{"id":1,"after":{"id":1,"name":"space-1","provider_id":"","life":"alive","public":false}},{"id":2,"after":{"id":2,"name":"space-2","provider_id":"","life":"alive","public":false}},{"id":3,"after":{"id":3,"name":"space-3","provider_id":"","life":"alive","public":false}}],"subnet":[{"id":0,"after":{"id":0,"cidr":"10.0.5.0/28","cidr_text":"","provider_id":"subnet-0","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":4,"name":"","gateway":null,"dns_servers":[],"supernet":true,"unconfirmed":false,"life":"alive"}},{"id":1,"after":{"id":1,"cidr":"fd00::/64","cidr_text":"","provider_id":"subnet-1","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":2,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":5,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":2,"after":{"id":2,"cidr":"10.0.1.0/24","cidr_text":"","provider_id":"subnet-2","provider_network_id":"network-2","vlan_tag":2,"zones":[],"public":false,"space_id":0,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":7,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":3,"after":{"id":3,"cidr":"10.0.3.0/26","cidr_text":"","provider_id":"subnet-3","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":4,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":4,"after":{"id":4,"cidr":"10.0.0.0/24","cidr_text":"","provider_id":"subnet-4","provider_network_id":"network-1","vlan_tag":1,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":0,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":5,"after":{"id":5,"cidr":"10.0.1.0/24","cidr_text":"","provider_id":"subnet-5","provider_network_id":"network-4","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":4,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":6,"after":{"id":6,"cidr":"10.0.0.0/26","cidr_text":"","provider_id":"subnet-6","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":2,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":5,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":7,"after":{"id":7,"cidr":"10.0.5.8/29","cidr_text":"","provider_id":"subnet-7","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":4,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":8,"after":{"id":8,"cidr":"10.0.0.0/24","cidr_text":"","provider_id":"subnet-8","provider_network_id":"network-5","vlan_tag":1,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":1,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":9,"after":{"id":9,"cidr":"10.0.2.0/24","cidr_text":"","provider_id":"subnet-9","provider_network_id":"","vlan_tag":1,"zones":[],"public":false,"space_id":1,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":3,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":10,"after":{"id":10,"cidr":"10.0.5.12/30","cidr_text":"","provider_id":"subnet-10","provider_network_id":"","vlan_tag":1,"zones":[],"public":false,"space_id":2,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":2,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":11,"after":{"id":11,"cidr":"10.0.1.0/26","cidr_text":"","provider_id":"subnet-11","provider_network_id":"","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":6,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":12,"after":{"id":12,"cidr":"10.0.0.0/24","cidr_text":"","provider_id":"subnet-12","provider_network_id":"network-4","vlan_tag":2,"zones":[],"public":false,"space_id":3,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":4,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":13,"after":{"id":13,"cidr":"10.0.0.0/24","cidr_text":"","provider_id":"subnet-13","provider_network_id":"","vlan_tag":1,"zones":[],"public":false,"space_id":2,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":2,"name":"","gateway":null,"dns_servers":[],"supernet":true,"unconfirmed":false,"life":"alive"}},{"id":14,"after":{"id":14,"cidr":"10.0.4.0/24","cidr_text":"","provider_id":"subnet-14","provider_network_id":"","vlan_tag":1,"zones":[],"public":false,"space_id":2,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":2,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}},{"id":15,"after":{"id":15,"cidr":"10.0.0.0/28","cidr_text":"","provider_id":"subnet-15","provider_network_id":"network-6","vlan_tag":1,"zones":[],"public":false,"space_id":1,"fan_local_underlay":null,"fan_underlay_subnet_id":null,"fan_overlay":null,"segment_id":3,"name":"","gateway":null,"dns_servers":[],"supernet":false,"unconfirmed":false,"life":"alive"}}],"machine":[{"id":0,"after":{"id":0,"number":"0","parent_id":null,"name":"node-0","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":1,"after":{"id":1,"number":"1","parent_id":null,"name":"node-1","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":2,"after":{"id":2,"number":"2","parent_id":null,"name":"node-2","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":3,"after":{"id":3,"number":"3","parent_id":null,"name":"node-3","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":4,"after":{"id":4,"number":"4","parent_id":null,"name":"node-4","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":5,"after":{"id":5,"number":"5","parent_id":null,"name":"node-5","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":6,"after":{"id":6,"number":"6","parent_id":null,"name":"node-6","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}},{"id":7,"after":{"id":7,"number":"7","parent_id":null,"name":"node-7","kind":"machine","life":"alive","status":"started","zone":"","provider_ref":"","manual":false,"instance_id":"","instance_status":"","instance_info":"","addresses":[],"machine_addresses":[],"preferred_public":null,"preferred_private":null}}],"link_layer_device":[{"id":0,"after":{"id":0,"machine_id":0,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:00","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":0,"provider_id":"","routes":""}},{"id":1,"after":{"id":1,"machine_id":0,"name":"br1","type":"bridge","virtual_port_type":"","mac":"52:54:00:00:00:01","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":0,"provider_id":"","routes":""}},{"id":2,"after":{"id":2,"machine_id":1,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:02","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":1,"provider_id":"","routes":""}},{"id":3,"after":{"id":3,"machine_id":1,"name":"br1","type":"bridge","virtual_port_type":"","mac":"52:54:00:00:00:03","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":5,"provider_id":"","routes":""}},{"id":4,"after":{"id":4,"machine_id":2,"name":"bond0","type":"bond","virtual_port_type":"","mac":"52:54:00:00:00:04","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":6,"provider_id":"","routes":""}},{"id":5,"after":{"id":5,"machine_id":2,"name":"eth1","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:05","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":2,"provider_id":"","routes":""}},{"id":6,"after":{"id":6,"machine_id":3,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:06","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":7,"provider_id":"","routes":""}},{"id":7,"after":{"id":7,"machine_id":3,"name":"eth1","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:07","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":3,"provider_id":"","routes":""}},{"id":8,"after":{"id":8,"machine_id":4,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:08","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":4,"provider_id":"","routes":""}},{"id":9,"after":{"id":9,"machine_id":4,"name":"vxlan1","type":"vxlan","virtual_port_type":"","mac":"52:54:00:00:00:09","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":0,"provider_id":"","routes":""}},{"id":10,"after":{"id":10,"machine_id":5,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:0a","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":1,"provider_id":"","routes":""}},{"id":11,"after":{"id":11,"machine_id":5,"name":"eth1","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:0b","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":1,"provider_id":"","routes":""}},{"id":12,"after":{"id":12,"machine_id":6,"name":"eth0","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:0c","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":2,"provider_id":"","routes":""}},{"id":13,"after":{"id":13,"machine_id":6,"name":"eth1","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:0d","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":1,"provider_id":"","routes":""}},{"id":14,"after":{"id":14,"machine_id":7,"name":"vxlan0","type":"vxlan","virtual_port_type":"","mac":"52:54:00:00:00:0e","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":7,"provider_id":"","routes":""}},{"id":15,"after":{"id":15,"machine_id":7,"name":"eth1","type":"ethernet","virtual_port_type":"","mac":"52:54:00:00:00:0f","mtu":1500,"vlan_tag":0,"up":true,"auto_start":true,"parent_id":null,"segment_id":7,"provider_id":"","routes":""}}],"ip_address":[{"id":0,"after":{"id":0,"device_id":0,"value":"10.0.0.124","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":1,"after":{"id":1,"device_id":0,"value":"10.0.0.13","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":2,"after":{"id":2,"device_id":0,"value":"10.0.0.163","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":3,"after":{"id":3,"device_id":1,"value":"10.0.0.80","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":4,"after":{"id":4,"device_id":1,"value":"10.0.0.102","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":5,"after":{"id":5,"device_id":2,"value":"10.0.0.248","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":6,"after":{"id":6,"device_id":2,"value":"10.0.0.104","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":7,"after":{"id":7,"device_id":2,"value":"10.0.0.152","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":8,"after":{"id":8,"device_id":3,"value":"10.0.0.1","value_text":"","cidr":"10.0.0.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-6"}},{"id":9,"after":{"id":9,"device_id":3,"value":"10.0.0.21","value_text":"","cidr":"10.0.0.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-6"}},{"id":10,"after":{"id":10,"device_id":4,"value":"10.0.1.22","value_text":"","cidr":"10.0.1.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-11"}},{"id":11,"after":{"id":11,"device_id":4,"value":"10.0.1.34","value_text":"","cidr":"10.0.1.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-11"}},{"id":12,"after":{"id":12,"device_id":4,"value":"10.0.1.3","value_text":"","cidr":"10.0.1.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-11"}},{"id":13,"after":{"id":13,"device_id":5,"value":"10.0.5.13","value_text":"","cidr":"10.0.5.12/30","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-10"}},{"id":14,"after":{"id":14,"device_id":5,"value":"10.0.5.14","value_text":"","cidr":"10.0.5.12/30","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-10"}},{"id":15,"after":{"id":15,"device_id":6,"value":"10.0.1.247","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":16,"after":{"id":16,"device_id":6,"value":"10.0.1.133","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":17,"after":{"id":17,"device_id":6,"value":"10.0.1.181","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":18,"after":{"id":18,"device_id":7,"value":"10.0.0.11","value_text":"","cidr":"10.0.0.0/28","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-6","provider_subnet_id":"subnet-15"}},{"id":19,"after":{"id":19,"device_id":7,"value":"10.0.2.29","value_text":"","cidr":"10.0.2.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-9"}},{"id":20,"after":{"id":20,"device_id":8,"value":"10.0.3.46","value_text":"","cidr":"10.0.3.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-3"}},{"id":21,"after":{"id":21,"device_id":8,"value":"10.0.1.29","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-4","provider_subnet_id":"subnet-5"}},{"id":22,"after":{"id":22,"device_id":8,"value":"10.0.3.1","value_text":"","cidr":"10.0.3.0/26","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-3"}},{"id":23,"after":{"id":23,"device_id":9,"value":"10.0.0.215","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":24,"after":{"id":24,"device_id":9,"value":"10.0.0.67","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-1","provider_subnet_id":"subnet-4"}},{"id":25,"after":{"id":25,"device_id":10,"value":"10.0.0.12","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":26,"after":{"id":26,"device_id":10,"value":"10.0.0.162","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":27,"after":{"id":27,"device_id":10,"value":"10.0.0.229","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":28,"after":{"id":28,"device_id":11,"value":"10.0.0.233","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":29,"after":{"id":29,"device_id":11,"value":"10.0.0.161","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":30,"after":{"id":30,"device_id":12,"value":"10.0.0.32","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-13"}},{"id":31,"after":{"id":31,"device_id":12,"value":"10.0.0.81","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-13"}},{"id":32,"after":{"id":32,"device_id":12,"value":"10.0.0.4","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"","provider_subnet_id":"subnet-13"}},{"id":33,"after":{"id":33,"device_id":13,"value":"10.0.0.120","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":34,"after":{"id":34,"device_id":13,"value":"10.0.0.22","value_text":"","cidr":"10.0.0.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-5","provider_subnet_id":"subnet-8"}},{"id":35,"after":{"id":35,"device_id":14,"value":"10.0.1.8","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":36,"after":{"id":36,"device_id":14,"value":"10.0.1.229","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":37,"after":{"id":37,"device_id":14,"value":"10.0.1.80","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":38,"after":{"id":38,"device_id":15,"value":"10.0.1.111","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}},{"id":39,"after":{"id":39,"device_id":15,"value":"10.0.1.32","value_text":"","cidr":"10.0.1.0/24","config_method":"static","origin":"machine","secondary":false,"shadow":false,"default_gateway":false,"gateway":null,"dns_servers":"","dns_search_domains":"","provider_id":"","provider_network_id":"network-2","provider_subnet_id":"subnet-2"}}],"application":[{"id":0,"after":{"id":0,"name":"app-0","type":"iaas","life":"alive"}},{"id":1,"after":{"id":1,"name":"app-1","type":"iaas","life":"alive"}},{"id":2,"after":{"id":2,"name":"app-2","type":"iaas","life":"alive"}},{"id":3,"after":{"id":3,"name":"app-3","type":"iaas","life":"alive"}}],"unit":[{"id":0,"after":{"id":0,"name":"app-0/0","application_id":0,"machine_id":3}},{"id":1,"after":{"id":1,"name":"app-0/1","application_id":0,"machine_id":7}},{"id":2,"after":{"id":2,"name":"app-1/0","application_id":1,"machine_id":3}},{"id":3,"after":{"id":3,"name":"app-2/0","application_id":2,"machine_id":1}},{"id":4,"after":{"id":4,"name":"app-2/1","application_id":2,"machine_id":2}},{"id":5,"after":{"id":5,"name":"app-2/2","application_id":2,"machine_id":6}},{"id":6,"after":{"id":6,"name":"app-3/0","application_id":3,"machine_id":0}},{"id":7,"after":{"id":7,"name":"app-3/1","application_id":3,"machine_id":1}},{"id":8,"after":{"id":8,"name":"app-3/2","application_id":3,"machine_id":2}},{"id":9,"after":{"id":9,"name":"app-3/3","application_id":3,"machine_id":4}},{"id":10,"after":{"id":10,"name":"app-3/4","application_id":3,"machine_id":5}},{"id":11,"after":{"id":11,"name":"app-3/5","application_id":3,"machine_id":6}}],"endpoint":[{"id":0,"after":{"id":0,"application_id":0,"name":"admin","kind":"relation"}},{"id":1,"after":{"id":1,"application_id":0,"name":"backup","kind":"relation"}},{"id":2,"after":{"id":2,"application_id":0,"name":"cluster","kind":"relation"}},{"id":3,"after":{"id":3,"application_id":0,"name":"db","kind":"relation"}},{"id":4,"after":{"id":4,"application_id":0,"name":"website","kind":"relation"}},{"id":5,"after":{"id":5,"application_id":1,"name":"admin","kind":"relation"}},{"id":6,"after":{"id":6,"application_id":1,"name":"backup","kind":"relation"}},{"id":7,"after":{"id":7,"application_id":1,"name":"cluster","kind":"relation"}},{"id":8,"after":{"id":8,"application_id":1,"name":"db","kind":"relation"}},{"id":9,"after":{"id":9,"application_id":1,"name":"website","kind":"relation"}},{"id":10,"after":{"id":10,"application_id":2,"name":"admin","kind":"relation"}},{"id":11,"after":{"id":11,"application_id":2,"name":"backup","kind":"relation"}},{"id":12,"after":{"id":12,"application_id":2,"name":"cluster","kind":"relation"}},{"id":13,"after":{"id":13,"application_id":2,"name":"db","kind":"relation"}},{"id":14,"after":{"id":14,"application_id":2,"name":"website","kind":"relation"}},{"id":15,"after":{"id":15,"application_id":3,"name":"admin","kind":"relation"}},{"id":16,"after":{"id":16,"application_id":3,"name":"backup","kind":"relation"}},{"id":17,"after":{"id":17,"application_id":3,"name":"cluster","kind":"relation"}},{"id":18,"after":{"id":18,"application_id":3,"name":"db","kind":"relation"}},{"id":19,"after":{"id":19,"application_id":3,"name":"website","kind":"relation"}}],"endpoint_binding":[{"id":0,"after":{"id":0,"application_id":0,"endpoint":"","space_id":0}},{"id":1,"after":{"id":1,"application_id":0,"endpoint":"admin","space_id":0}},{"id":2,"after":{"id":2,"application_id":0,"endpoint":"backup","space_id":0}},{"id":3,"after":{"id":3,"application_id":0,"endpoint":"cluster","space_id":0}},{"id":4,"after":{"id":4,"application_id":0,"endpoint":"db","space_id":0}},{"id":5,"after":{"id":5,"application_id":0,"endpoint":"website","space_id":0}},{"id":6,"after":{"id":6,"application_id":1,"endpoint":"","space_id":1}},{"id":7,"after":{"id":7,"application_id":1,"endpoint":"admin","space_id":1}},{"id":8,"after":{"id":8,"application_id":1,"endpoint":"backup","space_id":1}},{"id":9,"after":{"id":9,"application_id":1,"endpoint":"cluster","space_id":1}},{"id":10,"after":{"id":10,"application_id":1,"endpoint":"db","space_id":1}},{"id":11,"after":{"id":11,"application_id":1,"endpoint":"website","space_id":1}},{"id":12,"after":{"id":12,"application_id":2,"endpoint":"","space_id":2}},{"id":13,"after":{"id":13,"application_id":2,"endpoint":"admin","space_id":2}},{"id":14,"after":{"id":14,"application_id":2,"endpoint":"backup","space_id":2}},{"id":15,"after":{"id":15,"application_id":2,"endpoint":"cluster","space_id":2}},{"id":16,"after":{"id":16,"application_id":2,"endpoint":"db","space_id":2}},{"id":17,"after":{"id":17,"application_id":2,"endpoint":"website","space_id":2}},{"id":18,"after":{"id":18,"application_id":3,"endpoint":"","space_id":3}},{"id":19,"after":{"id":19,"application_id":3,"endpoint":"admin","space_id":3}},{"id":20,"after":{"id":20,"application_id":3,"endpoint":"backup","space_id":3}},{"id":21,"after":{"id":21,"application_id":3,"endpoint":"cluster","space_id":3}},{"id":22,"after":{"id":22,"application_id":3,"endpoint":"db","space_id":3}},{"id":23,"after":{"id":23,"application_id":3,"endpoint":"website","space_id":3}}]}}');
INSERT INTO "journal" VALUES(2,1795412971065,'root','edit',0,NULL,'move-subnets','{"model":0,"actions":[{"action":"move-subnets","subnets":[0],"space":1}],"reason":"window"}','{"actions":[{"action":"move-subnets","cidrs":["10.0.5.0/28"],"from":["space-3"],"to":"space-1"}],"model":"generated","reason":"window"}','done',NULL,1,'{"rows":{"subnet":[{"id":0,"before":{"space_id":3},"after":{"space_id":1}}]}}');
INSERT INTO "journal" VALUES(3,1795412971151,'root','edit',0,NULL,'move-subnets','{"model":0,"actions":[{"action":"move-subnets","subnets":[2],"space":2}],"reason":"x"}','{"actions":[{"action":"move-subnets","cidrs":["10.0.1.0/24"],"from":["alpha"],"to":"space-2"}],"model":"generated","reason":"x"}','undone',1795412971211,1,'{"rows":{"subnet":[{"id":2,"before":{"space_id":0},"after":{"space_id":2}}]}}');
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
INSERT INTO "link_layer_device" VALUES(0,0,0,'eth0','ethernet','','52:54:00:00:00:00',1500,0,1,1,NULL,0,'','');
INSERT INTO "link_layer_device" VALUES(0,1,0,'br1','bridge','','52:54:00:00:00:01',1500,0,1,1,NULL,0,'','');
INSERT INTO "link_layer_device" VALUES(0,2,1,'eth0','ethernet','','52:54:00:00:00:02',1500,0,1,1,NULL,1,'','');
INSERT INTO "link_layer_device" VALUES(0,3,1,'br1','bridge','','52:54:00:00:00:03',1500,0,1,1,NULL,5,'','');
INSERT INTO "link_layer_device" VALUES(0,4,2,'bond0','bond','','52:54:00:00:00:04',1500,0,1,1,NULL,6,'','');
INSERT INTO "link_layer_device" VALUES(0,5,2,'eth1','ethernet','','52:54:00:00:00:05',1500,0,1,1,NULL,2,'','');
INSERT INTO "link_layer_device" VALUES(0,6,3,'eth0','ethernet','','52:54:00:00:00:06',1500,0,1,1,NULL,7,'','');
INSERT INTO "link_layer_device" VALUES(0,7,3,'eth1','ethernet','','52:54:00:00:00:07',1500,0,1,1,NULL,3,'','');
INSERT INTO "link_layer_device" VALUES(0,8,4,'eth0','ethernet','','52:54:00:00:00:08',1500,0,1,1,NULL,4,'','');
INSERT INTO "link_layer_device" VALUES(0,9,4,'vxlan1','vxlan','','52:54:00:00:00:09',1500,0,1,1,NULL,0,'','');
INSERT INTO "link_layer_device" VALUES(0,10,5,'eth0','ethernet','','52:54:00:00:00:0a',1500,0,1,1,NULL,1,'','');
INSERT INTO "link_layer_device" VALUES(0,11,5,'eth1','ethernet','','52:54:00:00:00:0b',1500,0,1,1,NULL,1,'','');
INSERT INTO "link_layer_device" VALUES(0,12,6,'eth0','ethernet','','52:54:00:00:00:0c',1500,0,1,1,NULL,2,'','');
INSERT INTO "link_layer_device" VALUES(0,13,6,'eth1','ethernet','','52:54:00:00:00:0d',1500,0,1,1,NULL,1,'','');
INSERT INTO "link_layer_device" VALUES(0,14,7,'vxlan0','vxlan','','52:54:00:00:00:0e',1500,0,1,1,NULL,7,'','');
INSERT INTO "link_layer_device" VALUES(0,15,7,'eth1','ethernet','','52:54:00:00:00:0f',1500,0,1,1,NULL,7,'','');
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
INSERT INTO "machine" VALUES(0,0,'0',NULL,'node-0','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,1,'1',NULL,'node-1','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,2,'2',NULL,'node-2','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,3,'3',NULL,'node-3','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,4,'4',NULL,'node-4','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,5,'5',NULL,'node-5','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,6,'6',NULL,'node-6','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
INSERT INTO "machine" VALUES(0,7,'7',NULL,'node-7','machine','alive','started','','',0,'','','','[]','[]',NULL,NULL);
CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    edit_mode TEXT NOT NULL,
    is_controller INTEGER NOT NULL CHECK (is_controller IN (0, 1)),
    source_key TEXT NOT NULL
) STRICT;
INSERT INTO "model" VALUES(0,'generated','direct',0,'');
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    tags TEXT NOT NULL
) STRICT;
CREATE TABLE project_setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
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
INSERT INTO "provider" VALUES(0,0,'manual',1,1,0,0);
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
INSERT INTO "provider_network" VALUES(0,0,'network-1','network-1',1,'[]');
INSERT INTO "provider_network" VALUES(0,1,'network-2','network-2',2,'[]');
INSERT INTO "provider_network" VALUES(0,2,'network-3','network-3',3,'[]');
INSERT INTO "provider_network" VALUES(0,3,'network-4','network-4',4,'[]');
INSERT INTO "provider_network" VALUES(0,4,'network-5','network-5',5,'[]');
INSERT INTO "provider_network" VALUES(0,5,'network-6','network-6',6,'[]');
INSERT INTO "provider_network" VALUES(0,6,'network-7','network-7',7,'[]');
CREATE TABLE relation (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    endpoints TEXT NOT NULL,
    cross_model INTEGER NOT NULL CHECK (cross_model IN (0, 1)),
    egress TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE routing_domain (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_ref TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "routing_domain" VALUES(0,0,'default','');
INSERT INTO "routing_domain" VALUES(0,1,'domain-1','');
INSERT INTO "routing_domain" VALUES(0,2,'domain-2','');
INSERT INTO "routing_domain" VALUES(0,3,'domain-3','');
INSERT INTO "routing_domain" VALUES(0,4,'domain-4','');
INSERT INTO "routing_domain" VALUES(0,5,'domain-5','');
INSERT INTO "routing_domain" VALUES(0,6,'domain-6','');
INSERT INTO "routing_domain" VALUES(0,7,'domain-7','');
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
INSERT INTO "segment" VALUES(0,0,0,'vlan',1,1500,'vlan-0',0,NULL,'','');
INSERT INTO "segment" VALUES(0,1,1,'vlan',1,1500,'vlan-1',0,NULL,'','');
INSERT INTO "segment" VALUES(0,2,2,'vlan',1,1500,'vlan-2',0,NULL,'','');
INSERT INTO "segment" VALUES(0,3,3,'vlan',1,1500,'vlan-3',0,NULL,'','');
INSERT INTO "segment" VALUES(0,4,0,'vlan',2,1500,'vlan-4',0,NULL,'','');
INSERT INTO "segment" VALUES(0,5,1,'vlan',2,1500,'vlan-5',0,NULL,'','');
INSERT INTO "segment" VALUES(0,6,2,'vlan',2,1500,'vlan-6',0,NULL,'','');
INSERT INTO "segment" VALUES(0,7,3,'vlan',2,1500,'vlan-7',0,NULL,'','');
CREATE TABLE sequences (
    model_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (model_id, table_name)
) STRICT, WITHOUT ROWID;
INSERT INTO "sequences" VALUES(0,'absence',0);
INSERT INTO "sequences" VALUES(0,'api_host_ports',0);
INSERT INTO "sequences" VALUES(0,'application',4);
INSERT INTO "sequences" VALUES(0,'cloud_container',0);
INSERT INTO "sequences" VALUES(0,'cloud_service',0);
INSERT INTO "sequences" VALUES(0,'constraints',0);
INSERT INTO "sequences" VALUES(0,'controller_node',0);
INSERT INTO "sequences" VALUES(0,'drift',0);
INSERT INTO "sequences" VALUES(0,'endpoint',20);
INSERT INTO "sequences" VALUES(0,'endpoint_binding',24);
INSERT INTO "sequences" VALUES(0,'fabric',4);
INSERT INTO "sequences" VALUES(0,'ip_address',40);
INSERT INTO "sequences" VALUES(0,'ip_range',0);
INSERT INTO "sequences" VALUES(0,'link_layer_device',16);
INSERT INTO "sequences" VALUES(0,'loose_address',0);
INSERT INTO "sequences" VALUES(0,'machine',8);
INSERT INTO "sequences" VALUES(0,'provider',1);
INSERT INTO "sequences" VALUES(0,'provider_network',7);
INSERT INTO "sequences" VALUES(0,'relation',0);
INSERT INTO "sequences" VALUES(0,'routing_domain',8);
INSERT INTO "sequences" VALUES(0,'segment',8);
INSERT INTO "sequences" VALUES(0,'setting',0);
INSERT INTO "sequences" VALUES(0,'space',4);
INSERT INTO "sequences" VALUES(0,'static_route',0);
INSERT INTO "sequences" VALUES(0,'subnet',16);
INSERT INTO "sequences" VALUES(0,'unit',12);
INSERT INTO "sequences" VALUES(0,'zone',0);
CREATE TABLE setting (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    controller INTEGER NOT NULL CHECK (controller IN (0, 1)),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    entry INTEGER NOT NULL,
    time INTEGER NOT NULL
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
CREATE TABLE space (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    life TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "space" VALUES(0,0,'alpha','','alive',1);
INSERT INTO "space" VALUES(0,1,'space-1','','alive',0);
INSERT INTO "space" VALUES(0,2,'space-2','','alive',0);
INSERT INTO "space" VALUES(0,3,'space-3','','alive',0);
CREATE TABLE space_colour (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL,
    space_id INTEGER NOT NULL,
    colour INTEGER NOT NULL
) STRICT;
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
INSERT INTO "subnet" VALUES(0,0,X'0A0005001C','','subnet-0','',2,'[]',0,1,NULL,NULL,NULL,4,'',NULL,'[]',1,0,'alive');
INSERT INTO "subnet" VALUES(0,1,X'FD00000000000000000000000000000040','','subnet-1','',2,'[]',0,2,NULL,NULL,NULL,5,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,2,X'0A00010018','','subnet-2','network-2',2,'[]',0,0,NULL,NULL,NULL,7,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,3,X'0A0003001A','','subnet-3','',2,'[]',0,3,NULL,NULL,NULL,4,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,4,X'0A00000018','','subnet-4','network-1',1,'[]',0,3,NULL,NULL,NULL,0,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,5,X'0A00010018','','subnet-5','network-4',2,'[]',0,3,NULL,NULL,NULL,4,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,6,X'0A0000001A','','subnet-6','',2,'[]',0,2,NULL,NULL,NULL,5,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,7,X'0A0005081D','','subnet-7','',2,'[]',0,3,NULL,NULL,NULL,4,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,8,X'0A00000018','','subnet-8','network-5',1,'[]',0,3,NULL,NULL,NULL,1,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,9,X'0A00020018','','subnet-9','',1,'[]',0,1,NULL,NULL,NULL,3,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,10,X'0A00050C1E','','subnet-10','',1,'[]',0,2,NULL,NULL,NULL,2,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,11,X'0A0001001A','','subnet-11','',2,'[]',0,3,NULL,NULL,NULL,6,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,12,X'0A00000018','','subnet-12','network-4',2,'[]',0,3,NULL,NULL,NULL,4,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,13,X'0A00000018','','subnet-13','',1,'[]',0,2,NULL,NULL,NULL,2,'',NULL,'[]',1,0,'alive');
INSERT INTO "subnet" VALUES(0,14,X'0A00040018','','subnet-14','',1,'[]',0,2,NULL,NULL,NULL,2,'',NULL,'[]',0,0,'alive');
INSERT INTO "subnet" VALUES(0,15,X'0A0000001C','','subnet-15','network-6',1,'[]',0,1,NULL,NULL,NULL,3,'',NULL,'[]',0,0,'alive');
CREATE TABLE tied_domain (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    model_id INTEGER NOT NULL,
    routing_domain_id INTEGER NOT NULL
) STRICT;
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
INSERT INTO "unit" VALUES(0,0,'app-0/0',0,3);
INSERT INTO "unit" VALUES(0,1,'app-0/1',0,7);
INSERT INTO "unit" VALUES(0,2,'app-1/0',1,3);
INSERT INTO "unit" VALUES(0,3,'app-2/0',2,1);
INSERT INTO "unit" VALUES(0,4,'app-2/1',2,2);
INSERT INTO "unit" VALUES(0,5,'app-2/2',2,6);
INSERT INTO "unit" VALUES(0,6,'app-3/0',3,0);
INSERT INTO "unit" VALUES(0,7,'app-3/1',3,1);
INSERT INTO "unit" VALUES(0,8,'app-3/2',3,2);
INSERT INTO "unit" VALUES(0,9,'app-3/3',3,4);
INSERT INTO "unit" VALUES(0,10,'app-3/4',3,5);
INSERT INTO "unit" VALUES(0,11,'app-3/5',3,6);
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
CREATE TABLE zone (
    model_id INTEGER NOT NULL REFERENCES model (id) DEFERRABLE INITIALLY DEFERRED,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    available INTEGER NOT NULL CHECK (available IN (0, 1)),
    PRIMARY KEY (model_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_state ON journal (state, cause);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',3);
COMMIT;
PRAGMA application_id=1312912433;
PRAGMA user_version=1;
