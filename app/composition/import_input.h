// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

namespace netatlas::composition {

/// The content of a file as an input of an import; `not-found`, `not-valid` for a folder,
/// `refused` with the system's cause.
Result<exchange::ImportInput> readImportFile(const std::string& path);

/// This host, as the kernel shows it now.
Result<exchange::ImportInput> readThisHost();

} // namespace netatlas::composition
