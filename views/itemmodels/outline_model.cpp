// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/itemmodels/outline_model.h"

#include "views/itemmodels/outline_row.h"
#include "views/itemmodels/outline_tree.h"

#include <algorithm>

namespace netatlas::views {

struct OutlineModel::Node
{
    OutlineKey key;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    bool isLoaded = false;

    int row() const
    {
        if (!parent)
            return 0;
        const auto& siblings = parent->children;
        const auto it = std::find_if(siblings.begin(), siblings.end(),
                                     [this](const auto& node) { return node.get() == this; });
        return static_cast<int>(it - siblings.begin());
    }
};

OutlineModel::OutlineModel(ProjectBridge& project, QObject* parent)
    : QAbstractItemModel(parent)
    , m_project(project)
    , m_root(std::make_unique<Node>())
{
    load(*m_root);
    connect(&project, &ProjectBridge::revisionChanged, this, &OutlineModel::refreshAll);
    connect(&project, &ProjectBridge::findingsChanged, this, &OutlineModel::refreshAll);
}

OutlineModel::~OutlineModel() = default;

OutlineModel::Node* OutlineModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex OutlineModel::indexOfNode(const Node* node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    if (row < 0 || column != 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(nodeOf(child)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int OutlineModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool OutlineModel::hasChildren(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return node->isLoaded ? !node->children.empty()
                          : hasOutlineChildren(m_project.shown(), node->key);
}

bool OutlineModel::canFetchMore(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return !node->isLoaded && hasOutlineChildren(m_project.shown(), node->key);
}

void OutlineModel::fetchMore(const QModelIndex& parent)
{
    Node* node = nodeOf(parent);
    if (!node->isLoaded)
        load(*node);
}

void OutlineModel::load(Node& node)
{
    const auto keys = outlineChildren(m_project.shown(), node.key);
    node.isLoaded = true;
    if (keys.empty())
        return;
    beginInsertRows(indexOfNode(&node), 0, static_cast<int>(keys.size()) - 1);
    for (const OutlineKey& key : keys)
        node.children.push_back(std::make_unique<Node>(Node{key, &node, {}, false}));
    endInsertRows();
}

void OutlineModel::refresh(Node& node)
{
    if (!node.isLoaded)
        return;
    const auto keys = outlineChildren(m_project.shown(), node.key);
    const QModelIndex index = indexOfNode(&node);
    std::size_t row = 0;
    while (row < node.children.size()) {
        if (std::find(keys.begin(), keys.end(), node.children[row]->key) != keys.end()) {
            ++row;
            continue;
        }
        beginRemoveRows(index, static_cast<int>(row), static_cast<int>(row));
        node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
    for (row = 0; row < keys.size(); ++row) {
        if (row < node.children.size() && node.children[row]->key == keys[row])
            continue;
        const auto old = std::find_if(node.children.begin() + static_cast<std::ptrdiff_t>(row),
                                      node.children.end(),
                                      [&](const auto& child) { return child->key == keys[row]; });
        const int at = static_cast<int>(row);
        if (old != node.children.end()) {
            const int from = static_cast<int>(old - node.children.begin());
            beginMoveRows(index, from, from, index, at);
            std::rotate(node.children.begin() + at, old, old + 1);
            endMoveRows();
        } else {
            beginInsertRows(index, at, at);
            node.children.insert(node.children.begin() + at,
                                 std::make_unique<Node>(Node{keys[row], &node, {}, false}));
            endInsertRows();
        }
    }
    if (node.children.empty())
        return;
    Q_EMIT dataChanged(indexOfNode(node.children.front().get()),
                       indexOfNode(node.children.back().get()));
    for (const auto& child : node.children)
        refresh(*child);
}

void OutlineModel::refreshAll()
{
    refresh(*m_root);
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    return outlineData(m_project, nodeOf(index)->key, role);
}

std::optional<domain::ObjectRef> OutlineModel::objectAt(const QModelIndex& index) const
{
    if (!index.isValid() || nodeOf(index)->key.kind != OutlineKey::Kind::Object)
        return std::nullopt;
    return nodeOf(index)->key.object;
}

QModelIndex OutlineModel::indexOf(const domain::ObjectRef& object)
{
    Node* node = m_root.get();
    for (const OutlineKey& key : outlinePath(m_project.shown(), object)) {
        if (!node->isLoaded)
            load(*node);
        const auto child = std::find_if(node->children.begin(), node->children.end(),
                                        [&](const auto& each) { return each->key == key; });
        if (child == node->children.end())
            return {};
        node = child->get();
    }
    return indexOfNode(node);
}

} // namespace netatlas::views
