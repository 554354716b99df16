// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <QString>

namespace netatlas::views::wording {

// The parts that sentences about errors are made of; each has a word for a fact that is missing.

/// What a row is called in a sentence.
QString thingOf(const Details& facts);
QString keyOf(const Details& facts);
/// The text of the fact, or what stands in its place.
QString orElse(const QString& text, const char* otherwise);
QString listOrElse(const Details& facts, std::string_view name, const char* otherwise);
QString providerOf(const Details& facts);
QString spaceOf(const Details& facts);

/// The sentence for what a file, a source or the machine refused: kinds that no rule of the model
/// raises.
QString outsideErrorSentence(const Error& error);

/// The sentence for what the keychain refused; its errors have `what` = `keychain`.
QString keychainSentence(const Error& error);

} // namespace netatlas::views::wording
