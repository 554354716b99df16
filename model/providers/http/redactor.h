// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/secret.h"

#include <string_view>
#include <vector>

namespace netatlas::providers::http {

/// Makes the words of a server fit to be shown: without the secrets that were sent to it, without
/// control characters, not longer than a person reads.
class Redactor
{
public:
    void add(const Secret& secret);
    /// What a header of `Authorization` or `Proxy-Authorization` holds behind the scheme, which is
    /// as good as the password in it.
    void addAuthorization(const Secret& header);
    std::string clean(std::string_view text, std::size_t most = 300) const;

private:
    void insert(const std::string& value);

    std::vector<std::string> m_secrets; ///< longest first
};

} // namespace netatlas::providers::http
