// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/evaluator.h"
#include "tests/fuzz/require.h"

#include <boost/json/parse.hpp>

/// The protocol: every line is answered with one line of JSON that holds a result or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using netatlas::fuzz::require;
    const std::string answer = netatlas::protocol::answerLine(netatlas::fuzz::textOf(bytes, size));
    require(answer.find('\n') == answer.npos);
    boost::json::parse_options options;
    options.max_depth = 300;
    boost::json::error_code problem;
    const auto parsed = boost::json::parse(answer, problem, {}, options);
    require(!problem && parsed.is_object());
    const auto& object = parsed.get_object();
    require(object.contains("result") != object.contains("error") || object.contains("model"));
    return 0;
}
