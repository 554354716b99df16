// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/secret_store.h"

namespace netatlas::platform {

/// The keychain of the desktop: the Secret Service, or KWallet.
///
/// It is asked on a thread of its own, which begins with the first question and lasts as long as
/// the program, so that one that hangs holds up nobody. It asks one thing at a time: what comes
/// behind a question that hangs waits with it.
class Keychain final : public providers::SecretStore
{
public:
    void read(const std::string& key, Found done) override;
    void write(const std::string& key, const providers::http::Secret& secret, Done done) override;
    void remove(const std::string& key, Done done) override;
};

} // namespace netatlas::platform
