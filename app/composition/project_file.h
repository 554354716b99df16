// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

namespace netatlas::composition {

inline constexpr std::string_view kProjectSuffix = ".netatlas";

/// The project file that is meant (user-experience 16): the one named, else that of
/// `NETATLAS_PROJECT`, else the only one in the folder. `not-found` or `ambiguous` with `what` =
/// `project`, and `candidates`.
Result<std::string> chooseProject(const std::string& named, const std::string& folder = ".");

/// Who is named in the journal: the name of the account.
std::string actorName();

/// Opens or creates with the actor's name; the clock must outlive the session.
Result<std::unique_ptr<session::Session>> openProject(const std::string& path, const Clock& clock,
                                                      bool readOnly);
Result<std::unique_ptr<session::Session>> createProject(const std::string& path,
                                                        const Clock& clock);

} // namespace netatlas::composition
