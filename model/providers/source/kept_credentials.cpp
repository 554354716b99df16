// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/kept_credentials.h"

#include <random>

namespace netatlas::providers {

namespace {

constexpr std::string_view kKeychainWord = "keychain:";

} // namespace

SourceSettings keptInKeychain(SourceSettings settings, const std::string& key)
{
    settings.options["credentials"] = std::string(kKeychainWord) + key;
    return settings;
}

std::string keychainKeyOf(const SourceSettings& settings)
{
    const std::string where = settings.option("credentials");
    return where.starts_with(kKeychainWord) ? where.substr(kKeychainWord.size()) : std::string();
}

void dropCredentials(SecretStore* store, const SourceSettings& settings)
{
    const std::string key = keychainKeyOf(settings);
    if (store && !key.empty())
        store->remove(key, [](const Status&) {});
}

std::string freshKeychainKey(const std::string& name)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    constexpr int kLength = 16;
    std::random_device random;
    std::string key = name + '/';
    for (int i = 0; i < kLength; ++i)
        key += kDigits[random() % kDigits.size()];
    return key;
}

} // namespace netatlas::providers
