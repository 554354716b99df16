// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace netatlas::views {

/// Replaces the dates and ids that Qt writes into a PDF by zeros and takes the time zone out, so
/// that the same input gives the same bytes (user-experience 11).
void pinPdf(QByteArray& bytes);

/// While one lives, new hash tables have one order in every run: Qt writes the fonts of a PDF in
/// the order of such a table.
class SteadyOrder
{
public:
    SteadyOrder();
    ~SteadyOrder();
    SteadyOrder(const SteadyOrder&) = delete;
    SteadyOrder& operator=(const SteadyOrder&) = delete;
};

} // namespace netatlas::views
