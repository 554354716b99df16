// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/accessible_parts.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QPointer>
#include <QWidget>
#include <QWindow>

#include <map>
#include <utility>

namespace netatlas::views::widgets {
namespace {

QString partWords(const char* text)
{
    return QCoreApplication::translate("AccessibleParts", text);
}

/// One part as a screen reader sees it.
class AccessiblePart final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessiblePart(QWidget* view, PaintedParts* parts, const PartKey& key)
        : m_view(view)
        , m_parts(parts)
        , m_key(key)
    {
    }

    const PartKey& key() const { return m_key; }
    /// The name, if it is another than the one that was told last.
    bool isRenamed() { return !m_said.isNull() && m_said != text(QAccessible::Name); }

    bool isValid() const override { return m_view && !m_isGone; }
    void leave() { m_isGone = true; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text which) const override
    {
        if (!isValid())
            return {};
        switch (which) {
        case QAccessible::Name: return m_said = m_parts->partName(m_key);
        case QAccessible::Description: return m_parts->partDescription(m_key);
        default: return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect own = m_parts->partRect(m_key).toAlignedRect();
        return {m_parts->partsArea().mapToGlobal(own.topLeft()), own.size()};
    }
    QAccessible::Role role() const override
    {
        return isValid() ? m_parts->partRole(m_key) : QAccessible::NoRole;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state = m_parts->partState(m_key);
        const QWidget& area = m_parts->partsArea();
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_parts->focusedPart() == m_key;
        state.offscreen = !m_parts->partRect(m_key).intersects(QRectF(area.rect()));
        state.invisible = !area.isVisible();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override
    {
        QStringList names;
        for (const PartAction& action : actions())
            names << action.name;
        return names << setFocusAction();
    }
    QString localizedActionName(const QString& name) const override
    {
        for (const PartAction& action : actions())
            if (action.name == name)
                return action.words;
        return QAccessibleActionInterface::localizedActionName(name);
    }
    QString localizedActionDescription(const QString& name) const override
    {
        return localizedActionName(name);
    }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name != setFocusAction())
            return m_parts->doPartAction(m_key, name);
        m_view->setFocus(Qt::OtherFocusReason);
        m_parts->focusPart(m_key);
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        for (const PartAction& action : actions())
            if (action.name == name && !action.shortcut.isEmpty())
                return {action.shortcut};
        return {};
    }

private:
    std::vector<PartAction> actions() const
    {
        return isValid() ? m_parts->partActions(m_key) : std::vector<PartAction>();
    }

    QPointer<QWidget> m_view;
    PaintedParts* m_parts;
    PartKey m_key;
    bool m_isGone = false;
    mutable QString m_said;
};

class AccessibleView;

/// Those that somebody has asked for: asking Qt would make one.
std::map<QWidget*, AccessibleView*>& accessibleViews()
{
    static std::map<QWidget*, AccessibleView*> views;
    return views;
}

AccessibleView* accessibleViewOf(QWidget* view)
{
    const auto found = accessibleViews().find(view);
    return found == accessibleViews().end() ? nullptr : found->second;
}

class AccessibleView final : public QAccessibleWidget
{
public:
    AccessibleView(QWidget* view, PaintedParts* parts)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
        , m_parts(parts)
    {
        accessibleViews()[view] = this;
    }
    ~AccessibleView() override
    {
        accessibleViews().erase(m_view);
        for (const auto& [key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(keys().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        return partOf(keys()[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* part = dynamic_cast<const AccessiblePart*>(child);
        return part ? indexOf(part->key()) : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto key = m_parts->partAt(m_parts->partsArea().mapFromGlobal(QPointF(x, y)));
        return key && indexOf(*key) >= 0 ? partOf(*key) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const auto key = m_parts->focusedPart();
        return m_view->hasFocus() && key && indexOf(*key) >= 0 ? partOf(*key) : nullptr;
    }
    int focusedIndex() const
    {
        const auto key = m_parts->focusedPart();
        return key ? indexOf(*key) : -1;
    }

    void update()
    {
        m_isKnown = false;
        std::vector<AccessiblePart*> renamed;
        for (auto each = m_ids.begin(); each != m_ids.end();) {
            auto* part =
                dynamic_cast<AccessiblePart*>(QAccessible::accessibleInterface(each->second));
            if (part && indexOf(part->key()) >= 0) {
                if (part->isRenamed())
                    renamed.push_back(part);
                ++each;
                continue;
            }
            if (part)
                part->leave();
            QAccessible::deleteAccessibleInterface(each->second);
            each = m_ids.erase(each);
        }
        for (AccessiblePart* part : renamed) {
            QAccessibleEvent event(part, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        }
    }

private:
    /// In reading order; found out anew after each change, when somebody asks.
    const std::vector<PartKey>& keys() const
    {
        if (!m_isKnown) {
            m_isKnown = true;
            m_keys = m_parts->partKeys();
            m_places.clear();
            for (std::size_t i = 0; i < m_keys.size(); ++i)
                m_places.emplace(m_keys[i], static_cast<int>(i));
        }
        return m_keys;
    }
    int indexOf(const PartKey& key) const
    {
        keys();
        const auto found = m_places.find(key);
        return found == m_places.end() ? -1 : found->second;
    }
    QAccessibleInterface* partOf(const PartKey& key) const
    {
        const auto found = m_ids.find(key);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        // Owned by the registry of QAccessible.
        auto* made = new AccessiblePart(m_view, m_parts, key);
        m_ids.emplace(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    QWidget* m_view;
    PaintedParts* m_parts;
    mutable bool m_isKnown = false;
    mutable std::vector<PartKey> m_keys;
    mutable std::map<PartKey, int> m_places;
    mutable std::map<PartKey, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeAccessibleView(const QString&, QObject* object)
{
    auto* view = qobject_cast<QWidget*>(object);
    auto* parts = dynamic_cast<PaintedParts*>(object);
    return view && parts ? new AccessibleView(view, parts) : nullptr;
}

} // namespace

PartAction openAction()
{
    return {part_action::kOpen, partWords("Open"), QStringLiteral("Return")};
}

PartAction moveAction()
{
    return {part_action::kMove, partWords("Move to another space"), QStringLiteral("Ctrl+M")};
}

PartAction menuAction()
{
    return {part_action::kMenu, partWords("Show the menu"), QStringLiteral("Menu")};
}

PartAction dropAction()
{
    return {part_action::kDrop, partWords("Drop here"), QStringLiteral("Return")};
}

void installAccessibleParts()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeAccessibleView);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

void announcePartFocus(QWidget* view)
{
    AccessibleView* accessible = view->hasFocus() ? accessibleViewOf(view) : nullptr;
    if (!accessible || accessible->focusedIndex() < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(accessible->focusedIndex());
    QAccessible::updateAccessibility(&event);
}

void partsChanged(QWidget* view)
{
    if (AccessibleView* accessible = accessibleViewOf(view))
        accessible->update();
}

void partsGone(QWidget* view)
{
    // The widget below the view still lives for a while and tells that it hides.
    if (AccessibleView* accessible = accessibleViewOf(view))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(accessible));
}

} // namespace netatlas::views::widgets
