// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/reload_listing.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace netatlas::views::shell {

using Listing = std::shared_ptr<const exchange::ReloadListing>;

/// The counts of a dry run: a row for each kind and one for all, a column for each outcome.
class ReloadCounts : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setListing(const Listing& listing);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    /// What a cell counts; nothing stands for all.
    std::optional<domain::ObjectKind> kindAt(int row) const;
    static std::optional<exchange::ReloadOutcome> outcomeAt(int column);

private:
    struct Row
    {
        std::optional<domain::ObjectKind> kind;
        std::array<std::size_t, exchange::kReloadOutcomes> counts{};
        std::size_t same = 0;
    };

    std::vector<Row> m_rows;
};

/// The rows behind the counts, of one kind and outcome or all, with a text in them.
class ReloadRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OutcomeColumn, KindColumn, NameColumn, ChangeColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setListing(Listing listing);
    void setFilter(std::optional<domain::ObjectKind> kind,
                   std::optional<exchange::ReloadOutcome> outcome, const QString& text);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const exchange::ReloadRow& rowAt(int row) const;

private:
    QString text(const exchange::ReloadRow& row, int column) const;
    void choose();

    Listing m_listing;
    std::vector<std::uint32_t> m_shown;
    std::optional<domain::ObjectKind> m_kind;
    std::optional<exchange::ReloadOutcome> m_outcome;
    QString m_text;
};

/// What changes about one object: a row for each field, before and after.
class FieldChanges : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setChanges(std::vector<domain::FieldChange> changes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<domain::FieldChange> m_changes;
};

} // namespace netatlas::views::shell
