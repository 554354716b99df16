// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/proxy.h"
#include "model/providers/http/secret.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::providers::openstack {

// An account that stands in no file and in no variables, because a person typed it. The options
// `url`, `user`, `user-domain`, `project` and `project-domain`, or `url` and
// `application-credential` (its id), say who and where; the secret is typed each time or kept with
// all of that in the keychain, so that it goes to no other address than it was typed for.

/// Whether the options name one account: `not-valid` with `what` = `account` and the `value` that
/// is missing, or with the option that does not go with the others.
Status checkAccount(const SourceSettings& settings);

/// The `OS_*` variables of that account and no others; all else as it is outside.
http::Environment typedVariables(const SourceSettings& settings, const http::Secret& secret,
                                 http::Environment outside);

} // namespace netatlas::providers::openstack
