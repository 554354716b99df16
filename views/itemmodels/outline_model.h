// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>

namespace netatlas::views {

/// The hierarchy of all models: fabric > VLAN > subnet > overlay, spaces, machines > NICs >
/// addresses, applications > endpoints (user-experience 3, 4.4).
///
/// Rows are made when somebody opens their parent; a change of the project becomes inserted,
/// removed and changed rows of what is open, never a reset.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit OutlineModel(ProjectBridge& project, QObject* parent = nullptr);
    ~OutlineModel() override;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// What the row stands for; nothing for headings such as "Spaces".
    std::optional<domain::ObjectRef> objectAt(const QModelIndex& index) const;
    /// The first row that stands for the object, opening the way to it; invalid when none does.
    QModelIndex indexOf(const domain::ObjectRef& object);

private:
    struct Node;

    Node* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOfNode(const Node* node) const;
    void load(Node& node);
    void refresh(Node& node);
    void refreshAll();

    ProjectBridge& m_project;
    std::unique_ptr<Node> m_root;
};

} // namespace netatlas::views
