// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <atomic>
#include <stdexcept>

namespace netatlas::tests {

namespace {

template <auto Free>
struct Freeing
{
    template <class Thing>
    void operator()(Thing* thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Sink = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

Key makeKey()
{
    Key key(EVP_EC_gen("P-256"));
    if (!key)
        throw std::runtime_error("OpenSSL makes no key");
    return key;
}

template <class Write>
std::string pem(Write write)
{
    const Sink sink(BIO_new(BIO_s_mem()));
    write(sink.get());
    char* bytes = nullptr;
    const long size = BIO_ctrl(sink.get(), BIO_CTRL_INFO, 0, &bytes);
    return std::string(bytes, static_cast<std::size_t>(size));
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    if (!extension)
        throw std::runtime_error("OpenSSL does not take the extension " + value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate makeCertificate(const std::string& name, EVP_PKEY* key, const CertificateWish& wish)
{
    static std::atomic<long> serial{1};
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.validTo);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

Credential credentialOf(X509* certificate, EVP_PKEY* key)
{
    Credential credential;
    credential.certificate = pem([&](BIO* sink) { PEM_write_bio_X509(sink, certificate); });
    credential.key = pem([&](BIO* sink) {
        PEM_write_bio_PrivateKey(sink, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    for (unsigned i = 0; i < size; ++i) {
        static constexpr const char* kDigits = "0123456789ABCDEF";
        if (i > 0)
            credential.fingerprint += ':';
        credential.fingerprint += kDigits[digest[i] >> 4U];
        credential.fingerprint += kDigits[digest[i] & 15U];
    }
    return credential;
}

} // namespace

struct TestAuthority::State
{
    Key key = makeKey();
    Certificate certificate;
};

TestAuthority::TestAuthority() : m_state(std::make_unique<State>())
{
    CertificateWish wish;
    wish.validFrom = -30L * 24 * 3600;
    wish.validTo = 30L * 24 * 3600;
    static std::atomic<int> count{0};
    m_state->certificate =
        makeCertificate("test authority " + std::to_string(++count), m_state->key.get(), wish);
    X509* own = m_state->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    extend(own, own, NID_basic_constraints, "critical,CA:TRUE");
    extend(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(own, m_state->key.get(), EVP_sha256());
    m_certificate = credentialOf(own, m_state->key.get()).certificate;
}

TestAuthority::~TestAuthority() = default;

Credential TestAuthority::issue(const CertificateWish& wish) const
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate("test", key.get(), wish);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_state->certificate.get()));
    extend(certificate.get(), m_state->certificate.get(), NID_subject_alt_name, wish.names);
    X509_sign(certificate.get(), m_state->key.get(), EVP_sha256());
    return credentialOf(certificate.get(), key.get());
}

} // namespace netatlas::tests
