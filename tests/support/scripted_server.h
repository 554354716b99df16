// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_certificates.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

namespace netatlas::tests {

/// One request as the server got it.
struct Asked
{
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    int connection = 0; ///< counts from 1
    int number = 0;     ///< among all requests, counts from 1

    std::string header(const std::string& name) const;
    /// The target without its query.
    std::string path() const { return target.substr(0, target.find('?')); }
};

/// The server's side of a connection while it answers: whatever bytes the script wants.
class Wire
{
public:
    virtual ~Wire() = default;
    /// False when the other side is gone.
    virtual bool send(std::string_view bytes) = 0;
    /// Ends the connection as one should, without warning, or with a reset.
    virtual void close() = 0;
    virtual void drop() = 0;
    virtual void reset() = 0;
    /// Sleeps, but not longer than the server lives or the other side stays. False when either is
    /// over.
    virtual bool pause(std::chrono::milliseconds time) = 0;

    /// A whole answer with its length. `headers` end with `\r\n` each.
    bool reply(int status, std::string_view body, std::string_view headers = {});
};

/// A server of our own on loopback that speaks real HTTP over real TLS and misbehaves as the
/// script says. Threads of its own; the script runs on them.
class ScriptedServer
{
public:
    using Script = std::function<void(const Asked& asked, Wire& wire)>;

    struct Options
    {
        std::optional<Credential> credential; ///< none = plain HTTP
        std::string clientAuthority;          ///< asks for certificates of this authority
        /// Is not even to shake hands.
        bool isSilent = false;
        /// Else `asked` gives nothing: for those who ask all day.
        bool remembersRequests = true;
    };

    ScriptedServer(Script script, Options options);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    int port() const;
    /// `https://127.0.0.1:PORT` and the path.
    std::string url(std::string_view path = "/") const;
    std::vector<Asked> asked() const;
    int connections() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace netatlas::tests
