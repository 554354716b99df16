// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scripted_server.h"

#include <boost/json/value.hpp>

#include <mutex>
#include <set>

namespace netatlas::tests {

/// A cloud of recorded answers that pages, checks tokens and can be changed while it runs.
class FakeCloud
{
public:
    FakeCloud();

    /// The collection, to be changed: `ports`, `address_scopes`, `servers`, ...
    boost::json::array& collection(const std::string& key);
    boost::json::object& find(const std::string& key, const std::string& name);

    ScriptedServer::Script script();

    int pageSize = 0;          ///< of the server's own choice; 0 = as asked
    bool losesMarkers = false; ///< answers every page with the first
    bool filters = true;       ///< else it gives all, whatever is asked for
    int tokens = 0;            ///< how many were given
    int lifeSeconds = 3600;
    bool keepsTokens = false;     ///< else only the one that was given last is good
    int refuseTokens = 0;         ///< how many requests meet a token that is refused
    std::string lastLogin;        ///< body of the last request for a token
    std::set<std::string> hidden; ///< paths that answer 403
    /// Called with each request for a page, before it is answered.
    std::function<void(const Asked&)> before;

private:
    void answer(const Asked& asked, Wire& wire);
    void logIn(const Asked& asked, Wire& wire);
    void list(const Asked& asked, Wire& wire, const std::string& key);
    void show(Wire& wire, const std::string& id);
    boost::json::array chosen(const Asked& asked, const std::string& key) const;

    std::mutex m_mutex;
    std::map<std::string, boost::json::array> m_collections;
    boost::json::value m_login;
};

} // namespace netatlas::tests
