// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "tests/model/exchange/import_fixture.h"

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::exchange;
using namespace netatlas::tests;

namespace {

const std::vector<ImportInput> kWholeSite{
    fileInput("juju/status.json"), fileInput("juju/machines.json"), fileInput("juju/spaces.json"),
    fileInput("juju/subnets.json")};

/// Address, subnet and space of every device address, in order.
QByteArray placesText(const Model& model)
{
    std::string all;
    for (const DeviceAddressRow& address : model.table<DeviceAddressRow>()) {
        const auto& device = model.at<DeviceRow>(address.device);
        all += model.at<MachineRow>(device.machine).number.text() + ' ' + device.name.text() + ' ' +
               address.value.text();
        if (const auto* subnet = model.facts.subnetOfAddress.find(address.id))
            all += ' ' + model.at<SubnetRow>(*subnet).cidr.text() + ' ' +
                   model.at<SpaceRow>(*model.facts.spaceOfSubnet.find(*subnet)).name;
        all += '\n';
    }
    return QByteArray::fromStdString(all);
}

} // namespace

class TstImportJuju : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourFilesAreOneSite()
    {
        const ImportPlan plan = planned({}, kWholeSite);
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QCOMPARE(problemsText(plan.warnings), QByteArray());
        QCOMPARE(plan.newModel.name, std::string("site"));
        QVERIFY(plan.newModel.editMode == EditMode::Planned);
        QCOMPARE(plan.notes.size(), std::size_t(1));
        QCOMPARE(countsText(plan),
                 QByteArray("space +4 =1\nsubnet +8\nmachine +7\ndevice +12\naddress +13\n"
                            "application +3\nunit +5\nendpoint +4\nbinding +7\nconstraint +7\n"));
        const Revision after = committed({}, plan);
        const Model& model = *after.models().front();
        QCOMPARE(model.table<SpaceRow>().size(), std::size_t(5));
        const MachineRow& container = model.at<MachineRow>(*findMachine(model, "2/lxd/0"));
        QVERIFY(container.parent == findMachine(model, "2"));
        QVERIFY(container.kind == MachineKind::Container);
        QCOMPARE(container.preferredPrivate->value, std::string("10.20.0.150"));
        const MachineRow& failed = model.at<MachineRow>(*findMachine(model, "5"));
        QVERIFY(failed.status == MachineStatus::Pending);
        QVERIFY(failed.instanceStatus == "provisioning error");
        QCOMPARE(failed.instanceInfo, std::string("no matching node"));
        QVERIFY(failed.zone == "az1");
        QCOMPARE(model.at<MachineRow>(*findMachine(model, "0")).preferredPublic->value,
                 std::string("203.0.113.10"));
    }

    void addressesFindTheirSubnets()
    {
        const Revision after = committed({}, planned({}, kWholeSite));
        QCOMPARE(placesText(*after.models().front()),
                 QByteArray("0 enp1s0 10.10.0.10 10.10.0.0/24 mgmt\n"
                            "0 enp1s0 2001:db8:10::10 2001:db8:10::/64 mgmt\n"
                            "0 enp2s0.205 203.0.113.10 203.0.113.0/25 public\n"
                            "1 enp1s0 10.10.0.11 10.10.0.0/24 mgmt\n"
                            "1 enp1s0 2001:db8:10::11 2001:db8:10::/64 mgmt\n"
                            "1 enp2s0.205 203.0.113.11 203.0.113.0/25 public\n"
                            "2 bond0 10.20.0.20 10.20.0.0/24 mgmt\n"
                            "2 br-storage 10.20.101.20 10.20.101.0/24 storage\n"
                            "2/lxd/0 eth0 10.20.0.150 10.20.0.0/24 mgmt\n"
                            "2/lxd/0 eth1 10.20.101.150 10.20.101.0/24 storage\n"
                            "3 bond0 10.20.0.21 10.20.0.0/24 mgmt\n"
                            "3 br-storage 10.20.101.21 10.20.101.0/24 storage\n"
                            "4 eno1 10.10.0.201 10.10.0.0/24 mgmt\n"));
    }

    void theSmallestSubnetOfTheInterfacesSpaceComesFirst()
    {
        const Revision after = committed(
            {},
            planned(
                {},
                {text("{\"spaces\":[{\"id\":\"1\",\"name\":\"a\",\"subnets\":{\"10.0.0.0/8\":{}}},"
                      "{\"id\":\"2\",\"name\":\"b\",\"subnets\":{\"10.1.0.0/16\":{},"
                      "\"10.1.1.0/24\":{}}}]}"),
                 text("machines:\n  '0':\n    network-interfaces:\n"
                      "      e0: {ip-addresses: [10.1.1.5], space: a}\n"
                      "      e1: {ip-addresses: [10.1.1.6], space: b}\n"
                      "      e2: {ip-addresses: [10.1.1.7]}\n")}));
        QCOMPARE(placesText(*after.models().front()), QByteArray("0 e0 10.1.1.5 10.0.0.0/8 a\n"
                                                                 "0 e1 10.1.1.6 10.1.1.0/24 b\n"
                                                                 "0 e2 10.1.1.7 10.1.1.0/24 b\n"));
    }

    void yamlSaysTheSame()
    {
        const Revision after = committed({}, planned({}, kWholeSite));
        QVERIFY(planned(after, {fileInput("juju/status.yaml")}).isNoChange());
    }

    void everySubsetMeetsTheSameModel()
    {
        const Revision after = committed({}, planned({}, kWholeSite));
        QVERIFY(planned(after, kWholeSite).isNoChange());
        for (const ImportInput& one : kWholeSite) {
            const ImportPlan plan = planned(after, {one});
            QVERIFY2(plan.isNoChange(), one.name.c_str());
        }
        Revision piece;
        for (auto one = kWholeSite.rbegin(); one != kWholeSite.rend(); ++one)
            piece = committed(piece, planned(piece, {*one}));
        QCOMPARE(piece.models().size(), std::size_t(1));
        QCOMPARE(placesText(*piece.models().front()), placesText(*after.models().front()));
    }

    void whatTheFileDoesNotSayStays()
    {
        const Revision after = committed({}, planned({}, kWholeSite));
        const Revision later = committed(
            after,
            planned(after, {text("model: site\nmachines:\n  '0':\n    hostname: web-zero\n")}));
        const Model& model = *later.models().front();
        const MachineRow& machine = model.at<MachineRow>(*findMachine(model, "0"));
        QCOMPARE(machine.name, std::string("web-zero"));
        QCOMPARE(machine.instanceId, std::string("web-0"));
        QVERIFY(machine.status == MachineStatus::Started);
        QCOMPARE(machine.providerAddresses.size(), std::size_t(3));
    }

    void anAddressThatIsNoLongerListedIsMarked()
    {
        const char* before = "model: m\nmachines:\n  '0':\n    network-interfaces:\n"
                             "      e0: {ip-addresses: [10.1.1.5, 10.1.1.6]}\n";
        const char* now = "model: m\nmachines:\n  '0':\n    network-interfaces:\n"
                          "      e0: {ip-addresses: [10.1.1.6]}\n";
        const Revision after = committed({}, planned({}, {text(before)}));
        const Revision later = committed(after, planned(after, {text(now)}));
        QCOMPARE(later.models().front()->table<DeviceAddressRow>().size(), std::size_t(2));
        QCOMPARE(later.models().front()->table<AbsenceRow>().size(), std::size_t(1));
        const Revision back = committed(later, planned(later, {text(before)}));
        QVERIFY(back.models().front()->table<AbsenceRow>().empty());
    }

    void aClusterHasServicesInsteadOfMachines()
    {
        const Revision after = committed({}, planned({}, {text(R"(
model: {name: k, type: caas, controller: c}
machines: {}
applications:
  web:
    address: 10.152.183.5
    provider-id: web-id
    units:
      web/0: {address: 10.1.2.3, provider-id: web-0, open-ports: [80/tcp]}
)")}));
        const Model& model = *after.models().front();
        QVERIFY(model.table<ApplicationRow>().begin()->type == ApplicationType::Caas);
        QCOMPARE(model.table<CloudServiceRow>().begin()->addresses.front().value,
                 std::string("10.152.183.5"));
        QCOMPARE(model.table<CloudContainerRow>().begin()->address->value, std::string("10.1.2.3"));
        QVERIFY(!model.table<UnitRow>().begin()->machine);
        QVERIFY(model.table<MachineRow>().empty());
    }

    void subordinatesShareTheMachine()
    {
        const Revision after = committed({}, planned({}, {text(R"(
model: {name: m}
machines: {'0': {constraints: "spaces=a,^b arch=amd64"}, '1': {status-error: lost}}
applications:
  nrpe: {}
  web: {units: {web/0: {machine: '0', subordinates: {nrpe/0: {}}}}}
)")}));
        const Model& model = *after.models().front();
        QVERIFY(model.at<UnitRow>(*findUnit(model, "nrpe/0")).machine == findMachine(model, "0"));
        QCOMPARE(model.table<ConstraintRow>().begin()->spaces,
                 (std::vector<std::string>{"a", "^b"}));
        QVERIFY(model.at<MachineRow>(*findMachine(model, "1")).status == MachineStatus::Error);
    }

    void badRowsAreAllTold_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* content, const char* told) {
            QTest::newRow(name) << QByteArray(content) << QByteArray(told);
        };
        row("null zones", "subnets:\n  10.0.0.0/24: {zones: null, space: a}\n", "");
        row("a bad CIDR", "subnets:\n  10.0.0/24: {space: a}\n",
            "a:2:14 subnets.10.0.0/24 [] \"10.0.0/24\" is no CIDR: four decimal fields are "
            "needed\n");
        row("an unknown space", "{\"spaces\":[],\n\"subnets\":{}}", "");
        row("a space of no valid name", "spaces:\n- {id: '1', name: Big Space}\n",
            "a:2:19 spaces[0].name [Big Space] is no name of a space\n");
        row("a space twice", "spaces:\n- {name: a}\n- {name: a}\n",
            "a:3:10 spaces[1].name [a] is a space that stands twice\n");
        row("two spaces for one block",
            "spaces:\n- {name: a, subnets: {10.0.0.0/24: {}}}\n"
            "- {name: b, subnets: {10.0.0.0/24: {}}}\n",
            "a:3:36 spaces[1].subnets.10.0.0.0/24 [10.0.0.0/24] is in the space b, but an entry "
            "before says a\n");
        row("a machine twice", "machines:\n  '0': {}\n  '0': {}\n",
            "a:3:3  [] the name \"0\" stands twice in one group\n");
        row("no machine number", "machines: {x: {}}\n",
            "a:1:15 machines.x [] \"x\" is no machine number\n");
        row("bad values",
            "machines:\n  '0':\n    network-interfaces:\n      e0:\n"
            "        ip-addresses: [10.0.0.300]\n        mac-address: zz\n"
            "        is-up: maybe\n",
            "a:7:16 machines.0.network-interfaces.e0.is-up [maybe] is a text, not true or false\n"
            "a:6:22 machines.0.network-interfaces.e0.mac-address [zz] is no hardware address\n"
            "a:5:24 machines.0.network-interfaces.e0.ip-addresses[0] [10.0.0.300] a field over "
            "255\n");
        row("a unit on no machine",
            "model: {name: m}\nmachines: {}\napplications:\n  w: {units: {w/0: {machine: '7'}}}\n",
            "a:4:20 applications.w.units.w/0 [w/0] is on the machine 7, which is not listed\n");
    }

    void badRowsAreAllTold()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, told);
        QCOMPARE(problemsText(planned({}, {text(content.toStdString())}).refused), told);
    }

    void aSpaceThatTheListDoesNotHaveIsRefused()
    {
        const ImportPlan plan = planned({}, {text("spaces:\n- {name: a}\n", "spaces"),
                                             text("model: {name: m}\nmachines: {}\napplications:\n"
                                                  "  w: {endpoint-bindings: {'': a, db: lost}}\n",
                                                  "status")});
        QCOMPARE(problemsText(plan.refused),
                 QByteArray("status:4:38 applications.w.endpoint-bindings.db [lost] is a space "
                            "that the list of spaces does not have\n"));
        QVERIFY(!plan.canCommit());
    }

    void filesOfTwoModelsAreRefused()
    {
        const ImportPlan plan =
            planned({}, {text("model: a\nmachines: {}\n"), text("model: b\nmachines: {}\n")});
        QCOMPARE(plan.refused.size(), std::size_t(1));
    }

    void hostsAndJujuDoNotMix()
    {
        const auto plan =
            planImport({}, {kWholeSite[0], fileInput("linux/uml/ip-addr.json", "h")}, {});
        QVERIFY(!plan);
        QVERIFY(plan.error().kind == ErrorKind::NotValid);
    }
};

QTEST_GUILESS_MAIN(TstImportJuju)
#include "tst_import_juju.moc"
