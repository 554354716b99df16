// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/providers/http/secret.h"

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
    QString spacesFrom;             ///< `network`, `tag`, `role`, `none`; empty: as the kind has it
    QMap<QString, QString> options; ///< of the kind; empty ones are left out
    /// A password or the like that was just typed: for the keychain and for nothing else.
    providers::http::Secret secret;
    /// Of a source that is there: it keeps its name and kind, and the credentials that it has as
    /// long as the account is the same.
    bool isPresent = false;

    bool operator==(const SourceForm&) const = default;
};

/// What came of trying a source: a sentence, and whether it is a good one.
struct SourceTrial
{
    bool isFine = false;
    QString sentence{};
    /// It failed because nobody allowed to talk to that address without encryption.
    bool wantsPlainHttp = false;
};

/// What came of adding or changing a source.
struct SourceOutcome
{
    Status status{};
    QString note{}; ///< what is to be known of it, or why it failed
    /// It failed because no keychain takes what was typed.
    bool lacksKeychain = false;
};

using SourceDone = std::function<void(const SourceOutcome&)>;
using SourceTried = std::function<void(const SourceTrial&)>;
/// Names of contexts, the current one first.
using ContextsFound = std::function<void(const QStringList&)>;

} // namespace netatlas::views::shell
