// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"
#include "model/base/result.h"
#include "model/providers/document/document.h"

#include <chrono>

namespace netatlas::providers::host {

/// What one question to a database may take.
struct OvsdbLimits
{
    std::chrono::milliseconds whole{10'000};
    std::size_t answer = std::size_t{64} * 1024 * 1024; ///< bytes of one message
};

/// Asks the database at that Unix socket for one transaction and gives its results (RFC
/// 7047, 4.1.3, over JSON-RPC 1.0). `parameters` are those of `transact`, as JSON. Nothing is
/// written but the question, and answers to the server's `echo`, with which it finds out who is
/// still there.
///
/// `not-found` when nobody listens there, `permission-denied`, `unreachable` when the time is out
/// or the server is gone, `bad-answer` for whatever is no answer; all with `host`, which is the
/// socket, and `cause`.
async::Task<Result<document::Node>> askDatabase(std::string socket, std::string parameters,
                                                OvsdbLimits limits = {});

} // namespace netatlas::providers::host
