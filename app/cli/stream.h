// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

/// A whole model to and from one JSON stream (`exchange::readFragment` says what is in it).
namespace netatlas::cli {

/// `export model [-o FILE]`: the only model, or the one that `--model` names.
Exit runExportModel(const Invocation& invocation, const std::string& file);

/// `import-model FILE`: a new model from a stream, also from an old one; `--model` renames it.
Exit runImportModel(const Invocation& invocation, const std::string& file);

} // namespace netatlas::cli
