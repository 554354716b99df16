// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/json_answer.h"

namespace netatlas::providers {

tl::unexpected<Error> badAnswer(const http::Response& response, const std::string& cause)
{
    return fail(ErrorKind::BadAnswer,
                {{"host", response.url.origin()}, {"path", response.url.path()}, {"cause", cause}});
}

Result<document::Node> bodyOf(const http::Response& response)
{
    auto documents = document::readJson(response.body);
    if (!documents)
        return badAnswer(response, "the answer is no JSON (" +
                                       detailOf(documents.error().details, "cause").text() + ')');
    if (documents->size() != 1 || !documents->front().isGroup())
        return badAnswer(response, "the answer is no JSON object");
    return std::move(documents->front());
}

} // namespace netatlas::providers
