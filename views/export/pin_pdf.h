// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace netatlas::views {

/// Replaces the dates and ids that Qt writes into a PDF by zeros of the same length, so that the
/// same input gives the same bytes (user-experience 11).
void pinPdf(QByteArray& bytes);

} // namespace netatlas::views
