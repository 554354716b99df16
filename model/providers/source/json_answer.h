// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"
#include "model/providers/http/response.h"

namespace netatlas::providers {

/// `bad-answer` for what a server sent, with `host` and `path` of the answer.
tl::unexpected<Error> badAnswer(const http::Response& response, const std::string& cause);

/// The group that an answer consists of; `bad-answer` for anything else.
Result<document::Node> bodyOf(const http::Response& response);

} // namespace netatlas::providers
