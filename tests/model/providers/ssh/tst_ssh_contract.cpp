// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/providers/ssh/ssh_provider.h"
#include "tests/support/look_contract.h"
#include "tests/support/scripted_ssh.h"

#include <QTest>

using namespace netatlas;

namespace {

constexpr const char* kLinks =
    R"([{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"operstate":"UNKNOWN",)"
    R"("link_type":"loopback","address":"00:00:00:00:00:00","promiscuity":0,)"
    R"("addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"}]},)"
    R"({"ifindex":2,"ifname":"ens3","flags":["UP"],"mtu":1500,"operstate":"UP",)"
    R"("link_type":"ether","address":"52:54:00:aa:bb:cc","promiscuity":0,)"
    R"("addr_info":[{"family":"inet","local":"10.4.0.9","prefixlen":24,"scope":"global"}]},)"
    R"({"ifindex":3,"ifname":"ovs-netdev","flags":[],"mtu":1500,"link_type":"ether",)"
    R"("promiscuity":1,"linkinfo":{"info_kind":"tun"},"addr_info":[]},)"
    R"({"ifindex":4,"ifname":"br0","flags":["UP"],"mtu":1500,"link_type":"ether",)"
    R"("promiscuity":1,"linkinfo":{"info_kind":"tun"},"addr_info":[]}])";
constexpr const char* kRoutes =
    R"([{"dst":"default","gateway":"10.4.0.1","dev":"ens3","protocol":"static","flags":[]}])";
constexpr const char* kSwitch =
    R"([{"rows":[{"_uuid":["uuid","b"],"name":"br0","ports":["uuid","p"]}]},)"
    R"({"rows":[{"_uuid":["uuid","p"],"name":"ens3","tag":12,"interfaces":["uuid","i"]}]},)"
    R"({"rows":[{"_uuid":["uuid","i"],"name":"ens3","type":"","options":["map",[]],)"
    R"("mac_in_use":"52:54:00:aa:bb:cc","mtu":1500,"ofport":1}]}])";

/// Hosts that say one thing each, behind an `ssh` that takes the alias for their script.
class Hosts
{
public:
    tests::LookContract::Make running(const QByteArray& script)
    {
        const std::string alias = "web" + std::to_string(++m_count);
        m_ssh.write(alias.c_str(), script);
        return [alias] {
            return std::make_unique<providers::ssh::SshProvider>(providers::SourceSettings{
                .kind = "ssh", .name = alias, .options = {{"host", alias}}});
        };
    }
    /// As the question has it, and with what it may ask the switch.
    tests::LookContract::Make saying(const QByteArray& links, const QByteArray& routes,
                                     const QByteArray& ofSwitch)
    {
        return running("cat <<'END'\nnetatlas-begin\nweb\n" + links + '\n' + routes + "\n\n" +
                       ofSwitch + "netatlas-end 0\nEND\n");
    }
    /// With its switch, and one text for another.
    tests::LookContract::Make saying(const QByteArray& from = {}, const QByteArray& to = {})
    {
        QByteArray all = QByteArray(kLinks) + '\n' + kRoutes + "\n\nnetatlas-switch\n" + kSwitch;
        if (!from.isEmpty() && !all.contains(from))
            qFatal("there is no %s", from.constData());
        if (!from.isEmpty())
            all.replace(all.indexOf(from), from.size(), to);
        return running("cat <<'END'\nnetatlas-begin\nweb\n" + all + "\n\nnetatlas-end 0\nEND\n");
    }

private:
    const tests::ScriptedSsh m_ssh{
        "while [ \"$1\" != -- ]; do shift; done\nexec sh \"${0%/*}/$2\"\n"};
    int m_count = 0;
};

} // namespace

/// The rules of every provider, kept by other hosts.
class TstSshContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theContractIsKept()
    {
        Hosts hosts;
        tests::LookSubject subject;
        subject.type = "manual";
        subject.steps = 3;
        subject.healthy = hosts.saying();
        subject.strange = {
            {"a member that is new",
             hosts.saying(R"("ifname":"ens3")", R"("colour":{"a":[1]},"ifname":"ens3")"),
             {}},
            {"a route with a member that is new",
             hosts.saying(R"("dst":"default")", R"("dst":"default","nhid":7)"),
             {}},
            {"a column that is new", hosts.saying(R"("tag":12)", R"("tag":12,"colour":1)"), {}}};
        subject.flawed = {
            {"an address that is none", hosts.saying("10.4.0.9", "10.4.0.x"), "10.4.0.x"},
            {"an address without a length", hosts.saying(R"("prefixlen":24,)", ""), "addr_info"},
            {"a link without a name", hosts.saying(R"("ifname":"br0",)", ""), "link"},
            {"a route to nowhere", hosts.saying(R"("dst":"default")", R"("dst":"10.x")"), "10.x"},
            {"a tag that is none", hosts.saying(R"("tag":12)", R"("tag":"x")"), "Port ens3.tag"},
            {"a port that cannot be read", hosts.saying(R"("name":"ens3","tag")", R"("tag")"),
             "Port"},
            {"a switch that says nothing of it",
             hosts.saying(kLinks, kRoutes, "netatlas-switch\n[{\"error\":\"no\"}]\n"), "switch"},
            {"a switch that is cut short",
             hosts.saying(kLinks, kRoutes, "netatlas-switch\n[{\"rows\":[{\n"), "switch"}};
        subject.partial = {
            {"no tool for the switch", hosts.saying(kLinks, kRoutes, ""), {}},
            {"no right to the switch", hosts.saying(kLinks, kRoutes, "netatlas-switch\n\n"), {}}};
        subject.failing = {
            {"keys that are refused",
             hosts.running("echo 'me@web1: Permission denied (publickey).' >&2; exit 255"),
             {}},
            {"nobody there",
             hosts.running("echo 'ssh: connect to host web1 port 22: Connection refused' >&2; "
                           "exit 255"),
             {}},
            {"no word", hosts.running("exit 255"), {}},
            {"half of it", hosts.running("echo netatlas-begin; echo web; echo '[{'"), {}},
            {"garbage", hosts.running("printf '\\001\\002 what'"), {}},
            {"another page",
             hosts.running("echo netatlas-begin; echo web; echo '<html>'; "
                           "echo netatlas-end 0"),
             {}},
            {"no ip",
             hosts.running("echo netatlas-begin; echo 'sh: ip: not found' >&2; "
                           "echo netatlas-end 127"),
             {}},
            {"too much", hosts.running("exec head -c 200000000 /dev/zero"), {}}};
        const auto breaches = tests::lookBreaches(subject);
        QVERIFY2(breaches.empty(), join(breaches, "\n").c_str());
    }
};

QTEST_GUILESS_MAIN(TstSshContract)
#include "tst_ssh_contract.moc"
