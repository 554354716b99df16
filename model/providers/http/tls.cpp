// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/tls.h"

#include "model/base/text.h"
#include "model/net/ip_address.h"

#include <boost/asio/ssl/context.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>

namespace netatlas::providers::http {

namespace ssl = boost::asio::ssl;

namespace {

tl::unexpected<Error> unreadable(const char* what, const std::string& cause)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"cause", cause}});
}

std::string fingerprint(const X509* certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1)
        return {};
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i)
        text.append({kDigits[digest[i] >> 4U], kDigits[digest[i] & 15U]});
    return text;
}

/// Fingerprints are written with and without colons.
std::string plainHex(std::string_view text)
{
    std::string result = lowerCase(text);
    std::erase_if(result, [](char c) { return c == ':' || c == ' '; });
    return result;
}

Status trust(ssl::context& context, const TlsSettings& settings)
{
    boost::system::error_code code;
    if (!settings.pinned.empty()) {
        const std::string wanted = plainHex(settings.pinned);
        if (wanted.size() != 64 ||
            wanted.find_first_not_of("0123456789abcdef") != std::string::npos)
            return unreadable("certificate", "the fingerprint is no SHA-256 in hexadecimal");
        context.set_verify_callback(
            [wanted](bool, ssl::verify_context& verified) {
                X509_STORE_CTX* chain = verified.native_handle();
                if (X509_STORE_CTX_get_error_depth(chain) != 0)
                    return true;
                const bool isIt = fingerprint(X509_STORE_CTX_get_current_cert(chain)) == wanted;
                X509_STORE_CTX_set_error(chain, isIt ? X509_V_OK : X509_V_ERR_CERT_UNTRUSTED);
                return isIt;
            },
            code);
    } else if (!settings.authorities.empty()) {
        context.add_certificate_authority(
            boost::asio::buffer(settings.authorities.data(), settings.authorities.size()), code);
        if (code)
            return unreadable("certificate", "the private CA is no PEM certificate");
    } else {
        context.set_default_verify_paths(code);
    }
    if (code)
        return unreadable("certificate", code.message());
    return {};
}

Status identify(ssl::context& context, const TlsSettings& settings)
{
    if (settings.clientCertificate.empty())
        return {};
    boost::system::error_code code;
    context.use_certificate_chain(boost::asio::buffer(settings.clientCertificate), code);
    if (code)
        return unreadable("certificate", "the client certificate is no PEM certificate");
    // Without this the library would ask whoever sits at the terminal.
    context.set_password_callback(
        [](std::size_t, ssl::context::password_purpose) { return std::string(); }, code);
    context.use_private_key(boost::asio::buffer(settings.clientKey.reveal()), ssl::context::pem,
                            code);
    if (code)
        return unreadable("key", "it is no PEM key, or not that of the client certificate");
    return {};
}

} // namespace

Result<std::shared_ptr<ssl::context>> makeTlsContext(const TlsSettings& settings)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    context->set_verify_mode(ssl::verify_peer);
    if (Status trusted = trust(*context, settings); !trusted)
        return fail(trusted.error());
    if (Status identified = identify(*context, settings); !identified)
        return fail(identified.error());
    return context;
}

Status prepareTls(SSL* connection, const TlsSettings& settings, const std::string& host)
{
    static constexpr std::array<unsigned char, 9> kHttp11{8,   'h', 't', 't', 'p',
                                                          '/', '1', '.', '1'};
    const std::string& name = settings.serverName.empty() ? host : settings.serverName;
    const bool isLiteral = net::IpAddress::parse(name).has_value();
    std::string asked = name; // the function wants it writable, and copies it
    bool isReady = SSL_set_alpn_protos(connection, kHttp11.data(), kHttp11.size()) == 0;
    if (!isLiteral) // a server name that is an address is not allowed there
        isReady = isReady && SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                      TLSEXT_NAMETYPE_host_name, asked.data()) == 1;
    if (settings.pinned.empty()) {
        X509_VERIFY_PARAM* wanted = SSL_get0_param(connection);
        X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        isReady = isReady &&
                  (isLiteral ? X509_VERIFY_PARAM_set1_ip_asc(wanted, name.c_str()) == 1
                             : X509_VERIFY_PARAM_set1_host(wanted, name.c_str(), name.size()) == 1);
    }
    if (!isReady)
        return unreadable("certificate", "the server's name cannot be verified");
    return {};
}

std::string tlsRefusal(const SSL* connection)
{
    const long result = SSL_get_verify_result(connection);
    return result == X509_V_OK ? std::string() : X509_verify_cert_error_string(result);
}

} // namespace netatlas::providers::http
