// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/error_json.h"

#include "model/domain/json_codec.h"

namespace netatlas::domain {

boost::json::object errorJson(const Error& error)
{
    boost::json::object object{{"kind", errorKindText(error.kind)}};
    for (const auto& [name, detail] : error.details)
        object.emplace(name, detailJson(detail));
    return object;
}

} // namespace netatlas::domain
