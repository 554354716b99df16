// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "tests/model/exchange/import_fixture.h"

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::exchange;
using namespace netatlas::tests;

namespace {

const std::vector<ImportInput> kWholeKernel{fileInput("linux/uml/ip-addr.json", "web-0"),
                                            fileInput("linux/uml/ip-route.json")};

/// A line for each subnet: block, network, segment, how many addresses it has.
QByteArray subnetsText(const Model& model)
{
    std::string text;
    for (const SubnetRow& subnet : model.table<SubnetRow>()) {
        text += subnet.cidr.text();
        if (!subnet.providerNetworkId.empty())
            text += " in " +
                    model.at<RoutingDomainRow>(*model.facts.domainOfSubnet.find(subnet.id)).name;
        if (subnet.segment)
            text += ' ' + std::string(wordOf(model.at<SegmentRow>(*subnet.segment).kind)) + ' ' +
                    std::to_string(subnet.vlanTag);
        text += " x" + std::to_string(model.facts.addressesOfSubnet.of(subnet.id).size()) + '\n';
    }
    return QByteArray::fromStdString(text);
}

} // namespace

class TstImportHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostBecomesAMachineOfTheModelOfHosts()
    {
        const ImportPlan plan = planned({}, kWholeKernel);
        QCOMPARE(problemsText(plan.refused), QByteArray());
        QVERIFY(!plan.model);
        QCOMPARE(plan.newModel.name, std::string("hosts"));
        QVERIFY(plan.newModel.editMode == EditMode::Direct);
        QCOMPARE(countsText(plan), QByteArray("domain +1\nfabric +1\nsegment +3\nnetwork +1\n"
                                              "subnet +8\nmachine +1\ndevice +16\naddress +11\n"));
        const Revision after = committed({}, plan);
        const Model& model = *after.models().front();
        const MachineRow& machine = *model.table<MachineRow>().begin();
        QCOMPARE(machine.name, std::string("web-0"));
        QCOMPARE(machine.preferredPublic->value, std::string("2001:db8:20:1::11"));
        QCOMPARE(machine.preferredPrivate->value, std::string("10.20.1.11"));
        QCOMPARE(subnetsText(model), QByteArray("169.254.0.0/16 x1\n"
                                                "10.20.1.0/24 x1\n"
                                                "2001:db8:20:1::/64 x1\n"
                                                "10.20.101.0/24 vlan 101 x1\n"
                                                "10.20.205.0/24 vlan 205 x2\n"
                                                "2001:db8:20:205::/64 vlan 205 x1\n"
                                                "10.0.8.0/24 x1\n"
                                                "10.20.1.0/24 in blue x1\n"));
    }

    void theSameAgainChangesNothing()
    {
        const Revision after = committed({}, planned({}, kWholeKernel));
        const ImportPlan again = planned(after, kWholeKernel);
        QVERIFY(again.isNoChange());
        QCOMPARE(countsText(again), QByteArray("domain =1\nfabric =1\nsegment =3\nnetwork =1\n"
                                               "subnet =8\nmachine =1\ndevice =16\naddress =11\n"));
    }

    void tenHostsAreTenMachinesOfOneModel()
    {
        std::vector<ImportInput> inputs;
        for (int i = 0; i < 10; ++i) {
            std::string content = fileText("linux/netns/ip-addr.json");
            const std::string own = "10.20.1." + std::to_string(100 + i);
            for (std::size_t at = content.find("10.20.1.11\""); at != std::string::npos;
                 at = content.find("10.20.1.11\""))
                content.replace(at, 10, own);
            inputs.push_back({.name = "node-" + std::to_string(i) + ".json", .content = content});
        }
        const Revision after = committed({}, planned({}, inputs));
        const Model& model = *after.models().front();
        QCOMPARE(model.table<MachineRow>().size(), std::size_t(10));
        QCOMPARE(model.table<SubnetRow>().size(), std::size_t(6));
        QCOMPARE(std::next(model.table<MachineRow>().begin(), 9)->name, std::string("node-9"));
        const ImportPlan eleventh =
            planned(after, {fileInput("linux/uml/ip-addr.json", "node-10")});
        QVERIFY(eleventh.model == model.row.id);
        QCOMPARE(eleventh.counts.at(ObjectKind::Machine).added, std::size_t(1));
        QVERIFY(planned(after, inputs).isNoChange());
    }

    void whatAHostLostIsRemoved()
    {
        const Revision after = committed({}, planned({}, kWholeKernel));
        const ImportPlan poorer = planned(after, {fileInput("linux/netns/ip-addr.json", "web-0")});
        QVERIFY(poorer.counts.at(ObjectKind::Device).removed > 0);
        const Revision later = committed(after, poorer);
        QCOMPARE(later.models().front()->table<MachineRow>().size(), std::size_t(1));
        QCOMPARE(later.models().front()->table<DeviceRow>().size(), std::size_t(12));
        QCOMPARE(later.models().front()->table<SubnetRow>().size(), std::size_t(8));
    }

    void routesMayFollowTheAddressesInOneText()
    {
        ImportInput both = fileInput("linux/uml/ip-addr.json", "web-0");
        both.name = "-";
        both.content += fileText("linux/uml/ip-route.json");
        const Revision after = committed({}, planned({}, {both}));
        const Model& model = *after.models().front();
        QByteArray gateways;
        for (const DeviceAddressRow& address : model.table<DeviceAddressRow>())
            if (address.gateway)
                gateways += QByteArray::fromStdString(address.value.text() + " by " +
                                                      address.gateway->text() + '\n');
        QCOMPARE(gateways, QByteArray("10.20.1.11 by 10.20.1.1\n"));
        QVERIFY(planned(after, {fileInput("linux/uml/ip-addr.json", "web-0")}).isNoChange());
    }

    void aNamedModelTakesTheHostInstead()
    {
        const ImportPlan plan = planned({}, kWholeKernel, {.model = "lab"});
        QCOMPARE(plan.newModel.name, std::string("lab"));
        const Revision after = committed({}, plan);
        QCOMPARE(planned(after, kWholeKernel).newModel.name, std::string("hosts"));
        QVERIFY(planned(after, kWholeKernel, {.model = "lab"}).isNoChange());
    }

    void everyBadInputIsTold_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const QByteArray& content, const char* told) {
            QTest::newRow(name) << content << QByteArray(told);
        };
        row("empty", "", "a.json:1:1  [] is empty\n");
        row("malformed", "[{\"ifname\":\"lo\",}]",
            "a.json:1:17  [] is no valid JSON: unexpected }\n");
        row("some other JSON", "[{\"name\":1}]",
            "a.json:1:1  [] is none of the formats that are read: ip-address, ip-route, "
            "juju-model, juju-status, juju-machines, juju-spaces, "
            "juju-subnets\n");
        row("prose", "hello world\n",
            "a.json:1:1  [] is none of the formats that are read: ip-address, ip-route, "
            "juju-model, juju-status, juju-machines, juju-spaces, "
            "juju-subnets\n");
        row("routes alone", "[{\"dst\":\"default\",\"dev\":\"a\"}]",
            "a.json:1:1  [] has routes, but no addresses came before them\n");
        row("two bad rows",
            "[{\"ifname\":\"a\",\"linkinfo\":{},\"mtu\":-1,\n\"addr_info\":[{\"local\":\"x\"}]}]",
            "a.json:1:36 [0].mtu [-1] is no whole number from 0 to 4294967295\n"
            "a.json:2:23 [0].addr_info[0].local [x] a number is missing\n");
    }

    void everyBadInputIsTold()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, told);
        const ImportPlan plan = planned({}, {{.name = "a.json", .content = content.toStdString()}});
        QCOMPARE(problemsText(plan.refused), told);
        QVERIFY(!plan.canCommit());
    }

    void oneHostTwiceIsRefused()
    {
        const ImportPlan plan = planned({}, {kWholeKernel[0], kWholeKernel[0]});
        QCOMPARE(problemsText(plan.refused),
                 QByteArray("linux/uml/ip-addr.json:0:0  [web-0] stands twice among the inputs\n"));
    }

    void standardInputNeedsAName()
    {
        ImportInput input = kWholeKernel[0];
        input.name = "-";
        input.as.clear();
        QCOMPARE(problemsText(planned({}, {input}).refused),
                 QByteArray("-:1:1  [] does not say which host it is\n"));
    }
};

QTEST_GUILESS_MAIN(TstImportHosts)
#include "tst_import_hosts.moc"
