// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <QDialog>

namespace netatlas::views::shell {

/// The dry run of an import: what would be new, changed and the same, and every bad row with its
/// place and cause (user-experience 15). Accepted only when nothing is refused.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const exchange::ImportPlan& plan, QWidget* parent);
};

} // namespace netatlas::views::shell
