// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/drift/drift_filter.h"

#include "model/base/text.h"
#include "views/bridge/qt_text.h"

#include <QDateTime>

namespace netatlas::views::drift {

using engine::query::FilterKey;
using engine::query::KeyType;

namespace {

const std::vector<FilterKey>& keys()
{
    static const std::vector<FilterKey> all{
        {"kind", KeyType::Text, {}},
        {"object", KeyType::Text, {}},
        {"field", KeyType::Text, {}},
        {"provider", KeyType::Text, {}},
        {"machine", KeyType::Text, {}},
        {"ours", KeyType::Text, {}},
        {"source", KeyType::Text, {}},
        {"model", KeyType::Text, {}},
        {"origin", KeyType::Text, {"provider", "machine"}},
        {"is", KeyType::Text, {"open", "kept", "takeable"}},
        {"changed", KeyType::Age, {}},
        {"since", KeyType::Since, {}},
        {"within", KeyType::Block, {}},
        {"covers", KeyType::Block, {}},
        {"overlaps", KeyType::Block, {}},
    };
    return all;
}

/// A row as the filter sees it.
class RowSubject final : public engine::query::FilterSubject
{
public:
    RowSubject(const DriftModel& model, int row)
        : m_model(model)
        , m_row(row)
        , m_item(model.itemAt(row))
    {
    }

    void values(std::string_view key, std::vector<std::string>& into) const override
    {
        if (key == "kind")
            into.emplace_back(domain::wordOf(m_item.object.kind));
        else if (key == "object")
            into.push_back(cell(DriftModel::ObjectColumn));
        else if (key == "field")
            into.push_back(m_item.field);
        else if (key == "provider")
            into.push_back(cell(DriftModel::ProviderColumn));
        else if (key == "machine")
            into.push_back(cell(DriftModel::MachineColumn));
        else if (key == "ours")
            into.push_back(m_item.kept);
        else if (key == "source" || key == "model")
            into.push_back(cell(DriftModel::SourceColumn));
        else if (key == "origin")
            into.emplace_back(domain::wordOf(m_item.side));
        else if (key == "is") {
            into.emplace_back(m_item.isOpen() ? "open" : "kept");
            if (!m_item.take.empty())
                into.emplace_back("takeable");
        }
    }
    std::optional<Timestamp> moment(std::string_view) const override { return m_item.since; }
    bool mentions(std::string_view word) const override
    {
        for (int column = 0; column < DriftModel::ColumnCount; ++column)
            if (lowerCase(cell(column)).find(word) != std::string::npos)
                return true;
        return domain::wordOf(m_item.object.kind).find(word) != std::string_view::npos;
    }
    void blocks(std::vector<net::Cidr>& into) const override
    {
        for (const std::string& text : {cell(DriftModel::ObjectColumn), m_item.kept, m_item.seen})
            engine::query::blocksIn(text, into);
    }

private:
    std::string cell(int column) const
    {
        return toStd(m_model.index(m_row, column).data().toString());
    }

    const DriftModel& m_model;
    int m_row;
    const engine::drift::Item& m_item;
};

} // namespace

DriftFilter::DriftFilter(DriftModel& items, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_items(items)
{
    setSourceModel(&items);
    setSortRole(DriftModel::SortRole);
}

Status DriftFilter::setText(const QString& text)
{
    const Timestamp now(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
    auto filter = engine::query::Filter::parse(toStd(text), keys(), now);
    if (!filter)
        return fail(filter.error());
    m_filter = std::move(*filter);
    invalidateFilter();
    return {};
}

void DriftFilter::setShowsKept(bool showsKept)
{
    m_showsKept = showsKept;
    invalidateFilter();
}

bool DriftFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    return (m_showsKept || m_items.itemAt(row).isOpen()) &&
           m_filter.matches(RowSubject(m_items, row));
}

bool DriftFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.typeId() == QMetaType::LongLong)
        return a.toLongLong() < b.toLongLong();
    return compareNaturally(toStd(a.toString()), toStd(b.toString())) < 0;
}

} // namespace netatlas::views::drift
