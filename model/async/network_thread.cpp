// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/network_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <thread>

namespace netatlas::async {

struct NetworkThread::State
{
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work =
        boost::asio::make_work_guard(context);
    std::thread thread{[this] { context.run(); }};
};

NetworkThread::NetworkThread() : m_state(std::make_unique<State>()) {}

NetworkThread::~NetworkThread()
{
    m_state->work.reset();
    m_state->thread.join();
}

TaskExecutor NetworkThread::tasks() const
{
    return m_state->context.get_executor();
}

void NetworkThread::post(std::function<void()> work)
{
    boost::asio::post(m_state->context, std::move(work));
}

} // namespace netatlas::async
