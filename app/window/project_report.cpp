// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/project_report.h"

#include "model/base/whole_file.h"
#include "model/reports/catalogue.h"
#include "model/reports/writers.h"
#include "views/export/report_pdf.h"
#include "views/wording/report_words.h"

#include <filesystem>

namespace netatlas::window {

namespace {

Result<std::string> bytesOf(const reports::Report& report, const ReportTask& task)
{
    std::string word = task.format;
    if (word.empty()) {
        word = std::filesystem::path(task.path).extension().string();
        word.erase(0, word.starts_with('.') ? 1 : 0);
    }
    if (word == "pdf")
        return views::reportPdf(report).toStdString();
    const auto format =
        task.format.empty() ? reports::formatOfFile(task.path) : reports::parseFormat(task.format);
    if (!format)
        return fail(ErrorKind::NotValid,
                    {{"what", "format"},
                     {"value", word},
                     {"cause", "html, pdf, markdown, csv and json are known"}});
    return reports::writeReport(report, *format);
}

} // namespace

Result<std::string> makeReport(const domain::Revision& revision, Timestamp now,
                               const ReportTask& task)
{
    const views::wording::ReportWords words;
    const auto report = reports::buildReport(
        task.id, {.revision = revision, .words = words, .now = now, .onlyModel = task.onlyModel});
    if (!report)
        return fail(report.error());
    return bytesOf(*report, task);
}

Status writeReport(const ReportTask& task, std::string_view bytes)
{
    const Status written = writeWholeFile(task.path, bytes);
    if (written)
        return {};
    Error error = written.error();
    error.kind = error.kind == ErrorKind::NoRoom ? ErrorKind::NoRoom : ErrorKind::Refused;
    error.details["report"] = task.id;
    return fail(std::move(error));
}

} // namespace netatlas::window
