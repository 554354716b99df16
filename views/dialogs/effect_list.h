// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"

#include <QDialog>

namespace netatlas::views::dialogs {

/// All effects of an edit that was made, broken ones first: "Details" of its news.
class EffectList : public QDialog
{
    Q_OBJECT

public:
    EffectList(const QString& what, const std::vector<engine::edits::Effect>& effects,
               QWidget* parent);
};

} // namespace netatlas::views::dialogs
