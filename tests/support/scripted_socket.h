// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::tests {

/// The server's side of a connection.
class SocketWire
{
public:
    virtual ~SocketWire() = default;
    /// The next bytes of the other side; empty when it is gone.
    virtual std::string receive() = 0;
    /// False when the other side is gone.
    virtual bool send(std::string_view bytes) = 0;
    /// Sleeps, but not longer than the server lives or the other side stays.
    virtual void pause(std::chrono::milliseconds time) = 0;
};

/// A server of our own at a Unix socket, which says what the script says and then closes the
/// connection. One connection at a time, on a thread of its own.
class ScriptedSocket
{
public:
    /// `asked` are the first bytes of the other side.
    using Script = std::function<void(const std::string& asked, SocketWire& wire)>;

    ScriptedSocket(std::string path, Script script);
    ~ScriptedSocket();
    ScriptedSocket(const ScriptedSocket&) = delete;
    ScriptedSocket& operator=(const ScriptedSocket&) = delete;

    /// What every connection asked first.
    std::vector<std::string> asked() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace netatlas::tests
