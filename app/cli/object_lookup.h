// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

namespace netatlas::cli {

/// The kinds that `add`, `rename`, `change` and `remove` know, as they are typed.
std::vector<std::string> editedKinds();
/// `not-valid` with the nearest kind for a word that is none.
Result<domain::ObjectKind> parseEditedKind(const std::string& word);

/// The one object of the kind that the text names: its object id or number, its label (`fabric-0`,
/// `2:eth0`, `mysql:db`, a CIDR, an address, `10.0.0.5-10.0.0.9`), or a host name. A VLAN is also
/// `FABRIC:TAG`. `not-found`, or `ambiguous` with `candidates`.
Result<domain::ObjectRef> findNamed(const domain::Revision& revision, const Invocation& invocation,
                                    domain::ObjectKind kind, const std::string& text);

} // namespace netatlas::cli
