// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace netatlas::tests {

/// A certificate with its key, both as PEM.
struct Credential
{
    std::string certificate;
    std::string key;
    std::string fingerprint; ///< SHA-256 in hexadecimal
};

/// What a certificate is to say of its owner.
struct CertificateWish
{
    /// Subject alternative names in OpenSSL's words: `IP:127.0.0.1`, `DNS:localhost`.
    std::string names = "IP:127.0.0.1,DNS:localhost";
    long validFrom = -3600; ///< seconds from now
    long validTo = 3600;
};

/// A certificate authority that lives as long as a test.
class TestAuthority
{
public:
    TestAuthority();
    ~TestAuthority();
    TestAuthority(const TestAuthority&) = delete;
    TestAuthority& operator=(const TestAuthority&) = delete;

    const std::string& certificate() const { return m_certificate; }
    Credential issue(const CertificateWish& wish = {}) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
    std::string m_certificate;
};

} // namespace netatlas::tests
