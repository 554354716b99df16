// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/providers/host/host_provider.h"
#include "tests/support/fake_switch.h"
#include "tests/support/look_contract.h"
#include "tests/support/own_network.h"
#include "tests/support/scripted_socket.h"

#include <QTest>

using namespace netatlas;
using namespace std::chrono_literals;
using tests::ScriptedSocket;
using tests::SocketWire;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto place = text.find(from);
    if (place == std::string::npos)
        throw std::runtime_error("there is no " + from);
    return text.replace(place, from.size(), to);
}

/// Databases that say one thing each.
class Databases
{
public:
    tests::LookContract::Make saying(ScriptedSocket::Script script)
    {
        const std::string path =
            m_world.folder.filePath(QStringLiteral("%1.sock").arg(m_servers.size())).toStdString();
        m_servers.push_back(std::make_unique<ScriptedSocket>(path, std::move(script)));
        return asking(path);
    }
    tests::LookContract::Make saying(const std::string& text)
    {
        return saying([text](const std::string&, SocketWire& wire) { wire.send(text); });
    }
    static tests::LookContract::Make asking(const std::string& path)
    {
        return [path] {
            return std::make_unique<providers::host::HostProvider>(
                path, providers::host::OvsdbLimits{.whole = 500ms, .answer = 65'536});
        };
    }
    std::string answer() const { return m_world.answer(); }

private:
    tests::FakeSwitch m_world;
    std::vector<std::unique_ptr<ScriptedSocket>> m_servers;
};

} // namespace

/// The rules of every provider, kept by this host: its kernel has no bad answers, its switch has.
class TstHostContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theContractIsKept()
    {
        if (!tests::FakeSwitch::isPossible())
            QSKIP("no right to make a tap");
        Databases databases;
        const std::string answer = databases.answer();
        const std::string named = R"("name":"port0","tag":30)";
        tests::LookSubject subject;
        subject.type = "manual";
        subject.steps = 3;
        subject.healthy = databases.saying(answer);
        const auto strange = [&](const char* name, const std::string& from, const std::string& to) {
            subject.strange.push_back({name, databases.saying(replaced(answer, from, to)), {}});
        };
        strange("a column that is new", R"("tag":30)", R"("tag":30,"colour":["map",[[1,2]]])");
        strange("a member that is new", R"("error":null)", R"("error":null,"warning":[{}])");
        strange("a value as a set", R"("tag":30)", R"("tag":["set",[30]])");
        const auto flawed = [&](const char* name, const std::string& from, const std::string& to,
                                const char* what) {
            subject.flawed.push_back({name, databases.saying(replaced(answer, from, to)), what});
        };
        flawed("a tag that is none", named, R"("name":"port0","tag":"x")", "Port port0.tag");
        flawed("a port without a name", named, R"("tag":30)", "Port");
        flawed("a port of nothing", R"(["uuid","q"]]])", R"(["uuid","z"]]])", "Bridge br0.ports");
        flawed("a bridge without a name", R"("name":"br0","ports")", R"("ports")", "Bridge");
        flawed("an interface without an id", R"("_uuid":["uuid","j"])", R"("id":1)",
               "Interface port0");
        const auto partial = [&](const char* name, tests::LookContract::Make make) {
            subject.partial.push_back({name, std::move(make), {}});
        };
        partial("no database", Databases::asking("/nowhere/db.sock"));
        subject.flawed.push_back({"a database that hangs up", databases.saying(""), "switch"});
        for (const char* said :
             {"what?", "{what}", R"({"id":"netatlas","result":[],"error":null})",
              R"({"id":"other","result":[{"rows":[]},{"rows":[]},{"rows":[]}],"error":null})",
              R"({"id":"netatlas","result":null,"error":{"error":"no"}})",
              R"({"id":"netatlas","result":[{"rows":[]},{"error":"no"},null],"error":null})"})
            subject.flawed.push_back({said, databases.saying(said), "switch"});
        subject.flawed.push_back(
            {"half of it", databases.saying(answer.substr(0, answer.size() / 2)), "switch"});
        subject.flawed.push_back(
            {"too much", databases.saying('{' + std::string(200'000, ' ')), "switch"});
        subject.flawed.push_back(
            {"no end",
             databases.saying([](const std::string&, SocketWire& wire) { wire.pause(20s); }),
             "switch"});
        const auto breaches = tests::lookBreaches(subject);
        QVERIFY2(breaches.empty(), join(breaches, "\n").c_str());
    }
};

/// In a network of its own, which the test may change.
int main(int argc, char* argv[])
{
    if (!tests::enterOwnNetwork())
        return tests::kSkipped;
    QCoreApplication application(argc, argv);
    TstHostContract test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_host_contract.moc"
