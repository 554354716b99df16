// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/paged_listing.h"

#include <unordered_set>

namespace netatlas::providers {

using async::Task;
using document::Node;

bool PagedListing::take(Page& page, http::PageWalk& walk, Listing& listing) const
{
    std::unordered_set<std::string> onThisPage;
    for (Node& item : page.items) {
        const std::string key = keyOf(item);
        // One that stands twice on a page is that item's trouble, not the listing's.
        if (!key.empty() && onThisPage.insert(key).second && !walk.isNew(key))
            return false;
        listing.items.push_back(std::move(item));
    }
    return true;
}

Task<Result<Listing>> PagedListing::readAll(std::string part, Progress progress)
{
    http::PageWalk walk;
    Listing listing;
    std::optional<std::string> next;
    for (;;) {
        auto response = co_await ask(next);
        if (!response)
            co_return fail(response.error());
        if (!hasLostPlace(*response, !next)) {
            if (auto error = http::errorOf(*response, m_redactor)) {
                error->details.emplace("path", m_path);
                co_return fail(std::move(*error));
            }
            auto page = pageOf(*response);
            if (!page)
                co_return fail(page.error());
            if (!next)
                listing.version = page->version;
            const bool isTaken = take(*page, walk, listing);
            if (progress)
                progress(part, listing.items.size());
            if (isTaken) {
                if (!page->next)
                    co_return listing;
                if (const Status turned = walk.turnPage(*page->next); !turned)
                    co_return fail(turned.error());
                next = std::move(page->next);
                continue;
            }
        }
        if (const Status again = walk.restart(); !again)
            co_return fail(again.error());
        listing.items.clear();
        next.reset();
    }
}

Task<Result<Listing>> PagedListing::read(std::string part, Progress progress)
{
    auto listing = co_await readAll(std::move(part), std::move(progress));
    if (listing)
        co_return listing;
    const ErrorKind kind = listing.error().kind;
    if (kind != ErrorKind::NotFound && kind != ErrorKind::PermissionDenied)
        co_return listing;
    Listing none;
    none.isThere = kind != ErrorKind::NotFound;
    none.isAllowed = kind != ErrorKind::PermissionDenied;
    none.refusal = std::move(listing.error());
    co_return none;
}

} // namespace netatlas::providers
