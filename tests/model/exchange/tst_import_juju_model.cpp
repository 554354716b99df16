// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "tests/model/exchange/juju_model_fixture.h"

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::exchange;
using namespace netatlas::tests;

namespace {

std::string spaceText(const Model& model, SpaceId id)
{
    return model.at<SpaceRow>(id).name;
}

QByteArray siteText(const Model& model)
{
    std::string all;
    for (const SpaceRow& row : model.table<SpaceRow>())
        all += row.id.text() + ' ' + row.name + (row.isPublic ? " public" : "") +
               (row.providerId.empty() ? "" : " =" + row.providerId) + '\n';
    for (const SubnetRow& row : model.table<SubnetRow>())
        all += row.id.text() + ' ' + row.cidr.text() + " =" + row.providerId + '@' +
               row.providerNetworkId + " vlan " + std::to_string(row.vlanTag) + " [" +
               join(row.zones, ",") + "] " +
               spaceText(model, *model.facts.spaceOfSubnet.find(row.id)) +
               (row.fanLocalUnderlay ? " over " + row.fanLocalUnderlay->text() : "") + '\n';
    return QByteArray::fromStdString(all);
}

std::string listText(const Model& model, const std::vector<ListedAddress>& list)
{
    std::string all;
    for (const ListedAddress& address : list) {
        const SpaceId space = address.subnet ? *model.facts.spaceOfSubnet.find(*address.subnet)
                                             : address.space.value_or(kAlpha);
        all += ' ' + address.value + '@' + spaceText(model, space);
    }
    return all;
}

QByteArray machinesText(const Model& model)
{
    std::string all;
    for (const MachineRow& row : model.table<MachineRow>()) {
        all += row.number.text() + ' ' + row.name + ' ' + std::string(wordOf(row.status)) + ' ' +
               row.instanceId + ' ' + row.instanceStatus.text() + '/' + row.instanceInfo + ' ' +
               row.zone.text() + (row.isManual ? " manual" : "") +
               (row.parent ? " in " + model.at<MachineRow>(*row.parent).number.text() : "") + '\n';
        all += "  provider" + listText(model, row.providerAddresses) + "\n  machine" +
               listText(model, row.machineAddresses) + '\n';
        all += "  public" + (row.preferredPublic ? listText(model, {*row.preferredPublic}) : "") +
               " private" + (row.preferredPrivate ? listText(model, {*row.preferredPrivate}) : "") +
               '\n';
    }
    return QByteArray::fromStdString(all);
}

QByteArray addressesText(const Model& model)
{
    std::string all;
    for (const DeviceAddressRow& row : model.table<DeviceAddressRow>()) {
        const DeviceRow& device = model.at<DeviceRow>(row.device);
        all += model.at<MachineRow>(device.machine).number.text() + ' ' + device.name.text() + ' ' +
               row.value.text() + ' ' + std::string(wordOf(row.configMethod)) + ' ' +
               std::string(wordOf(row.origin)) + (row.isShadow ? " shadow" : "") +
               (row.isSecondary ? " secondary" : "") +
               (row.gateway ? " via " + row.gateway->text() : "") +
               (row.isDefaultGateway ? " default" : "") +
               (row.dnsServers.empty() ? "" : " dns " + row.dnsServers.text());
        if (const auto* subnet = model.facts.subnetOfAddress.find(row.id))
            all += " in " + subnet->text() + ' ' +
                   spaceText(model, *model.facts.spaceOfSubnet.find(*subnet));
        all += '\n';
    }
    return QByteArray::fromStdString(all);
}

QByteArray workloadsText(const Model& model)
{
    std::string all;
    for (const ApplicationRow& row : model.table<ApplicationRow>()) {
        all += row.name;
        for (const EndpointRow& endpoint : model.table<EndpointRow>())
            if (endpoint.application == row.id)
                all += ' ' + endpoint.name.text() +
                       (endpoint.kind == EndpointKind::Extra ? "(extra)" : "");
        all += " |";
        for (const BindingRow& binding : model.table<BindingRow>())
            if (binding.application == row.id)
                all += ' ' + binding.endpoint.text() + '=' + spaceText(model, binding.space);
        all += '\n';
    }
    for (const UnitRow& row : model.table<UnitRow>())
        all += row.name.text() + " on " +
               (row.machine ? model.at<MachineRow>(*row.machine).number.text() : "-") + '\n';
    for (const RelationRow& row : model.table<RelationRow>())
        all += row.id.text() + ' ' + join(row.endpoints, " ") + (row.isCrossModel ? " cross" : "") +
               ' ' + join(row.egress, " ") + '\n';
    for (const ConstraintRow& row : model.table<ConstraintRow>())
        all += std::string(wordOf(row.level)) + ' ' + join(row.spaces, ",") + '\n';
    for (const SettingRow& row : model.table<SettingRow>())
        all += row.key + '=' + row.value + '\n';
    return QByteArray::fromStdString(all);
}

QByteArray missingText(const Model& model)
{
    std::string all;
    for (const AbsenceRow& row : model.table<AbsenceRow>())
        all += std::string(wordOf(row.kind)) + ' ' + std::to_string(row.number) + '\n';
    return QByteArray::fromStdString(all);
}

} // namespace

class TstImportJujuModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDumpIsTheWholeModel()
    {
        const ImportPlan plan = planned({}, {fileInput(kRack)});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QCOMPARE(problemsText(plan.warnings), QByteArray());
        QCOMPARE(plan.newModel.name, std::string("rack"));
        QVERIFY(plan.newModel.editMode == EditMode::Planned);
        QCOMPARE(plan.notes.size(), std::size_t(0));
        QCOMPARE(countsText(plan),
                 QByteArray("space +2 =1\nsubnet +4\nmachine +3\ndevice +9\naddress +6\n"
                            "application +3\nunit +3\nendpoint +5\nbinding +8\nconstraint +3\n"));
        const Revision after = committed({}, plan);
        const Model& model = only(after);
        QCOMPARE(siteText(model),
                 QByteArray("0 alpha public\n3 web =11\n7 store public =12\n"
                            "2 10.30.0.0/24 =201@5 vlan 0 [az1,az2] web\n"
                            "4 172.20.0.0/20 =202@5 vlan 140 [az1] web\n"
                            "5 172.20.0.0/20 =203@6 vlan 140 [az2] store\n"
                            "11 252.30.0.0/16 =201-INFAN-10-30-0-0-24@ vlan 0 [] web over "
                            "10.30.0.0/24\n"));
        QCOMPARE(model.state.table<ProviderRow>().at(ProviderId(0)).type, std::string("maas"));
        // Juju's own sequences count on: what was removed there is not given again here.
        QCOMPARE(plan.usedUp.next<SpaceRow>(), 9U);
        QCOMPARE(plan.usedUp.next<SubnetRow>(), 20U);
    }

    void machinesKeepTheirListsAndChoices()
    {
        const Revision after = committed({}, planned({}, {fileInput(kRack)}));
        QCOMPARE(machinesText(only(after)),
                 QByteArray("0 node-a started 4y3h7n running/Deployed az1\n"
                            "  provider 10.30.0.10@web 172.20.0.10@web\n"
                            "  machine 10.30.0.10@web 127.0.0.1@alpha\n"
                            "  public 10.30.0.10@web private 172.20.0.10@web\n"
                            "1 node-b down manual:172.20.0.11 /  manual\n"
                            "  provider 172.20.0.11@store\n  machine\n"
                            "  public 172.20.0.11@store private 172.20.0.11@store\n"
                            "1/lxd/0 juju-f3a901-1-lxd-0 started juju-f3a901-1-lxd-0 / az2 in 1\n"
                            "  provider 172.20.0.150@store\n  machine\n"
                            "  public 172.20.0.150@store private 172.20.0.150@store\n"));
        QVERIFY(only(after).at<MachineRow>(*findMachine(only(after), "1/lxd/0")).kind ==
                MachineKind::Container);
    }

    void bondsBridgesAndContainersHangTogether()
    {
        const Revision after = committed({}, planned({}, {fileInput(kRack)}));
        QCOMPARE(devicesText(only(after)),
                 QByteArray("0 lo loopback  65536\n"
                            "0 eno1 ethernet 02:16:3e:00:00:01 9000 =31 below 0:bond0\n"
                            "0 eno2 ethernet 02:16:3e:00:00:02 9000 down =32 below 0:bond0\n"
                            "0 bond0 bond 02:16:3e:00:00:01 9000 =33 below 0:br-bond0\n"
                            "0 br-bond0 bridge 02:16:3e:00:00:01 9000 ovs\n"
                            "0 bond0.140 802.1q 02:16:3e:00:00:01 1500 no-auto below 0:bond0\n"
                            "1 eno1 ethernet 02:16:3e:00:01:01 1500 below 1:br-eno1\n"
                            "1 br-eno1 bridge 02:16:3e:00:01:01 1500\n"
                            "1/lxd/0 eth0 ethernet 00:16:3e:aa:bb:cc 1500 below 1:br-eno1\n"));
    }

    void equalBlocksOfTwoNetworksStayApart()
    {
        const Revision after = committed({}, planned({}, {fileInput(kRack)}));
        QCOMPARE(addressesText(only(after)),
                 QByteArray("0 lo 127.0.0.1 loopback machine\n"
                            "0 br-bond0 10.30.0.10 static provider via 10.30.0.1 default dns "
                            "10.30.0.53 10.30.0.54 in 2 web\n"
                            "0 bond0.140 172.20.0.10 static provider in 4 web\n"
                            "0 bond0.140 203.0.113.9 static provider shadow secondary in 4 web\n"
                            "1 br-eno1 172.20.0.11 dhcp provider in 5 store\n"
                            "1/lxd/0 eth0 172.20.0.150 static provider in 5 store\n"));
    }

    void applicationsAndRelationsKeepTheirSpaces()
    {
        const Revision after = committed({}, planned({}, {fileInput(kRack)}));
        QCOMPARE(workloadsText(only(after)),
                 QByteArray("shop website database backups(extra) | =web website=web "
                            "database=store backups=store\n"
                            "ledger sql | =alpha sql=store\n"
                            "watcher juju-info | =alpha juju-info=alpha\n"
                            "shop/0 on 0\nledger/0 on 1/lxd/0\nwatcher/0 on 1/lxd/0\n"
                            "2 shop:database ledger:sql \n"
                            "4 shop:website bank:website cross 198.51.100.0/28\n"
                            "machine web,^store\nmodel web,^store\napplication web\n"
                            "default-space=web\nnet-bond-reconfigure-delay=21\n"
                            "egress-subnets=198.51.100.0/28,198.51.100.32/28\n"));
    }

    void theSameDumpAgainIsNoChange()
    {
        for (const char* file : {kRack, kAttic}) {
            const Revision after = committed({}, planned({}, {fileInput(file)}));
            const ImportPlan again = planned(after, {fileInput(file)});
            QCOMPARE(countsText(again).contains('+'), false);
            QVERIFY2(again.isNoChange(), file);
        }
    }

    void takenBackTheModelIsAsBefore()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        const ImportPlan plan =
            planned(before, {changed(kRack, "hostname: node-a", "hostname: node-z")});
        const Revision after = committed(before, plan);
        ModelState state = only(after).state;
        QVERIFY(apply(state, plan.changes.inverse()).has_value());
        QCOMPARE(machinesText(*engine::facts::makeModel(only(before).row, std::move(state))),
                 machinesText(only(before)));
    }

    void oldVersionsAreBroughtUpToDate()
    {
        const ImportPlan plan = planned({}, {fileInput(kAttic)});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        const Revision after = committed({}, plan);
        const Model& model = only(after);
        QCOMPARE(siteText(model), QByteArray("0 alpha public\n1 outer-2 public =s9\n2 inner\n"
                                             "0 10.1.0.0/16 =n1@ vlan 0 [north] inner\n"
                                             "1 10.2.0.0/16 =n2@ vlan 30 [] outer-2\n"
                                             "2 10.3.0.0/16 =@ vlan 0 [south] alpha\n"));
        QCOMPARE(machinesText(model),
                 QByteArray("0  started i-0 running/ \n"
                            "  provider node.example@alpha 10.2.0.5@outer-2\n  machine\n"
                            "  public 10.2.0.5@outer-2 private 10.2.0.5@outer-2\n"));
        QCOMPARE(addressesText(model), QByteArray("0 eth0 10.2.0.5 dhcp provider in 1 outer-2\n"));
        QCOMPARE(workloadsText(model),
                 QByteArray("wiki db | =inner db=outer-2\nwiki/0 on 0\n0 wiki:db \n"));
    }

    void rowsFollowTheIdsOfJuju()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        QByteArray content = QByteArray::fromStdString(fileText(kRack));
        // The two spaces exchange their names and lose what the provider calls them.
        content
            .replace("name: web, public: false, provider-id: \"11\"", "name: store, public: false")
            .replace("name: store, public: true, provider-id: \"12\"", "name: web, public: true")
            .replace("hostname: node-a", "hostname: node-z")
            .replace("space-id: \"7\"", "space-id: \"3\"")
            .replace("spaceid: \"7\"", "spaceid: \"3\"")
            .replace(
                "mtu: 1500, mac-address: \"02:16:3e:00:01:01\", is-autostart: true, is-up: true, "
                "parent-name: \"\"",
                "mtu: 9000, mac-address: \"02:16:3e:00:01:01\", is-autostart: true, is-up: true, "
                "parent-name: \"\"")
            .replace("{\"\": \"0\", sql: \"7\"}", "{\"\": \"0\", sql: \"3\"}")
            .replace("is-up: false", "is-up: true");
        const ImportPlan plan = planned(before, {text(content.toStdString())});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QVERIFY(plan.model == only(before).row.id);
        const Revision after = committed(before, plan);
        QVERIFY(
            siteText(only(after)).startsWith("0 alpha public\n3 store =11\n7 web public =12\n"));
        QVERIFY(siteText(only(after)).contains("5 172.20.0.0/20 =203@6 vlan 140 [az2] store\n"));
        QVERIFY(machinesText(only(after)).startsWith("0 node-z "));
        QVERIFY(devicesText(only(after)).contains("1 br-eno1 bridge 02:16:3e:00:01:01 9000\n"));
        QVERIFY(workloadsText(only(after)).contains("ledger sql | =alpha sql=store\n"));
        QCOMPARE(
            countsText(plan),
            QByteArray("space ~2 =1\nsubnet ~1 =3\nmachine ~3\ndevice ~2 =7\naddress =6\n"
                       "application =3\nunit =3\nendpoint =5\nbinding ~1 =7\nconstraint =3\n"));
        QVERIFY(planned(after, {text(content.toStdString())}).isNoChange());
    }

    void whatIsGoneIsMissingAndUnitsGo()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        QByteArray content = QByteArray::fromStdString(fileText(kRack));
        content.replace("  - {machine-id: \"0\", device-name: bond0.140, value: 203.0.113.9",
                        "  #");
        content.replace("      - {name: watcher/0, principal", "      #");
        content.replace("  - {id: \"7\", name: store, public: true",
                        "  - {id: \"8\", name: store, public: true");
        const ImportPlan plan =
            planned(before, {text(content.replace("\"7\"", "\"8\"").toStdString())});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        const Revision after = committed(before, plan);
        // The provider calls the new space as the one that is gone: it is that one.
        QCOMPARE(missingText(only(after)), QByteArray("address 3\n"));
        QVERIFY(!workloadsText(only(after)).contains("watcher/0"));
        const Revision back = committed(after, planned(after, {fileInput(kRack)}));
        QCOMPARE(missingText(only(back)), QByteArray());
        QVERIFY(workloadsText(only(back)).contains("watcher/0 on 1/lxd/0\n"));
    }

    void aTableThatIsLeftOutSaysNothing()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        const ImportPlan plan = planned(
            before, {text("version: 11\ntype: iaas\nowner: admin\n"
                          "config: {name: rack, uuid: 5f1d8a52-6d0e-4c58-8a6e-51f0c2f3a901, "
                          "default-space: web, net-bond-reconfigure-delay: 21, "
                          "egress-subnets: '198.51.100.0/28,198.51.100.32/28'}\n"
                          "constraints: {spaces: [web, ^store]}\n"
                          "ip-addresses: {version: 5, ip-addresses: []}\n")});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QVERIFY(plan.isNoChange());
    }

    void whatPeopleAddedStays()
    {
        Revision before = committed({}, planned({}, {fileInput(kRack)}));
        ModelState state = only(before).state;
        SubnetRow subnet = state.table<SubnetRow>().at(SubnetId(2));
        subnet.name = "front";
        subnet.warnPercent = 70;
        state.table<SubnetRow>().put(subnet);
        const Revision named(9, {engine::facts::makeModel(only(before).row, std::move(state))},
                             before.project());
        const ImportPlan plan = planned(named, {changed(kRack, "[az1, az2]", "[az2]")});
        const Revision done = committed(named, plan);
        const auto& after = only(done).at<SubnetRow>(SubnetId(2));
        QCOMPARE(after.name, std::string("front"));
        QCOMPARE(after.warnPercent, 70U);
        QCOMPARE(join(after.zones, ","), std::string("az2"));
    }

    void aModelThatBeganWithStatusIsMetByNames()
    {
        const std::vector<ImportInput> files{fileInput("juju/status.json"),
                                             fileInput("juju/spaces.json")};
        const Revision before = committed({}, planned({}, files));
        const QByteArray sites = siteText(only(before));
        const ImportPlan plan = planned(
            before,
            {text(
                "config: {name: site}\nowner: a\ntype: iaas\n"
                "spaces: {version: 2, spaces: [{id: '1', name: storage}, {id: '2', name: mgmt}]}\n"
                "subnets: {version: 6, subnets: [{subnet-id: '0', cidr: 10.20.101.0/24, "
                "space-id: '1'}]}\n")});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QVERIFY(plan.model == only(before).row.id);
        const Revision after = committed(before, plan);
        const QByteArray now = siteText(only(after));
        QCOMPARE(now.count('\n'), sites.count('\n'));
        QVERIFY(now.contains(" 10.20.101.0/24 "));
        for (const SubnetRow& row : only(after).table<SubnetRow>())
            if (row.cidr.text() == "10.20.101.0/24")
                QCOMPARE(spaceText(only(after), row.space), std::string("storage"));
    }

    void otherModelsOfThatNameAreLeftAlone()
    {
        const Revision before = committed({}, planned({}, {fileInput(kRack)}));
        const ImportPlan plan =
            planned(before, {changed(kRack, "uuid: 5f1d8a52-6d0e-4c58-8a6e-51f0c2f3a901",
                                     "uuid: 00000000-6d0e-4c58-8a6e-51f0c2f3a901")});
        QVERIFY(!plan.model);
        QCOMPARE(plan.newModel.name, std::string("rack-2"));
        const ImportPlan renamed =
            planned(before, {changed(kRack, "  name: rack\n", "  name: shelf\n")});
        QVERIFY(renamed.model == only(before).row.id);
        QVERIFY(renamed.isNoChange());
    }

    void aClusterHasServicesAndPods()
    {
        const ImportPlan plan = planned(
            {}, {text("{\"type\":\"caas\",\"owner\":\"admin\",\"config\":{\"name\":\"pods\"},"
                      "\"applications\":{\"version\":9,\"applications\":[{\"name\":\"db\","
                      "\"type\":\"caas\",\"exposed\":true,\"cloud-service\":{\"version\":1,"
                      "\"provider-id\":\"svc-1\",\"addresses\":[{\"version\":2,"
                      "\"value\":\"10.152.1.1\",\"type\":\"ipv4\",\"scope\":\"local-cloud\"}]},"
                      "\"units\":{\"version\":3,\"units\":[{\"name\":\"db/0\","
                      "\"cloud-container\":{\"version\":1,\"provider-id\":\"db-0\","
                      "\"address\":{\"value\":\"10.1.0.7\"},\"ports\":[\"5432/TCP\"]}}]}}]}}")});
        QCOMPARE(problemsText(plan.refused), QByteArray());
        const Revision after = committed({}, plan);
        const Model& model = only(after);
        QCOMPARE(model.state.table<ProviderRow>().at(ProviderId(0)).type,
                 std::string("kubernetes"));
        const auto& service = *model.table<CloudServiceRow>().begin();
        QCOMPARE(service.providerId, std::string("svc-1"));
        QCOMPARE(service.addresses.front().value, std::string("10.152.1.1"));
        QVERIFY(service.isExposedOutside);
        const auto& pod = *model.table<CloudContainerRow>().begin();
        QCOMPARE(pod.address->value, std::string("10.1.0.7"));
        QCOMPARE(join(pod.ports, ","), std::string("5432/TCP"));
    }

    void machinesOfTheControllerAreItsNodes()
    {
        const ImportPlan plan = planned(
            {}, {text("config: {name: controller}\nowner: a\ntype: iaas\nmachines:\n  version: 3\n"
                      "  machines:\n  - {id: '0', jobs: [host-units, api-server]}\n"
                      "  - {id: '1', jobs: [host-units]}\n")});
        QVERIFY(plan.newModel.isController);
        const Revision after = committed({}, plan);
        const Model& model = only(after);
        QCOMPARE(model.table<ControllerNodeRow>().size(), std::size_t(1));
        QVERIFY(model.table<ControllerNodeRow>().begin()->machine == findMachine(model, "0"));
    }

    void dumpsAreToldFromOtherFilesOfJuju()
    {
        const auto kindOf = [](const ImportInput& input) {
            const auto documents = providers::document::readDocuments(input.content);
            const auto format = recognise(documents->front());
            return format ? std::string(formatText(*format)) : std::string("none");
        };
        QCOMPARE(kindOf(fileInput(kRack)), std::string("juju-model"));
        QCOMPARE(kindOf(fileInput(kAttic)), std::string("juju-model"));
        QCOMPARE(kindOf(fileInput("juju/status.json")), std::string("juju-status"));
        QCOMPARE(kindOf(fileInput("juju/status.yaml")), std::string("juju-status"));
        QCOMPARE(kindOf(fileInput("juju/machines.json")), std::string("juju-machines"));
        QCOMPARE(kindOf(fileInput("juju/spaces.json")), std::string("juju-spaces"));
        QCOMPARE(kindOf(fileInput("juju/subnets.json")), std::string("juju-subnets"));
        QCOMPARE(kindOf(text("{\"subnets\":{\"version\":6,\"subnets\":[]}}")),
                 std::string("juju-model"));
    }
};

QTEST_GUILESS_MAIN(TstImportJujuModel)
#include "tst_import_juju_model.moc"
