// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scripted_server.h"

#include <boost/json/value.hpp>

#include <atomic>
#include <mutex>
#include <set>

namespace netatlas::tests {

/// A cluster of recorded items that pages, watches, knows accounts and can be changed while it
/// runs, in the ways of kube-apiserver.
class FakeCluster
{
public:
    FakeCluster();

    /// Items of `pods`, `nodes`, `services`, `endpointslices`, `namespaces`, `servicecidrs`: to be
    /// changed before the first look, or by the functions below.
    boost::json::array& collection(const std::string& name);
    /// `shop/web`, or the name alone.
    boost::json::object& find(const std::string& name, const std::string& key);

    /// @name Changes that watches tell of
    /// @{
    void put(const std::string& name, boost::json::object item);
    void remove(const std::string& name, const std::string& key);
    /// A bookmark for all.
    void bookmark();
    /// Forgets the changes so far: watches and continue tokens from before are answered with 410.
    void expire();
    /// Ends all watches as the server does at its time-out.
    void endWatches() { ++m_generation; }
    /// @}

    ScriptedServer::Script script();

    int minor = 20; ///< of version 1.x
    std::string token = "good-token";
    int pageSize = 0;                ///< of the server's own choice; 0 = as asked
    bool losesTokens = false;        ///< answers every page with the first
    bool knowsSlices = true;         ///< v1; older servers have v1beta1
    bool knowsOldSlices = false;     ///< v1beta1
    std::set<std::string> hidden;    ///< paths that answer 403
    std::set<std::string> unwatched; ///< paths whose watch answers 403
    std::atomic<int> watches = 0;    ///< how many were begun
    std::atomic<int> listings = 0;   ///< pages
    /// Called with each request for a page, before it is answered.
    std::function<void(const Asked&)> before;
    /// Answers a watch otherwise; true when it did.
    std::function<bool(const Asked&, Wire&)> watchFault;

private:
    struct Event
    {
        int version = 0;
        std::string name;
        std::string key;
        std::string type;
        std::string object;
    };

    void answer(const Asked& asked, Wire& wire);
    void list(const Asked& asked, Wire& wire, const std::string& name, const std::string& space);
    void watch(const Asked& asked, Wire& wire, const std::string& name, const std::string& space);
    void tell(const std::string& name, const std::string& type, boost::json::object item);

    std::mutex m_mutex;
    std::map<std::string, boost::json::array> m_collections;
    std::vector<Event> m_events;
    int m_version = 100;
    int m_oldest = 100; ///< changes from before are forgotten
    std::atomic<int> m_generation = 0;
};

/// A kubeconfig for that server with one user, whose body is given as YAML in braces.
std::string kubeconfigText(const std::string& server, const std::string& authority,
                           const std::string& user);

} // namespace netatlas::tests
