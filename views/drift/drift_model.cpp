// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/drift/drift_model.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/wording/object_words.h"
#include "views/wording/time_text.h"

#include <algorithm>

namespace netatlas::views::drift {

using domain::ObjectKind;
using domain::Origin;
using engine::drift::Item;
using engine::drift::WhyNot;

namespace {

bool isPresence(const Item& item)
{
    return item.field == engine::drift::kPresence;
}

/// What tells an item from all others, whatever it says now.
auto identity(const Item& item)
{
    return std::tie(item.object, item.field, item.side, item.source);
}

bool isSame(const Item& a, const Item& b)
{
    return a.kept == b.kept && a.seen == b.seen && a.since == b.since && a.isOpen() == b.isOpen() &&
           a.whyNot == b.whyNot && a.take == b.take;
}

} // namespace

DriftModel::DriftModel(ProjectBridge& project, QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
{
    connect(&project, &ProjectBridge::revisionChanged, this,
            [this](const session::Announcement& announcement) {
                if (announcement.cause != session::Cause::Arrange)
                    refresh();
            });
    refresh();
}

void DriftModel::refresh()
{
    m_looking = m_project.jobs().run(
        [revision = m_project.shown()](workers::JobControl&) {
            return Look{revision, engine::drift::driftOf(revision)};
        },
        [this](Look look) { take(std::move(look)); });
}

void DriftModel::take(Look look)
{
    // Both lists are in the order of what identifies their items.
    const domain::Revision before = std::exchange(m_revision, look.revision);
    std::size_t row = 0;
    const auto comesBefore = [](const Item& a, const Item& b) {
        return std::tie(a.object, a.field, a.side, a.source) <
               std::tie(b.object, b.field, b.side, b.source);
    };
    std::stable_sort(look.items.begin(), look.items.end(), comesBefore);
    for (Item& item : look.items) {
        while (row < m_items.size() && comesBefore(m_items[row], item)) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
        }
        const int place = static_cast<int>(row);
        if (row < m_items.size() && identity(m_items[row]) == identity(item)) {
            const bool isNews = !isSame(m_items[row], item);
            m_items[row] = std::move(item);
            if (isNews)
                Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
        } else {
            beginInsertRows({}, place, place);
            m_items.insert(m_items.begin() + place, std::move(item));
            endInsertRows();
        }
        ++row;
    }
    if (row < m_items.size()) {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(m_items.size()) - 1);
        m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(row), m_items.end());
        endRemoveRows();
    }
    Q_EMIT countsChanged();
}

int DriftModel::openCount() const
{
    return static_cast<int>(std::count_if(m_items.begin(), m_items.end(),
                                          [](const Item& item) { return item.isOpen(); }));
}

QString DriftModel::reasonOf(const Item& item) const
{
    return item.acceptance ? toQt(item.acceptance->reason) : QString();
}

int DriftModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int DriftModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DriftModel::text(const Item& item, int column) const
{
    const auto ofSide = [&](Origin side) {
        if (side != item.side)
            return QString();
        return isPresence(item) ? tr("not shown") : wording::valueWord(item.seen);
    };
    switch (column) {
    case ObjectColumn: return toQt(objectLabel(m_revision, item.object));
    case FieldColumn: return wording::fieldWord(item.field);
    case ProviderColumn: return ofSide(Origin::Provider);
    case MachineColumn: return ofSide(Origin::Machine);
    case OursColumn: return isPresence(item) ? tr("here") : wording::valueWord(item.kept);
    case SinceColumn: return wording::absoluteTime(item.since);
    case SourceColumn: {
        const auto* model = m_revision.model(item.object.model);
        return item.source.empty() ? toQt(model ? model->row.name : std::string())
                                   : toQt(item.source);
    }
    default: return item.isOpen() ? tr("open") : tr("kept: %1").arg(reasonOf(item));
    }
}

QVariant DriftModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Item& item = itemAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(item, index.column());
    case Qt::ToolTipRole:
        return index.column() == StateColumn && item.whyNot != WhyNot::None
                   ? whyNotText(item.whyNot)
                   : text(item, index.column());
    case SortRole:
        return index.column() == SinceColumn
                   ? QVariant(qint64(item.since.time_since_epoch().count()))
                   : QVariant(text(item, index.column()));
    case NoteRole:
        return index.column() == ObjectColumn ? wording::kindWord(item.object.kind) : QVariant();
    case StrongRole: return index.column() == ObjectColumn;
    case AddressRole:
        return index.column() == ObjectColumn &&
               (item.object.kind == ObjectKind::Subnet || item.object.kind == ObjectKind::Address);
    case QuietRole: return !item.isOpen();
    case SeverityRole:
        return index.column() == StateColumn && item.isOpen()
                   ? QVariant(static_cast<int>(engine::rules::Severity::Info))
                   : QVariant();
    default: return {};
    }
}

QVariant DriftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ObjectColumn: return tr("Object");
    case FieldColumn: return tr("Field");
    case ProviderColumn: return tr("Provider");
    case MachineColumn: return tr("Machine");
    case OursColumn: return tr("Model");
    case SinceColumn: return tr("Since");
    case SourceColumn: return tr("Source");
    default: return tr("State");
    }
}

QString itemName(const domain::Revision& revision, const Item& item)
{
    return DriftModel::tr("%1 %2", "kind, name")
        .arg(wording::kindWord(item.object.kind), toQt(objectLabel(revision, item.object)));
}

QString whyNotText(WhyNot whyNot)
{
    switch (whyNot) {
    case WhyNot::None: return {};
    case WhyNot::IdOfSource:
        return DriftModel::tr("Ids are given by the source and only read. Keep ours, or mend it "
                              "there.");
    case WhyNot::Identity:
        return DriftModel::tr("This is what makes the object this one, so another value is another "
                              "object.");
    case WhyNot::FollowsUnderlay:
        return DriftModel::tr("An overlay is where its underlay is. Move the underlay.");
    case WhyNot::NoSuchSegment:
        return DriftModel::tr("Its fabric has no such VLAN. Reload when the source shows it.");
    case WhyNot::OfMachine:
        return DriftModel::tr("Machines and what is on them only follow what is read of them.");
    case WhyNot::StillNeeded:
        return DriftModel::tr("Addresses still lie in it. Take or release these first.");
    }
    return {};
}

} // namespace netatlas::views::drift
