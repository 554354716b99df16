// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bridge/selection.h"

#include <algorithm>

namespace netatlas::views {

bool Selection::contains(const domain::ObjectRef& object) const
{
    return std::find(m_objects.begin(), m_objects.end(), object) != m_objects.end();
}

std::optional<domain::ObjectRef> Selection::current() const
{
    return m_objects.empty() ? std::nullopt : std::optional(m_objects.back());
}

void Selection::select(std::vector<domain::ObjectRef> objects)
{
    if (objects == m_objects)
        return;
    m_objects = std::move(objects);
    Q_EMIT changed();
}

void Selection::toggle(const domain::ObjectRef& object)
{
    if (contains(object))
        std::erase(m_objects, object);
    else
        m_objects.push_back(object);
    Q_EMIT changed();
}

void Selection::add(const domain::ObjectRef& object)
{
    if (!contains(object))
        toggle(object);
}

} // namespace netatlas::views
