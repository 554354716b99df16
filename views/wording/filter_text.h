// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <QString>

namespace netatlas::views::wording {

/// What is wrong with a filter: the piece, the cause, and what was perhaps meant.
QString filterTrouble(const Error& error);
/// Whether typing on could still make it right.
bool isUnfinishedFilter(const Error& error);

} // namespace netatlas::views::wording
