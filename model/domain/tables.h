// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/controller_rows.h"
#include "model/domain/id_map.h"
#include "model/domain/machine_rows.h"
#include "model/domain/observation_rows.h"
#include "model/domain/project_rows.h"
#include "model/domain/site_rows.h"
#include "model/domain/space_rows.h"
#include "model/domain/workload_rows.h"

#include <tuple>

namespace netatlas::domain {

/// The row types of one group of tables, for code that treats all tables alike.
template <class... Rows>
struct RowList
{
    /// Calls `visit.template operator()<Row>()` for each row type in order; parents come before
    /// the rows that refer to them.
    template <class Visit>
    static constexpr void forEach(Visit&& visit)
    {
        (visit.template operator()<Rows>(), ...);
    }

    template <template <class> class Wrapper>
    using TupleOf = std::tuple<Wrapper<Rows>...>;

    static constexpr std::size_t kCount = sizeof...(Rows);

    /// The place of the row type in the list.
    template <class Row>
    static constexpr std::size_t indexOf()
    {
        std::size_t position = 0;
        bool found = false;
        ((found = found || std::is_same_v<Row, Rows>, position += found ? 0 : 1), ...);
        return position;
    }
};

/// Every table of a model (model-and-workers 2).
using ModelRows =
    RowList<ProviderRow, RoutingDomainRow, FabricRow, SegmentRow, ProviderNetworkRow, ZoneRow,
            SpaceRow, SubnetRow, RangeRow, StaticRouteRow, MachineRow, DeviceRow, DeviceAddressRow,
            LooseAddressRow, ApplicationRow, UnitRow, EndpointRow, BindingRow, ConstraintRow,
            RelationRow, CloudServiceRow, CloudContainerRow, ControllerNodeRow, HostPortsRow,
            SettingRow, AbsenceRow, DriftRow>;

/// The tables of the project itself (2.15).
using ProjectRows =
    RowList<ModelRow, SourceRow, TiedDomainRow, ViewRow, PositionRow, SnapshotRow, DraftRow,
            NoteRow, AcceptedFindingRow, SpaceColourRow, BookmarkRow, ProjectSettingRow>;

/// A set of tables as one value; copies share all they have in common.
template <class Rows>
class TableSet
{
public:
    template <class Row>
    const Table<Row>& table() const
    {
        return std::get<Table<Row>>(m_tables);
    }
    template <class Row>
    Table<Row>& table()
    {
        return std::get<Table<Row>>(m_tables);
    }

    bool operator==(const TableSet&) const = default;

private:
    typename Rows::template TupleOf<Table> m_tables;
};

} // namespace netatlas::domain
