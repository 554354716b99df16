// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <iosfwd>
#include <stop_token>

namespace netatlas::composition {

/// The content of a file as an input of an import; `not-found`, `not-valid` for a folder,
/// `refused` with the system's cause.
Result<exchange::ImportInput> readImportFile(const std::string& path);

/// All that comes from the stream, but hardly more than an import reads, which then refuses it;
/// `name` is what messages call it.
Result<exchange::ImportInput> readImportStream(std::istream& stream, const std::string& name);

/// This host as the source `host` shows it now. Waits on this thread, as `readSource`.
Result<exchange::ImportInput> readThisHost(const Clock& clock, const std::stop_token& stop = {});

} // namespace netatlas::composition
