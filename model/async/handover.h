// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/bell.h"

#include <boost/asio/post.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace netatlas::async {

/// A value that another thread gives to a waiting task, once. A task that was stopped meanwhile
/// leaves the value to nobody.
template <class Value>
class Handover
{
public:
    explicit Handover(TaskExecutor executor)
        : m_state(std::make_shared<State>())
        , m_executor(std::move(executor))
    {
    }

    /// To be called once, on any thread.
    std::function<void(Value)> giver() const
    {
        return [state = m_state, executor = m_executor](Value value) {
            boost::asio::post(executor, [state, value = std::move(value)]() mutable {
                state->value = std::move(value);
                state->bell.ring();
            });
        };
    }
    Task<Value> take()
    {
        const std::shared_ptr<State> state = m_state;
        co_await state->bell.wait();
        co_return std::move(*state->value);
    }

private:
    struct State
    {
        Bell bell;
        std::optional<Value> value;
    };

    std::shared_ptr<State> m_state;
    TaskExecutor m_executor;
};

} // namespace netatlas::async
