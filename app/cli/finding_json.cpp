// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_json.h"

#include "model/exchange/show.h"
#include "views/wording/edit_text.h"
#include "views/wording/rule_text.h"

#include <boost/json/array.hpp>

namespace netatlas::cli {

boost::json::object findingJson(const domain::Revision& revision,
                                const engine::rules::Finding& finding)
{
    boost::json::object object = exchange::showFinding(revision, finding);
    object["text"] = views::wording::findingText(finding).toStdString();
    auto& fixUps = object.at("fix-ups").as_array();
    for (std::size_t i = 0; i < finding.fixUps.size(); ++i)
        fixUps[i].as_object()["text"] = views::wording::fixUpText(finding.fixUps[i]).toStdString();
    return object;
}

} // namespace netatlas::cli
