// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/why/why.h"

#include <QString>

namespace netatlas::views::wording {

/// What was asked, as a heading with the answer: `Public address: 10.2.0.9`.
QString whyTitle(const engine::why::Answer& answer);

/// The sentence that ranked or dropped the candidate, or that settled the choice.
QString whyText(const engine::why::Line& line);

/// `provider`, `machine`, ... and `public`, `inside the cloud`, ...; empty where it is not known.
QString originText(const std::optional<domain::Origin>& origin);
QString scopeText(const std::optional<domain::Scope>& scope);

} // namespace netatlas::views::wording
