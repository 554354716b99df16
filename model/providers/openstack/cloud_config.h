// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/proxy.h"
#include "model/providers/http/secret.h"
#include "model/providers/http/url.h"

namespace netatlas::providers::openstack {

enum class Login : std::uint8_t { Password, ApplicationCredential };

/// Who we are in which cloud.
struct CloudConfig
{
    http::Url authUrl; ///< ends in `/v3`
    Login login = Login::Password;
    std::string userName;
    std::string userId;
    std::string userDomainName;
    std::string userDomainId;
    http::Secret password;
    std::string projectName;
    std::string projectId;
    std::string projectDomainName;
    std::string projectDomainId;
    std::string credentialId;
    std::string credentialName;
    http::Secret credentialSecret;
    std::string region;
    std::string interface = "public";
    std::string caFile;
};

/// Where to look: `cloudsFile` and `cloud` as given for the source, each may be empty.
struct CloudChoice
{
    std::string cloudsFile;
    std::string cloud;
};

/// Finds the account (providers.md 2.1): the given file, else `$OS_CLIENT_CONFIG_FILE`, the
/// working folder, `~/.config/openstack`, `/etc/openstack`; with the cloud's profile of
/// `clouds-public.yaml` below it and `secure.yaml` above it. Without a cloud's name: `$OS_CLOUD`,
/// else the `OS_*` variables, else the only cloud of the file.
///
/// `not-found` and `not-valid` name file and cloud, never what a secret holds.
Result<CloudConfig> findCloud(const CloudChoice& choice, const http::Environment& environment);

/// Whether `findCloud` would take the account from the `OS_*` variables.
bool isFromVariables(const CloudChoice& choice, const http::Environment& environment);
/// The account of the `OS_*` variables, whatever files there are.
Result<CloudConfig> cloudOfVariables(const http::Environment& environment);
/// That account as one text to be kept, and what such a text says.
http::Secret documentOfVariables(const http::Environment& environment);
Result<CloudConfig> cloudOfDocument(const http::Secret& document,
                                    const http::Environment& environment);
/// Who we are and where, for people and to tell accounts apart; nothing secret.
std::string accountText(const CloudConfig& config);

} // namespace netatlas::providers::openstack
