// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"

#include <optional>
#include <string>
#include <string_view>

namespace netatlas::window {

/// What to report, and how.
struct ReportTask
{
    std::string id;     ///< of `reports::catalogue`
    std::string format; ///< html, markdown, csv, json or pdf; empty: by the file's ending
    std::string path;   ///< file to write; its ending may say the format
    std::optional<domain::ModelId> onlyModel;
};

/// The bytes of a report. PDF needs a `QGuiApplication`. `not-found` for an unknown report,
/// `not-valid` for an unknown format.
Result<std::string> makeReport(const domain::Revision& revision, Timestamp now,
                               const ReportTask& task);

/// Puts them into the file of the task, all or none; `no-room` or `refused` with `report`, `file`
/// and `cause`.
Status writeReport(const ReportTask& task, std::string_view bytes);

} // namespace netatlas::window
