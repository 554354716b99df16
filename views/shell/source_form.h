// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>

namespace netatlas::views::shell {

/// A live source as a person describes it.
struct SourceForm
{
    QString kind; ///< `openstack`, `kubernetes`, `host`, `ssh`
    QString name;
    QString interval;               ///< `10m`, `off`; empty: as usual
    QMap<QString, QString> options; ///< of the kind; empty ones are left out

    bool operator==(const SourceForm&) const = default;
};

/// What came of trying a source: a sentence, and whether it is a good one.
struct SourceTrial
{
    bool isFine = false;
    QString sentence;
};

/// Told that a source was added or why not, and what else is to be known of it.
using SourceAdded = std::function<void(const Status&, const QString& note)>;
using SourceTried = std::function<void(const SourceTrial&)>;
/// Names of contexts, the current one first.
using ContextsFound = std::function<void(const QStringList&)>;

} // namespace netatlas::views::shell
