// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/carry_out.h"

namespace netatlas::cli {

/// An edit as it is typed, the same for carrying it out and for `judge`: a verb such as `split`,
/// and the words behind it.
struct EditWords
{
    std::string verb;
    std::vector<std::string> words;
    EditChoices choices;
};

/// The verbs there are, for help.
std::vector<std::string> editVerbs();

/// What the words ask for, by ids of the revision:
///
///     move SUBNET... SPACE
///     split SUBNET NEW_PREFIX | CIDR...      merge SUBNET SUBNET...      resize SUBNET CIDR
///     add KIND [NAME] [MEMBER=VALUE...]      change KIND OBJECT MEMBER=VALUE...
///     rename KIND OBJECT NAME                remove KIND OBJECT
///     attach ADDRESS DEVICE                  rehome SUBNET SEGMENT | SEGMENT FABRIC
Result<engine::edits::Intent> intentOf(const domain::Revision& revision,
                                       const Invocation& invocation, const EditWords& given);

/// Carries the edit out; 1 when it would break something that nobody answers for.
Exit runEdit(const Invocation& invocation, const EditWords& given);
/// `judge`; 1 when it breaks something or is not possible.
Exit runJudge(const Invocation& invocation, const EditWords& given);

} // namespace netatlas::cli
