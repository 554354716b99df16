// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/kept_credentials.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers {

/// One kind of live source.
struct SourceKind
{
    std::string_view name; ///< as typed: `openstack`
    /// The options it takes, beside those that all take.
    std::vector<std::string_view> options;
    /// Of the needed ones, those that must be given.
    std::vector<std::string_view> needed;
    /// Whether its machines gather in the model of all hosts.
    bool isHost = false;
    std::unique_ptr<Provider> (*make)(const SourceSettings&, const ProviderContext&);
    /// Whether the options can be used, where more is to be said of them than that they are there.
    Status (*check)(const SourceSettings&) = nullptr;
    /// Whether its machines are instances that can be asked about singly.
    bool hasInstances = false;
    /// Whether a new source has credentials that lie in no file, and what puts them away; nothing
    /// where they always stay in files.
    bool (*hasLooseCredentials)(const SourceSettings&, const http::Environment&) = nullptr;
    async::Task<Result<KeptCredentials>> (*keepCredentials)(SourceSettings,
                                                            ProviderContext) = nullptr;
    /// The options that say who we are to whom: one secret is good while none of them changes.
    std::vector<std::string_view> accountOptions{};
    /// The variables that a typed account would stand in; nothing where none can be typed.
    http::Environment (*typedVariables)(const SourceSettings&, const http::Secret&,
                                        http::Environment outside) = nullptr;
};

/// All kinds, in the order in which they are offered.
const std::vector<SourceKind>& sourceKinds();
const SourceKind* findSourceKind(std::string_view name);

/// `not-supported` for a kind that there is not, `not-valid` for an option that it does not take
/// or that is missing.
Result<std::unique_ptr<Provider>> makeProvider(const SourceSettings& settings,
                                               const ProviderContext& context);
Status checkSettings(const SourceSettings& settings);

/// Whether a new source has credentials that want to be kept.
bool hasLooseCredentials(const SourceSettings& settings, const http::Environment& environment);
/// Keeps those: in the keychain where one takes them, else only where they came from is in the
/// settings (user-experience 16.1).
async::Task<Result<KeptCredentials>> keepCredentials(SourceSettings settings,
                                                     ProviderContext context);

/// Whether the account is one that a person typed: the settings say who and where, and the keychain
/// has the secret with them.
bool hasTypedAccount(const SourceSettings& settings);
/// Lets a source be asked with a secret that was typed just now and is kept nowhere yet.
void useTypedSecret(SourceSettings& settings, ProviderContext& context, const http::Secret& secret);
/// Puts a typed account into the keychain, under a key of its own; the settings name it. Where no
/// keychain takes it, its error, and nothing is kept anywhere. `not-valid` for an empty secret and
/// for settings that `checkSettings` refuses.
async::Task<Result<SourceSettings>> keepTypedSecret(SourceSettings settings, http::Secret secret,
                                                    ProviderContext context);
/// The settings with the credentials that `present` has already, as far as both mean one account.
SourceSettings withCredentialsOf(SourceSettings settings, const SourceSettings& present);

/// Removes what the keychain keeps for the source; fine when that is nothing.
async::Task<Status> forgetCredentials(SourceSettings settings, ProviderContext context);

} // namespace netatlas::providers
