// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <stdexcept>
#include <string>

namespace netatlas::tests {

/// Runs `ip` with those words; whether it did as it was told.
inline bool ip(const char* words)
{
    QProcess process;
    process.start(QStringLiteral("ip"), QString::fromLatin1(words).split(QLatin1Char(' ')));
    return process.waitForFinished() && process.exitCode() == 0;
}

/// Links as Open vSwitch's userspace datapath makes them, in the namespace of the test, and what
/// its database would say of them at `path`.
class FakeSwitch
{
public:
    static bool isPossible()
    {
        return ip("tuntap add probe0 mode tap") && ip("link delete probe0");
    }
    FakeSwitch()
    {
        if (!ip("tuntap add ovs-netdev mode tap") || !ip("tuntap add br0 mode tap") ||
            !ip("tuntap add port0 mode tap"))
            throw std::runtime_error("no taps here");
    }
    ~FakeSwitch()
    {
        for (const char* name : {"ovs-netdev", "br0", "port0"})
            ip((std::string("link delete ") + name).c_str());
    }
    FakeSwitch(const FakeSwitch&) = delete;
    FakeSwitch& operator=(const FakeSwitch&) = delete;

    /// A bridge with a port of that tag.
    std::string answer() const
    {
        const auto interface = [](const char* id, const char* name) {
            return std::string(R"({"_uuid":["uuid",")") + id + R"("],"name":")" + name +
                   R"(","type":"internal","options":["map",[]],"mac_in_use":["set",[]],)"
                   R"("mtu":1500,"ofport":1})";
        };
        return R"({"id":"netatlas","error":null,"result":[{"rows":[{"_uuid":["uuid","b"],)"
               R"("name":"br0","ports":["set",[["uuid","p"],["uuid","q"]]]}]},{"rows":[)"
               R"({"_uuid":["uuid","p"],"name":"br0","tag":["set",[]],"interfaces":["uuid","i"]},)"
               R"({"_uuid":["uuid","q"],"name":"port0","tag":)" +
               std::to_string(tag) + R"(,"interfaces":["uuid","j"]}]},{"rows":[)" +
               interface("i", "br0") + ',' + interface("j", "port0") + "]}]}";
    }

    std::atomic<int> tag = 30;
    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("db.sock")).toStdString();
};

} // namespace netatlas::tests
