// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/pages.h"

namespace netatlas::providers::http {

bool PageWalk::isNew(std::string_view id)
{
    return m_items.emplace(id).second;
}

Status PageWalk::turnPage(std::string_view next)
{
    if (++m_pages > m_limits.pages || m_items.size() >= m_limits.items)
        return fail(ErrorKind::BadAnswer, {{"cause", "the listing does not end"}});
    if (!m_next.emplace(next).second)
        return fail(ErrorKind::BadAnswer, {{"cause", "the listing goes round in circles"}});
    return {};
}

Status PageWalk::restart()
{
    if (++m_restarts > m_limits.restarts)
        return fail(ErrorKind::BadAnswer,
                    {{"cause", "the listing keeps starting again from the top"}});
    m_items.clear();
    m_next.clear();
    m_pages = 0;
    return {};
}

} // namespace netatlas::providers::http
