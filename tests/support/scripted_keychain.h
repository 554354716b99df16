// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/secret_store.h"

#include <map>
#include <mutex>
#include <vector>

namespace netatlas::tests {

/// A keychain that does as the test says. For any thread.
class ScriptedKeychain final : public providers::SecretStore
{
public:
    enum class Mood { Answers, Refuses, Hangs };

    explicit ScriptedKeychain(std::chrono::milliseconds patience = std::chrono::seconds(20))
        : m_patience(patience)
    {
    }

    void setMood(Mood mood)
    {
        const std::lock_guard lock(m_mutex);
        m_mood = mood;
    }
    std::map<std::string, std::string> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }
    /// How many questions came.
    int asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    /// Answers what it hung on, and from now on at once.
    void wakeUp()
    {
        std::vector<std::function<void()>> late;
        {
            const std::lock_guard lock(m_mutex);
            m_mood = Mood::Answers;
            late.swap(m_late);
        }
        for (const auto& answer : late)
            answer();
    }

    void read(const std::string& key, Found done) override
    {
        answer([this, key, done] { done(find(key)); }, [done] { done(refused()); });
    }
    void write(const std::string& key, const providers::http::Secret& secret, Done done) override
    {
        answer(
            [this, key, secret, done] {
                put(key, secret.reveal());
                done({});
            },
            [done] { done(refused()); });
    }
    void remove(const std::string& key, Done done) override
    {
        answer(
            [this, key, done] {
                put(key, {});
                done({});
            },
            [done] { done(refused()); });
    }
    std::chrono::milliseconds patience() const override { return m_patience; }

private:
    static tl::unexpected<Error> refused()
    {
        return fail(ErrorKind::Unauthorized, {{"what", "keychain"}, {"cause", "it is locked"}});
    }
    Result<providers::http::Secret> find(const std::string& key) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(key);
        if (found == m_entries.end())
            return fail(ErrorKind::NotFound, {{"what", "keychain"}, {"cause", "no such entry"}});
        return providers::http::Secret(found->second);
    }
    /// An empty text removes it.
    void put(const std::string& key, const std::string& text)
    {
        const std::lock_guard lock(m_mutex);
        m_entries[key] = text;
        if (text.empty())
            m_entries.erase(key);
    }
    void answer(const std::function<void()>& carryOut, const std::function<void()>& refuse)
    {
        Mood mood = Mood::Answers;
        {
            const std::lock_guard lock(m_mutex);
            ++m_asked;
            mood = m_mood;
            if (mood == Mood::Hangs)
                m_late.push_back(carryOut);
        }
        if (mood == Mood::Answers)
            carryOut();
        else if (mood == Mood::Refuses)
            refuse();
    }

    std::chrono::milliseconds m_patience;
    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Answers;
    int m_asked = 0;
    std::map<std::string, std::string> m_entries;
    std::vector<std::function<void()>> m_late;
};

} // namespace netatlas::tests
