// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finding_json.h"
#include "app/cli/lookup.h"
#include "app/cli/text_filter.h"
#include "app/cli/verbs.h"
#include "views/wording/rule_text.h"

namespace netatlas::cli {

namespace rules = engine::rules;
namespace wording = views::wording;
using rules::Finding;
using rules::Severity;

namespace {

std::optional<Severity> parseSeverity(std::string_view word)
{
    if (word == "info")
        return Severity::Info;
    if (word == "warning")
        return Severity::Warning;
    return word == "error" ? std::optional(Severity::Error) : std::nullopt;
}

std::string escapedXml(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '&': out += "&amp;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

struct Listed
{
    boost::json::object json;
    Severity severity;
    std::string text;
    bool isAccepted;
};

std::string memberText(const Listed& listed, std::string_view name)
{
    return std::string(std::string_view(listed.json.at(name).as_string()));
}

/// One test case for each finding: those that count fail, the others are skipped.
void printJunit(const Invocation& invocation, const std::vector<Listed>& list, Severity level)
{
    std::size_t failures = 0;
    for (const auto& listed : list)
        failures += listed.severity >= level && !listed.isAccepted ? 1 : 0;
    invocation.line(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    invocation.line("<testsuite name=\"netatlas validate\" tests=\"" + std::to_string(list.size()) +
                    "\" failures=\"" + std::to_string(failures) + "\">");
    for (const auto& listed : list) {
        const bool fails = listed.severity >= level && !listed.isAccepted;
        invocation.line("  <testcase classname=\"" + memberText(listed, "rule") + "\" name=\"" +
                        escapedXml(memberText(listed, "object")) + "\">");
        invocation.line(std::string("    <") + (fails ? "failure" : "skipped") + " message=\"" +
                        escapedXml(listed.text) + "\"/>");
        invocation.line("  </testcase>");
    }
    invocation.line("</testsuite>");
}

void printText(const Invocation& invocation, const std::vector<Listed>& list)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& listed : list)
        rows.push_back({memberText(listed, "severity") + (listed.isAccepted ? ", accepted" : ""),
                        memberText(listed, "rule"), memberText(listed, "model"),
                        memberText(listed, "object"), listed.text});
    if (rows.empty())
        invocation.remark("No problems found.");
    else
        invocation.table({"Severity", "Rule", "Model", "Object", "Problem"}, rows);
}

} // namespace

Exit runValidate(const Invocation& invocation, const ValidateArguments& arguments)
{
    const auto least =
        arguments.atLeast.empty() ? Severity::Info : parseSeverity(arguments.atLeast);
    if (!least)
        return invocation.wrongUse("'" + arguments.atLeast +
                                   "' is no severity. Use info, warning or error.");
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = invocation.stateOf(**session);
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return invocation.refuse(models.error());
    const Severity level = arguments.atLeast.empty() ? Severity::Warning : *least;
    std::vector<Listed> list;
    std::vector<boost::json::object> entities;
    bool isBad = false;
    for (const Finding& finding : rules::findAll(revision, invocation.clock().now())) {
        if (finding.severity < *least ||
            (!invocation.model.empty() && finding.object.model != models->front()->row.id))
            continue;
        Listed listed{findingJson(revision, finding), finding.severity,
                      wording::findingText(finding).toStdString(), false};
        listed.isAccepted = listed.json.at("accepted").as_bool();
        entities.push_back(listed.json);
        if (!matchesFilter(listed.json, arguments.filter))
            continue;
        isBad = isBad || (listed.severity >= level && !listed.isAccepted);
        list.push_back(std::move(listed));
    }
    if (Status known = checkFilter(entities, arguments.filter); !known)
        return invocation.refuse(known.error());
    const std::string format = invocation.isJson ? "json" : arguments.format;
    if (format == "json") {
        boost::json::array array;
        for (auto& listed : list)
            array.push_back(std::move(listed.json));
        invocation.json(array);
    } else if (format == "junit") {
        printJunit(invocation, list, level);
    } else {
        printText(invocation, list);
    }
    return isBad ? Exit::Findings : Exit::Fine;
}

} // namespace netatlas::cli
