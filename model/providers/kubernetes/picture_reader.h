// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/api.h"
#include "model/providers/kubernetes/cluster_picture.h"

namespace netatlas::providers::kubernetes {

/// Reads a whole cluster by listing it.
///
/// What may not be listed in all namespaces is listed in each one that the account may read; what
/// may not be listed at all is named. `permission-denied` when nothing may be.
class PictureReader
{
public:
    PictureReader(Api& api, Progress progress) : m_api(api), m_progress(std::move(progress)) {}

    async::Task<Result<ClusterPicture>> read();

private:
    async::Task<Status> readNodes();
    async::Task<Status> readInSpaces(ItemKind kind, std::string name);
    async::Task<Status> readBacking(unsigned minor);
    async::Task<Status> readServiceCidrs(unsigned minor);
    async::Task<Status> findSpaces();
    void add(ItemKind kind, const std::string& space, http::Url url, const Listing& listing);
    void note(std::string part, domain::SeenLimit limit = domain::SeenLimit::NotAllowed);

    Api& m_api;
    Progress m_progress;
    ClusterPicture m_picture;
    std::vector<std::string> m_spaces;
    bool m_knowsSpaces = false;
    std::optional<Error> m_refusal; ///< the first one
};

} // namespace netatlas::providers::kubernetes
