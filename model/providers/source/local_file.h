// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"
#include "model/providers/http/proxy.h"

#include <string>

namespace netatlas::providers {

/// A small file of this machine: a certificate, a token, a configuration. `not-found` with `path`,
/// also for one that may not be read; `not-valid` for one over four megabytes.
Result<std::string> readLocalFile(const std::string& path);

/// The one document of such a file in YAML or JSON. Errors name the file as `source` and never the
/// line: it may be the one with a secret.
Result<document::Node> readLocalDocument(const std::string& path);

/// A path as a shell would take it: `~` is the home folder.
std::string expandedPath(const std::string& path, const http::Environment& environment);

/// Whether there is a file to read, and not a folder or a pipe.
bool isLocalFile(const std::string& path);

} // namespace netatlas::providers
