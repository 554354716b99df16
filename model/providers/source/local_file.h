// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>

namespace netatlas::providers {

/// A small file of this machine: a certificate, a token, a configuration. `not-found` with `path`,
/// also for one that may not be read; `not-valid` for one over four megabytes.
Result<std::string> readLocalFile(const std::string& path);

} // namespace netatlas::providers
