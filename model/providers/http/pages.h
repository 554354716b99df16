// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace netatlas::providers::http {

/// Watches over a listing that comes in pages: a server that starts again from the top, gives one
/// page for ever or never ends must not keep us busy (providers.md 2.2).
class PageWalk
{
public:
    struct Limits
    {
        std::size_t items = 2'000'000;
        std::size_t pages = 100'000;
        unsigned restarts = 3;
    };

    PageWalk() = default;
    explicit PageWalk(Limits limits) : m_limits(limits) {}

    /// Notes an item. False: it came before, so the listing started anew and is to be read again
    /// from its first page.
    bool isNew(std::string_view id);
    /// Notes that a page was read which has a next one. `bad-answer` when there are too many.
    Status turnPage(std::string_view next);
    /// Forgets the items, to read from the first page again. `bad-answer` when that has happened
    /// too often.
    Status restart();

private:
    Limits m_limits;
    std::unordered_set<std::string> m_items;
    std::unordered_set<std::string> m_next;
    std::size_t m_pages = 0;
    unsigned m_restarts = 0;
};

} // namespace netatlas::providers::http
