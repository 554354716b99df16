// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "views/activity/log_row.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/worker_bridge.h"

#include <QAbstractItemModel>

#include <deque>
#include <map>
#include <set>

namespace netatlas::views::activity {

/// The journal with what workers failed at between its entries, oldest first; each entry opens to
/// the objects that it changed.
///
/// The newest entries are read at once, older ones on the pool; so are the objects of an entry,
/// when somebody asks for them.
class LogModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhoColumn, ObjectColumn, TextColumn, ColumnCount };

    LogModel(ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
             QObject* parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const LogRow& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// All of the journal is here.
    bool isComplete() const { return m_isComplete; }
    /// The objects of an entry, or the one of a row below it, that still exist; read by then.
    std::vector<domain::ObjectRef> objectsOf(const QModelIndex& index) const;
    /// Whether the row only stands for more objects, which `fetchMore` of the entry shows.
    bool isMore(const QModelIndex& index) const;

Q_SIGNALS:
    void completed();
    /// The objects of the entry can be asked for now.
    void detailsRead(const QModelIndex& entry);

private:
    /// What is known of the objects of an entry.
    struct Opened
    {
        std::shared_ptr<const LogDetails> details;
        std::size_t shown = 0;
        workers::Job reading;
    };
    /// Number that stays with a row when others come before it; never 0.
    using Key = std::uint64_t;

    Key keyAt(int row) const { return m_firstKey + static_cast<Key>(row); }
    int rowOf(Key key) const { return static_cast<int>(key - m_firstKey); }
    const Opened* opened(Key key) const;
    QVariant childData(const Opened& opened, const QModelIndex& index, int role) const;
    void readNewest();
    void readOlder();
    void prepend(std::vector<LogRow> rows);
    void followSteps();
    void note(const LogRow& row);
    void setState(std::uint64_t number, store::EntryState state);
    void followWorkers();
    void append(std::vector<LogRow> rows);
    void reveal(Key key);

    ProjectBridge& m_project;
    WorkerBridge& m_workers;
    const Clock& m_clock;
    std::deque<LogRow> m_rows;
    Key m_firstKey = Key{1} << 40U; ///< of the first row; goes down as older ones come
    std::map<std::uint64_t, Key> m_keyOfEntry;
    std::map<Key, Opened> m_opened;
    std::set<std::uint64_t> m_awaited; ///< steps of the draft that live does not show yet
    std::uint64_t m_oldest = 0;        ///< numbers of the first and the last entry read
    std::uint64_t m_newest = 0;
    bool m_isComplete = false;
    workers::Job m_reading;
    std::map<std::string, std::uint64_t> m_failures; ///< of each worker, told of already
    std::map<std::string, workers::RunProblems> m_problems;
};

} // namespace netatlas::views::activity
