// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/ids.h"

#include <QObject>

#include <vector>

namespace netatlas::views {

/// What is selected, shared by all views: select in one, it is selected in all
/// (user-experience 1). View state, never stored with the model.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::vector<domain::ObjectRef>& objects() const { return m_objects; }
    bool contains(const domain::ObjectRef& object) const;
    /// The object selected last: what the inspector shows first.
    std::optional<domain::ObjectRef> current() const;

    void select(std::vector<domain::ObjectRef> objects);
    void select(const domain::ObjectRef& object) { select(std::vector{object}); }
    void toggle(const domain::ObjectRef& object);
    void add(const domain::ObjectRef& object);
    void clear() { select(std::vector<domain::ObjectRef>{}); }

Q_SIGNALS:
    void changed();
    /// Somebody asks every view to bring the object into sight: "Show", F3, F8.
    void showRequested(const netatlas::domain::ObjectRef& object);

private:
    std::vector<domain::ObjectRef> m_objects;
};

} // namespace netatlas::views
