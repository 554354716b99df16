// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/rejection.h"
#include "model/providers/juju/juju_site.h"

namespace netatlas::providers::juju {

/// What a document is, by its content (providers.md 5.2).
bool isStatus(const document::Node& document);
bool isMachines(const document::Node& document);
bool isSpaces(const document::Node& document);
bool isSubnets(const document::Node& document);

/// Each reads one document of `juju ... --format=json|yaml` into the site, beside what other files
/// said, and gives what it had to refuse.
std::vector<document::Rejection> readStatus(const document::Node& document, const std::string& file,
                                            Site& site);
std::vector<document::Rejection> readMachines(const document::Node& document,
                                              const std::string& file, Site& site);
std::vector<document::Rejection> readSpaces(const document::Node& document, const std::string& file,
                                            Site& site);
std::vector<document::Rejection> readSubnets(const document::Node& document,
                                             const std::string& file, Site& site);

/// The entries of `spaces=a,^b` in the text of a constraint.
std::vector<std::string> spacesOfConstraint(std::string_view constraint);

} // namespace netatlas::providers::juju
