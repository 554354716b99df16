// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_json.h"

#include "model/domain/json_codec.h"
#include "model/domain/object_text.h"
#include "model/engine/edits/judgement_words.h"
#include "views/wording/edit_text.h"
#include "views/wording/rule_text.h"

namespace netatlas::cli {

namespace rules = engine::rules;

std::string_view severityWord(rules::Severity severity)
{
    switch (severity) {
    case rules::Severity::Info: return "info";
    case rules::Severity::Warning: return "warning";
    case rules::Severity::Error: return "error";
    }
    return "";
}

boost::json::object findingJson(const domain::Revision& revision, const rules::Finding& finding)
{
    boost::json::array others;
    for (const auto& other : finding.others)
        others.emplace_back(domain::objectId(revision, other));
    boost::json::array fixUps;
    for (const auto& fixUp : finding.fixUps)
        fixUps.push_back(
            boost::json::object{{"kind", domain::wordOf(fixUp.kind)},
                                {"text", views::wording::fixUpText(fixUp).toStdString()}});
    const domain::AcceptedFindingRow* accepted = nullptr;
    for (const auto& row : revision.project().table<domain::AcceptedFindingRow>())
        if (row.key == finding.key)
            accepted = &row;
    const auto* model = revision.model(finding.object.model);
    boost::json::object object{{"rule", rules::ruleText(finding.rule)},
                               {"severity", severityWord(finding.severity)},
                               {"model", model ? model->row.name : ""},
                               {"object", domain::objectId(revision, finding.object)},
                               {"label", domain::objectLabel(revision, finding.object)},
                               {"others", std::move(others)},
                               {"text", views::wording::findingText(finding).toStdString()},
                               {"facts", domain::detailsJson(finding.facts)},
                               {"fix-ups", std::move(fixUps)},
                               {"key", finding.key},
                               {"accepted", accepted != nullptr}};
    if (accepted)
        object.emplace("reason", accepted->reason);
    return object;
}

} // namespace netatlas::cli
