// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/revision.h"

#include <optional>
#include <string>

namespace netatlas::window {

/// What to report, and how.
struct ReportTask
{
    std::string id;     ///< of `reports::catalogue`
    std::string format; ///< html, markdown, csv, json or pdf; empty: by the file's ending
    std::string path;   ///< file to write; empty: only give the bytes
    std::optional<domain::ModelId> onlyModel;
};

/// Builds a report and writes it where a path is given; gives its bytes. PDF needs a
/// `QGuiApplication`. `not-found` for an unknown report, `not-valid` for an unknown format.
Result<std::string> makeReport(const domain::Revision& revision, Timestamp now,
                               const ReportTask& task);

} // namespace netatlas::window
