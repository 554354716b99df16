// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/secret_store.h"
#include "model/providers/source/source_settings.h"

#include <optional>

namespace netatlas::providers {

// Credentials that lie in no file of the provider's own are named by two options of the source:
// `credentials` says where they are, `account` whose they are, and neither holds any.

/// Option `credentials`: read from the variables of the program, anew each time.
inline constexpr const char* kFromVariables = "variables";

/// A source whose credentials have been seen to.
struct KeptCredentials
{
    SourceSettings settings;      ///< they say where the credentials are
    std::optional<Error> trouble; ///< why the keychain does not have them
};

/// The settings of a source whose credentials the keychain has under that key.
SourceSettings keptInKeychain(SourceSettings settings, const std::string& key);
/// The key of its credentials in the keychain; empty when they are elsewhere.
std::string keychainKeyOf(const SourceSettings& settings);
/// Removes its credentials from the keychain, if they are there; nobody waits for it.
void dropCredentials(SecretStore* store, const SourceSettings& settings);
/// A key that no other source has, of this project or of others; it begins with the name.
std::string freshKeychainKey(const std::string& name);

} // namespace netatlas::providers
