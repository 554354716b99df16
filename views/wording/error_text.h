// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <QString>

#include <cstdint>

namespace netatlas::store {
enum class ReadOnlyReason : std::uint8_t;
}

namespace netatlas::views::wording {

/// What happened, to what, why, and what to do: one or two sentences for a person.
QString errorSentence(const Error& error);

/// Why credentials are not in the keychain, and what follows from it.
QString credentialsNotKeptSentence(const Error& trouble);
/// Why credentials that were typed are kept nowhere, and what else can be done.
QString typedSecretNotKeptSentence(const Error& trouble);

/// The id that messages of one kind carry (user-experience 17), such as `NA-102`; empty where the
/// kind has none.
QString errorId(const Error& error);

/// Why a project cannot be edited, and what to do about it; empty when it can.
QString readOnlySentence(store::ReadOnlyReason reason, const QString& path);

} // namespace netatlas::views::wording
