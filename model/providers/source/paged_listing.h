// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"
#include "model/providers/http/pages.h"
#include "model/providers/http/response.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers {

/// What a listing gave. One that is not there, or that we may not list, has no items.
struct Listing
{
    std::vector<document::Node> items;
    std::string version; ///< of its first page, where a watch goes on from; opaque
    bool isThere = true;
    bool isAllowed = true;
    Error refusal{ErrorKind::NotFound, {}}; ///< where it is not there or not allowed

    bool isComplete() const { return isThere && isAllowed; }
};

/// A listing that a server gives in pages. What tells one server from another is asked of it.
class PagedListing
{
public:
    virtual ~PagedListing() = default;

    /// All items, page by page; one that the server loses its place in is read anew. `part` is the
    /// word for `progress`.
    async::Task<Result<Listing>> read(std::string part, Progress progress);

protected:
    struct Page
    {
        std::vector<document::Node> items;
        std::string version;
        std::optional<std::string> next; ///< what the next one is asked for by
    };

    /// `path` goes with refusals, which are shown by way of `redactor`.
    PagedListing(std::string path, const http::Redactor& redactor)
        : m_path(std::move(path))
        , m_redactor(redactor)
    {
    }

    /// Asks for the first page, or for the one of that `next`.
    virtual async::Task<Result<http::Response>> ask(std::optional<std::string> next) = 0;
    /// Whether it says that the place in the listing was lost.
    virtual bool hasLostPlace(const http::Response& response, bool isFirst) const = 0;
    virtual Result<Page> pageOf(const http::Response& response) const = 0;
    /// What tells the item from all others; empty for one without such.
    virtual std::string keyOf(const document::Node& item) const = 0;

private:
    async::Task<Result<Listing>> readAll(std::string part, Progress progress);
    /// False when an item came on an earlier page.
    bool take(Page& page, http::PageWalk& walk, Listing& listing) const;

    std::string m_path;
    const http::Redactor& m_redactor;
};

} // namespace netatlas::providers
