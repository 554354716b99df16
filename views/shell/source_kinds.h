// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/source_form.h"

#include <vector>

namespace netatlas::views::shell {

/// One way of saying where a source is and who we are to it: what the dialog asks for.
struct SourceWay
{
    const char* title;       ///< empty where a kind has one way only
    const char* explanation; ///< where credentials are, and what else is good to know
    QStringList options;     ///< in the order of `source add`
    const char* secret = ""; ///< what the secret is called that is typed; empty: none is
};

struct SourceKindWords
{
    const char* kind;
    const char* title;
    std::vector<SourceWay> ways;
    QStringList options{};        ///< of all ways, besides name and interval
    const char* addressHint = ""; ///< what an address that is typed looks like
    bool hasSpacesFrom = false;   ///< whether its spaces are made from something it shows
};

/// The kinds that the dialog offers. Texts are to be translated in the context `SourceDialog`.
const std::vector<SourceKindWords>& sourceKindWords();

/// Which of the ways a source was described by.
std::size_t wayOf(const SourceKindWords& kind, const SourceForm& form);

} // namespace netatlas::views::shell
