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
    std::string clean(std::string_view text, std::size_t most = 300) const;

private:
    std::vector<std::string> m_secrets; ///< longest first
};

} // namespace netatlas::providers::http
