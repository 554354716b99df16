// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scripted_server.h"

#include <atomic>
#include <map>
#include <mutex>
#include <random>

namespace netatlas::tests {

/// Stands between a script and those who ask it, and lets go wrong what goes wrong with servers.
class Troublemaker
{
public:
    enum class Mood {
        Calm,     ///< every request is answered as the script says
        Troubled, ///< every third or so is not
        Storm,    ///< none is
    };

    explicit Troublemaker(unsigned seed) : m_random(seed) {}

    /// The script with its troubles. A request that `isWatch` holds for is answered without end.
    ScriptedServer::Script around(ScriptedServer::Script script,
                                  std::function<bool(const Asked&)> isWatch);
    void setMood(Mood mood) { m_mood = mood; }
    Mood mood() const { return m_mood; }
    /// How long the slow ones take at most.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// How often each trouble was made, by its name; `none` for an answer as it should be.
    std::map<std::string, int> counts() const;
    int number(int below);

private:
    std::string choose(bool isWatch);
    std::string chooseAmong(const std::vector<std::pair<const char*, int>>& weighed);
    void make(const std::string& trouble, const ScriptedServer::Script& script, const Asked& asked,
              Wire& wire);
    void answerWrongly(const std::string& trouble, const std::string& answer, Wire& wire);
    void begin(const std::string& trouble, Wire& wire);

    std::atomic<Mood> m_mood = Mood::Calm;
    std::atomic<std::chrono::milliseconds> m_patience = std::chrono::milliseconds(2'000);
    mutable std::mutex m_mutex;
    std::minstd_rand m_random;
    std::map<std::string, int> m_counts;
};

} // namespace netatlas::tests
