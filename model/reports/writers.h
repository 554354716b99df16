// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/reports/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace netatlas::reports {

/// The report as one HTML file: style inside, no links outside, ready to print.
std::string htmlText(const Report& report);
/// The report as Markdown with tables as GitHub reads them.
std::string markdownText(const Report& report);
/// The tables of the report as RFC 4180 text: UTF-8 without a mark, lines end in CR LF. With
/// several tables each stands below a line with the titles around it, an empty line between. A
/// cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csvText(const Report& report);
/// The tree as indented JSON.
std::string jsonText(const Report& report);

/// A format that a report can be written in.
struct ReportFormat
{
    std::string_view id; ///< also the suffix of its files
    std::string (*write)(const Report& report);
};

const std::vector<ReportFormat>& formats();

/// The format of that id; nothing when there is none.
const ReportFormat* findFormat(std::string_view id);

/// Writes the text to the file, whole or not at all: beside it first, then moved to its name.
/// `refused`, `no-room` or `not-found` with `file` and `cause` when the system says no.
Status writeFile(const std::string& path, std::string_view text);

} // namespace netatlas::reports
