// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>

namespace netatlas::reports {

/// Puts the bytes into a file, all of them or none: they are written beside it, brought to the
/// disk and then take its name. A file that is there keeps its rights, a link its target; pipes
/// and devices are written to directly.
///
/// Errors have `file` and `cause`: `no-room` when the disk is full, `not-found` when the folder is
/// missing (its path as `key`), else `refused`.
Status writeReportFile(const std::string& path, std::string_view bytes);

} // namespace netatlas::reports
