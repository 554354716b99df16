// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/exchange/juju_model_fixture.h"

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::exchange;
using namespace netatlas::tests;

/// What of a dump of a Juju model cannot be used, and how that is told.
class TstImportJujuModelRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatCannotBeUsedIsToldWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* from, const char* to, const char* told) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(told);
        };
        row("a CIDR with too long a prefix", "cidr: 172.20.0.0/20\n    provider-id: \"203\"",
            "cidr: 172.20.0.0/99\n    provider-id: \"203\"", "subnets.subnets[2].cidr");
        row("a subnet in no space", "space-id: \"7\"", "space-id: \"70\"",
            "subnets.subnets[2].space-id [70] is the id of no space of the dump");
        row("an id below zero", "subnet-id: \"5\"", "subnet-id: \"-5\"",
            "subnets.subnets[2].subnet-id [-5] is no id");
        row("an id that fills the memory", "subnet-id: \"5\"", "subnet-id: \"4294967295\"",
            "subnets.subnets[2].subnet-id [4294967295] is larger than any id");
        row("an id twice", "subnet-id: \"5\"", "subnet-id: \"4\"",
            "subnets.subnets[2] [] is the subnet with the id 4, which stands twice");
        row("a provider's id twice", "provider-id: \"203\"", "provider-id: \"202\"",
            "subnets.subnets[2].provider-id [202] is the provider's id of another subnet too");
        row("a VLAN beyond all", "vlan-tag: 140\n    availability-zones: [az2]",
            "vlan-tag: 4095\n    availability-zones: [az2]",
            "subnets.subnets[2].vlan-tag [4095] is no whole number from 0 to 4094");
        row("alpha under another id", "id: \"0\", name: alpha", "id: \"1\", name: alpha",
            "spaces.spaces[0].id [1] is not the id of alpha, which is 0");
        row("a space of no name", "name: web, public", "name: Web Space, public",
            "spaces.spaces[1].name [Web Space] is no name of a space");
        row("a device on no machine", "{machine-id: \"1\", name: eno1",
            "{machine-id: \"9\", name: eno1",
            "link-layer-devices.link-layer-devices[6].machine-id [9] is no machine of the dump");
        row("a device below itself",
            "name: bond0, type: bond, mtu: 9000, mac-address: "
            "\"02:16:3e:00:00:01\", is-autostart: true, is-up: true, "
            "parent-name: br-bond0",
            "name: bond0, type: bond, mtu: 9000, mac-address: \"02:16:3e:00:00:01\", "
            "is-autostart: true, is-up: true, parent-name: bond0",
            "leads back to the device itself");
        row("a parent that is not there", "\"m#1#d#br-eno1\"", "\"m#1#d#br-none\"",
            "link-layer-devices.link-layer-devices[8].parent-name [m#1#d#br-none] is no device of "
            "the dump");
        row("a type of device", "type: bond,", "type: rope,",
            "type [rope] is none of loopback, ethernet, 802.1q, bond, bridge, vxlan");
        row("no hardware address", "\"00:16:3e:aa:bb:cc\"", "\"00:16:3g\"",
            "mac-address [00:16:3g] is no hardware address");
        row("a block that nothing comes from", "198.51.100.0/28, 198.51.100.32/28",
            "198.51.100.0/28, 198.51.100.32/288",
            "config.egress-subnets [198.51.100.0/28, 198.51.100.32/288] holds 198.51.100.32/288, "
            "which is no CIDR");
        row("no address", "value: 172.20.0.11, subnet-cidr", "value: 172.20.0.311, subnet-cidr",
            "ip-addresses.ip-addresses[4].value [172.20.0.311]");
        row("an address on no device", "device-name: br-eno1", "device-name: br-eno9",
            "ip-addresses.ip-addresses[4].device-name [br-eno9] is no device of machine 1");
        row("a listed address in no space", "origin: provider, spaceid: \"7\"",
            "origin: provider, spaceid: \"70\"",
            "machines.machines[1].provider-addresses[0].spaceid [70] is the id of no space of the "
            "dump");
        row("a container of another machine", "- id: 1/lxd/0\n", "- id: 0/lxd/0\n",
            "machines.machines[1].containers[0].id [0/lxd/0] stands in the containers of machine "
            "1");
        row("a machine twice", "  - id: \"1\"\n    nonce", "  - id: \"0\"\n    nonce",
            "machines.machines[1] [] is the machine 0, which stands twice");
        row("a binding to no space", "sql: \"7\"", "sql: nowhere",
            "applications.applications[1].endpoint-bindings.sql [nowhere] is no space of the dump");
        row("a unit on no machine", "name: shop/0, machine: \"0\"", "name: shop/0, machine: \"5\"",
            "applications.applications[0].units.units[0].machine [5] is no machine of the dump");
        row("a unit of another application", "name: shop/0", "name: shape/0",
            "applications.applications[0].units.units[0].name [shape/0] is no unit of shop");
        row("a relation to nobody", "application-name: bank", "application-name: bunk",
            "is an endpoint of \"bunk\", which is no application of the dump");
        row("a table that is none", "subnets:\n  version: 6\n  subnets:\n",
            "subnets:\n  version: 6\n  rows:\n", "subnets [] has no list \"subnets\"");
        row("a list that is none", "spaces:\n  version: 2\n  spaces:\n",
            "spaces:\n  version: 2\n  spaces: 5\n  rows:\n",
            "spaces.spaces [5] is a number, not a list");
        row("a row that is none", "  - {machine-id: \"0\", name: lo, ",
            "  - 7\n  - {machine-id: \"0\", name: lo, ",
            "link-layer-devices.link-layer-devices[0] [7] is a number, not a group of members");
        row("a name that is a list", "hostname: node-a", "hostname: [node-a]",
            "machines.machines[0].hostname [] is a list, not a text");
        row("a delay beyond a day", "net-bond-reconfigure-delay: 21",
            "net-bond-reconfigure-delay: 999999",
            "config.net-bond-reconfigure-delay [999999] is no whole number from 0 to 86400");
    }

    void everythingThatCannotBeUsedIsToldWithItsPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, told);
        const ImportPlan plan = planned({}, {changed(kRack, from, to)});
        QVERIFY(!plan.canCommit());
        QVERIFY(plan.changes.empty());
        const QByteArray problems = problemsText(plan.refused);
        QVERIFY2(problems.contains(told), problems.constData());
        for (const ImportProblem& problem : plan.refused) {
            QCOMPARE(problem.file, std::string("a"));
            QVERIFY(problem.line > 1);
            QVERIFY(!problem.cause.empty());
        }
    }

    void tunnelsHaveNoHardwareAddress()
    {
        const ImportPlan plan =
            planned({}, {changed(kRack, "\"00:16:3e:aa:bb:cc\"", "\"0a:1e:00:0b\"")});
        QVERIFY(plan.canCommit());
        QVERIFY(problemsText(plan.warnings).contains("[0a:1e:00:0b] is no hardware address"));
        const Revision after = committed({}, plan);
        QVERIFY(devicesText(only(after)).contains("1/lxd/0 eth0 ethernet  1500"));
    }

    void aNameThatAnotherSpaceHasIsRefused()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        ModelState state = only(before).state;
        SpaceRow lab;
        lab.id = SpaceId(20);
        lab.name = "lab";
        state.table<SpaceRow>().put(lab);
        const Revision more(9, {engine::facts::makeModel(only(before).row, std::move(state))},
                            before.project());
        const ImportPlan plan =
            planned(more, {changed(kRack, "name: web, public", "name: lab, public")});
        QVERIFY(!plan.canCommit());
        QVERIFY2(problemsText(plan.refused).contains("spaces.spaces[1].name [lab] is the name of"),
                 problemsText(plan.refused).constData());
    }

    void aDumpGoesAlone()
    {
        const auto two = planImport({}, {fileInput(kRack), fileInput("juju/spaces.json")}, {});
        QVERIFY(!two && two.error().kind == ErrorKind::NotValid);
        QCOMPARE(problemsText(planned({}, {fileInput(kRack), fileInput(kAttic)}).refused),
                 QByteArray("juju/model-2.0.yaml:1:1  [] is a second dump of a model among the "
                            "inputs\n"));
    }
};

QTEST_GUILESS_MAIN(TstImportJujuModelRefusals)
#include "tst_import_juju_model_refusals.moc"
