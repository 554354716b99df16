// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/engine/edits/intent.h"

/// What the words behind `add`, `rename`, `change`, `remove`, `attach` and `rehome` ask for.
namespace netatlas::cli {

/// `KIND [NAME...] [MEMBER=VALUE...]`. The bare words say what the kind is known by: a name, a VLAN
/// tag, `SUBNET FIRST-LAST` of a range, `MACHINE:NAME` of a device, `MACHINE:DEVICE VALUE` of an
/// address, `APPLICATION:NAME` of an endpoint. A member that refers to something takes its name:
/// `fabric=fabric-0`.
Result<engine::edits::Intent> addIntent(const domain::Revision& revision,
                                        const Invocation& invocation,
                                        const std::vector<std::string>& words);
/// `KIND OBJECT NAME`.
Result<engine::edits::Intent> renameIntent(const domain::Revision& revision,
                                           const Invocation& invocation,
                                           const std::vector<std::string>& words);
/// `KIND OBJECT MEMBER=VALUE...`.
Result<engine::edits::Intent> changeIntent(const domain::Revision& revision,
                                           const Invocation& invocation,
                                           const std::vector<std::string>& words);
/// `KIND OBJECT`.
Result<engine::edits::Intent> removeIntent(const domain::Revision& revision,
                                           const Invocation& invocation,
                                           const std::vector<std::string>& words);
/// `ADDRESS DEVICE`: an address that no machine has, or one of another device.
Result<engine::edits::Intent> attachIntent(const domain::Revision& revision,
                                           const Invocation& invocation,
                                           const std::vector<std::string>& words);
/// `SUBNET SEGMENT`, or `SEGMENT FABRIC`.
Result<engine::edits::Intent> rehomeIntent(const domain::Revision& revision,
                                           const Invocation& invocation,
                                           const std::vector<std::string>& words);

} // namespace netatlas::cli
