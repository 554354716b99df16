// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/reports/report.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::reports {

/// The formats that are text.
enum class Format : std::uint8_t { Html, Markdown, Csv, Json };

/// The word of a format, which is its usual file ending too: `html`, `md`, `csv`, `json`.
std::string_view formatText(Format format);
/// The words of all formats, for the help and for "did you mean".
std::vector<std::string> formatTexts();
/// The format of a word, whatever its case: `html`, `markdown` or `md`, `csv`, `json`.
std::optional<Format> parseFormat(std::string_view word);
/// The format that the ending of a file's name asks for.
std::optional<Format> formatOfFile(std::string_view fileName);

/// The report as UTF-8 text; the same report gives the same bytes. `not-supported` when the format
/// is one table and the report has none.
Result<std::string> writeReport(const Report& report, Format format);

std::string writeHtml(const Report& report);
std::string writeMarkdown(const Report& report);
/// The main table (RFC 4180). Its columns are named by their ids and come after a column for each
/// thing that the sections around the table are about.
Result<std::string> writeCsv(const Report& report);
/// Members are named by ids, never by titles, so they stay the same in every language.
std::string writeJson(const Report& report);

} // namespace netatlas::reports
