// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"

#include <boost/system/error_code.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace netatlas::async {

/// What there is to know of a host name.
struct FoundAddresses
{
    std::vector<std::string> values;
    boost::system::error_code problem; ///< why there are none
};

/// Finds the addresses of a host. It may take its time, and is called on any thread.
using NameService = std::function<FoundAddresses(const std::string& host)>;

/// As the system does it.
FoundAddresses systemNames(const std::string& host);

/// Asks on a thread of its own, which is left to itself where nobody waits for it any more: a
/// service that hangs holds up no other look-up, no task that is stopped and no program that ends.
/// The problem is `timed_out` after `limit`, `operation_aborted` when the task was stopped.
Task<FoundAddresses> lookUp(NameService service, std::string host, std::chrono::milliseconds limit);

} // namespace netatlas::async
