// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"
#include "model/base/result.h"
#include "model/providers/http/secret.h"

#include <chrono>
#include <functional>
#include <string>

namespace netatlas::providers {

/// Where secrets lie outside the project: the keychain of the desktop.
///
/// Called on any thread. Answers come once, on any thread, and as late as it likes: a person may
/// be asked to unlock it, and it may hang. Tasks wait by the functions below.
///
/// Errors have `what` = `keychain` and a `cause`: `not-found` for a key that it does not have or
/// does not show, `unauthorized` where it refuses, `unreachable` where there is none or it fails.
class SecretStore
{
public:
    using Found = std::function<void(Result<http::Secret>)>;
    using Done = std::function<void(Status)>;

    virtual ~SecretStore() = default;

    virtual void read(const std::string& key, Found done) = 0;
    virtual void write(const std::string& key, const http::Secret& secret, Done done) = 0;
    /// Fine for a key that it does not have.
    virtual void remove(const std::string& key, Done done) = 0;
    /// How long is waited for an answer: long enough to type a password.
    virtual std::chrono::milliseconds patience() const { return std::chrono::seconds(30); }
};

// Each waits for the store without holding the thread, and gives `unreachable` after its patience,
// or where there is no store. The store outlives the task.

async::Task<Result<http::Secret>> readSecret(SecretStore* store, std::string key);
/// A secret that is taken when nobody waits any more is removed again.
async::Task<Status> writeSecret(SecretStore* store, std::string key, http::Secret secret);
async::Task<Status> removeSecret(SecretStore* store, std::string key);

} // namespace netatlas::providers
