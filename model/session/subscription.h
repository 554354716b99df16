// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace netatlas::session {

/// Keeps a listener registered for as long as it lives (architecture 4).
class Subscription
{
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end) : m_end(std::move(end)) {}
    ~Subscription() { end(); }
    Subscription(Subscription&& other) noexcept : m_end(std::exchange(other.m_end, nullptr)) {}
    Subscription& operator=(Subscription&& other) noexcept
    {
        if (this != &other) {
            end();
            m_end = std::exchange(other.m_end, nullptr);
        }
        return *this;
    }

    void end()
    {
        if (const auto act = std::exchange(m_end, nullptr))
            act();
    }

private:
    std::function<void()> m_end;
};

/// Those who want to hear of one kind of news, in the order they came. A listener may end its own
/// or another subscription while it is told.
template <class News>
class Listeners
{
public:
    using Listener = std::function<void(const News&)>;

    Subscription add(Listener listener)
    {
        const auto key = m_list->next++;
        m_list->byKey.emplace(key, std::move(listener));
        return Subscription([list = std::weak_ptr(m_list), key] {
            if (const auto present = list.lock())
                present->byKey.erase(key);
        });
    }

    void tell(const News& news) const
    {
        const auto list = m_list; // a listener may close the teller
        const auto last = list->next;
        std::uint64_t key = 0;
        for (auto it = list->byKey.begin(); it != list->byKey.end() && it->first < last;
             it = list->byKey.upper_bound(key)) {
            key = it->first;
            const Listener listener = it->second;
            listener(news);
        }
    }

private:
    struct List
    {
        std::map<std::uint64_t, Listener> byKey;
        std::uint64_t next = 1;
    };

    std::shared_ptr<List> m_list = std::make_shared<List>();
};

} // namespace netatlas::session
