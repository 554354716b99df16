// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace netatlas::async {

/// A coroutine that waits without holding a thread. Runs where its caller runs.
template <class Value>
using Task = boost::asio::awaitable<Value>;

/// Where tasks run: the thread of a `NetworkThread`, or a test's own context.
using TaskExecutor = boost::asio::any_io_executor;

} // namespace netatlas::async
