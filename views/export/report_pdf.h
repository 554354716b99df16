// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reports/report.h"

#include <QByteArray>

namespace netatlas::views {

/// The report on A4 pages, from its HTML. Needs a `QGuiApplication`; the platform may be
/// `offscreen`. The same report gives the same bytes.
QByteArray reportPdf(const reports::Report& report);

} // namespace netatlas::views
