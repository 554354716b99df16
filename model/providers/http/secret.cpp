// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/secret.h"

#include <openssl/crypto.h>

namespace netatlas::providers::http {

void Secret::wipe(std::string& text) noexcept
{
    // Up to the capacity: what was once longer lies there still. This allocates nothing.
    text.resize(text.capacity());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace netatlas::providers::http
