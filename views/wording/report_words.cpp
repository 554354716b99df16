// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/report_words.h"

#include "views/wording/rule_text.h"

#include <QCoreApplication>

namespace netatlas::views::wording {

std::string ReportWords::label(const char* english) const
{
    return QCoreApplication::translate("reports", english).toStdString();
}

std::string ReportWords::severityText(engine::rules::Severity severity) const
{
    return wording::severityText(severity).toStdString();
}

std::string ReportWords::ruleTitle(engine::rules::Rule rule) const
{
    return wording::ruleTitle(rule).toStdString();
}

std::string ReportWords::findingText(const engine::rules::Finding& finding) const
{
    return wording::findingText(finding).toStdString();
}

} // namespace netatlas::views::wording
