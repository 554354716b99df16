// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/protocol/reading.h"

#include <string_view>

namespace netatlas::protocol {

using Answer = Result<boost::json::value>;

/// The answer of an operation that only checks: `true`, or the error.
Answer statusAnswer(const Status& status);

/// One pure operation: reads its input and gives the result as JSON. When reading left a fault,
/// the answer is made from that and the result is dropped, so operations need not look.
using Operation = Answer (*)(const Members& input);

/// The operation of that name, or none.
Operation findOperation(std::string_view name);

/// The names of all pure operations, in the order of the table in address-engine 19.
std::vector<std::string_view> operationNames();

} // namespace netatlas::protocol
