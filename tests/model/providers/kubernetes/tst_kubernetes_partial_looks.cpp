// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "tests/model/providers/kubernetes/cluster_text.h"
#include "tests/support/cluster_world.h"

#include <boost/json/parse.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using tests::listText;
using tests::problemTexts;
using tests::servicesText;
using tests::unitsText;
using World = tests::ClusterWorld<tests::RecordingTimer>;

namespace json = boost::json;

/// Looks at a cluster that see only a part of it.
class TstKubernetesPartialLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badItemsAreNamedAndLeftOut_data();
    void badItemsAreNamedAndLeftOut();
    void whatCannotBeReadOnceStays_data();
    void whatCannotBeReadOnceStays();
    void membersThatCannotBeReadOnceStay_data();
    void membersThatCannotBeReadOnceStay();
    void fieldsThatCannotBeReadAreLeftOutAlone();
};

void TstKubernetesPartialLooks::badItemsAreNamedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* what, const char* name, const char* item, const char* problem) {
        QTest::newRow(what) << QByteArray(name) << QByteArray(item) << QByteArray(problem);
    };
    row("no group", "pods", "7", "pod :  is a number, not a group");
    row("no metadata", "pods", R"({"spec":{}})", "pod : metadata is missing");
    row("no id", "pods", R"({"metadata":{"name":"p","namespace":"n"}})", "pod p: uid is missing");
    row("no name", "services", R"({"metadata":{"namespace":"n","uid":"u"}})",
        "service : name is missing");
    row("no namespace", "services", R"({"metadata":{"name":"s","uid":"u"}})",
        "service s: namespace is missing");
    row("name is a list", "nodes", R"({"metadata":{"name":[1],"uid":"u"}})",
        "node : name is a list, not a text");
    row("invisible name", "nodes", R"({"metadata":{"name":"a\u0007b","uid":"u"}})",
        "node : name is no id");
    row("slice", "endpointslices", R"({"metadata":{"name":"x"}})",
        "endpoint slice x: namespace is missing");
    row("id twice", "pods",
        R"({"metadata":{"name":"other","namespace":"shop",
            "uid":"0f3c51a0-77aa-4c1b-9d3e-000000000106"}})",
        "pod shop/other: uid stands there twice");
    row("twice", "pods", R"({"metadata":{"name":"db-0","namespace":"shop","uid":"u"}})",
        "item shop/db-0: name stands there twice");
}

void TstKubernetesPartialLooks::badItemsAreNamedAndLeftOut()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, problem);
    World world;
    world.cluster.collection(name.toStdString()).push_back(json::parse(item.toStdString()));
    const auto plan = world.reload();
    QCOMPARE(QByteArray::fromStdString(join(problemTexts(plan.problems), "\n")), problem);
    // All the others are there.
    QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{3});
    QCOMPARE(world.model().table<CloudServiceRow>().size(), std::size_t{6});
    QCOMPARE(world.model().table<CloudContainerRow>().size(), std::size_t{9});
    QVERIFY(world.reload().isNoChange());
}

void TstKubernetesPartialLooks::whatCannotBeReadOnceStays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value"); ///< of the metadata; none = the member is missing
    const auto row = [](const char* name, const char* member, const char* value) {
        QTest::addRow("%s %s %s", name, member, value)
            << QByteArray(name) << QByteArray(member) << QByteArray(value);
    };
    for (const char* name : {"nodes", "pods", "services", "endpointslices", "servicecidrs"}) {
        row(name, "", "7");
        row(name, "", R"({"spec":{}})");
        row(name, "name", "[1]");
    }
    for (const char* name : {"nodes", "pods", "services", "servicecidrs"})
        row(name, "uid", "");
    for (const char* name : {"pods", "services", "endpointslices"})
        row(name, "namespace", "");
}

void TstKubernetesPartialLooks::whatCannotBeReadOnceStays()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    World world;
    world.cluster.minor = 33;
    for (const char* text : {R"({"metadata":{"name":"kubernetes","uid":"sc-1"},
                                 "spec":{"cidrs":["10.62.0.0/24"]}})",
                             R"({"metadata":{"name":"six","uid":"sc-2"},
                                 "spec":{"cidrs":["fd62::/112"]}})"})
        world.cluster.collection("servicecidrs").push_back(json::parse(text));
    world.reload();
    const tests::ReloadedModel before = world.reloaded;
    json::array& items = world.cluster.collection(name.toStdString());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const json::value good = items[i];
        if (member.isEmpty())
            items[i] = json::parse(value.toStdString());
        else if (value.isEmpty())
            items[i].at("metadata").as_object().erase(member.toStdString());
        else
            items[i].at("metadata").as_object()[member.toStdString()] =
                json::parse(value.toStdString());
        world.reloaded = before;
        const auto plan = world.reload();
        QVERIFY2(plan.isNoChange(), tests::changesText(plan, world.model()).c_str());
        items[i] = good;
    }
}

void TstKubernetesPartialLooks::membersThatCannotBeReadOnceStay_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const char* part, const char* member, const char* value) {
        QTest::addRow("%s %s", name, member)
            << QByteArray(name) << QByteArray(part) << QByteArray(member) << QByteArray(value);
    };
    row("nodes", "metadata", "labels", "7");
    row("nodes", "spec", "podCIDRs", R"(["nonsense"])");
    row("nodes", "spec", "podCIDR", R"("nonsense")");
    row("nodes", "status", "addresses", R"([{"type":"InternalIP","address":"10.60.0.300"}])");
    row("pods", "metadata", "labels", "7");
    row("pods", "metadata", "ownerReferences", "7");
    row("pods", "spec", "containers", "7");
    row("pods", "status", "podIPs", "7");
    row("pods", "status", "podIP", "[1]");
    row("services", "spec", "selector", "7");
    row("services", "spec", "clusterIPs", "7");
    row("services", "spec", "clusterIP", R"("10.62.0.300")");
    row("services", "status", "loadBalancer", "7");
}

void TstKubernetesPartialLooks::membersThatCannotBeReadOnceStay()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    World world;
    world.reload();
    const tests::ReloadedModel before = world.reloaded;
    for (json::value& item : world.cluster.collection(name.toStdString())) {
        json::value* group = item.as_object().if_contains(part.toStdString());
        if (!group || !group->as_object().contains(member.toStdString()))
            continue;
        const json::value good = item;
        group->as_object()[member.toStdString()] = json::parse(value.toStdString());
        world.reloaded = before;
        const auto plan = world.reload();
        QVERIFY2(plan.isNoChange(), tests::changesText(plan, world.model()).c_str());
        item = good;
    }
}

void TstKubernetesPartialLooks::fieldsThatCannotBeReadAreLeftOutAlone()
{
    World world;
    auto& node = world.cluster.find("nodes", "node-0");
    node["spec"].as_object()["podCIDRs"] = json::array{"10.61.0.0/24", "nonsense", 5};
    node["status"].as_object()["addresses"] =
        json::array{json::object{{"type", "InternalIP"}, {"address", "10.60.0.300"}},
                    json::object{{"type", "InternalIP"}, {"address", "10.60.0.10"}}, "x"};
    auto& pod = world.cluster.find("pods", "shop/db-0");
    pod["status"].as_object()["podIP"] = "no address";
    pod["status"].as_object()["podIPs"] =
        json::array{json::object{{"ip", "10.61.1.7"}}, json::object{{"ip", {1}}}};
    pod["spec"].as_object()["containers"] =
        json::array{json::object{{"ports", {{{"containerPort", 70000}}, {{"containerPort", 80}}}}}};
    pod["metadata"].as_object()["labels"].as_object()["list"] = json::array{};
    auto& service = world.cluster.find("services", "shop/web");
    service["spec"].as_object()["externalIPs"] = "all";
    service["status"].as_object()["loadBalancer"] = json::array{};
    const auto plan = world.reload();
    QCOMPARE(plan.problems.size(), std::size_t{10});
    QCOMPARE(listText(world.find<MachineRow>("node-0")->providerAddresses),
             std::string("10.60.0.10 local-cloud"));
    QVERIFY(unitsText(world.model())
                .contains(QStringLiteral("shop/db-0 of shop/db: 10.61.1.7 local-machine in "
                                         "10.61.1.0/24 ports 80/TCP")));
    QVERIFY(servicesText(world.model()).contains(QStringLiteral("shop/web: 10.62.0.20")));
    QVERIFY(world.reload().isNoChange());
}

QTEST_GUILESS_MAIN(TstKubernetesPartialLooks)
#include "tst_kubernetes_partial_looks.moc"
