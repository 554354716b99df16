// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/juju_model_import.h"

#include <unordered_map>
#include <unordered_set>

namespace netatlas::exchange {

/// Takes the rows of one state, read from a dump, into the model of a run. Private to the import of
/// dumps; how rows are known again stands at `importJujuModel`.
class JujuModelMerge
{
public:
    /// `stream` is what `wanted` was read from: it tells what was said from what was left out.
    JujuModelMerge(engine::reconcile::Reconciliation& run, ImportTally& tally,
                   const boost::json::object& stream, const domain::ModelState& wanted,
                   OwnIds ownIds)
        : m_run(run)
        , m_tally(tally)
        , m_stream(stream)
        , m_wanted(wanted)
        , m_ownIds(ownIds)
    {
    }

    /// A name of a space that another space of the model has, or nothing.
    std::optional<std::string> carryOut();

private:
    template <class Row>
    using IdOf = decltype(Row::id);
    /// From the ids of the dump's state to those of the model.
    template <class Row>
    using Pairs = std::unordered_map<IdOf<Row>, IdOf<Row>>;

    // juju_model_merge.cpp
    void settings();
    void spaces();
    void space(const domain::SpaceRow& wanted);
    std::optional<std::string> sharedName() const;
    void subnets();
    void subnet(const domain::SubnetRow& wanted);
    void controllerNodes();

    // juju_machine_merge.cpp
    void machines();
    void machine(const domain::MachineRow& wanted, const boost::json::object& said);
    void takeAddresses(domain::MachineRow& row, const domain::MachineRow& wanted) const;
    std::vector<domain::ListedAddress>
    placed(const std::vector<domain::ListedAddress>& addresses) const;
    domain::ListedAddress placed(domain::ListedAddress address) const;
    void devices();
    void device(const domain::DeviceRow& wanted);
    void addresses();
    void address(const domain::DeviceAddressRow& wanted);
    void missingDevices();
    void missingAddresses();

    // juju_workload_merge.cpp
    void applications();
    void endpoints();
    void bindings();
    void units();
    void services();
    void containers();
    void relations();
    void constraints();
    std::optional<std::uint32_t> targetOf(const domain::ConstraintRow& wanted) const;
    void removeWorkloads();

    /// Whether the dump has rows of the collection: then it is the whole of it.
    bool lists(std::string_view collection) const;
    bool says(std::string_view member) const { return m_stream.contains(member); }

    /// Pairs rows that are not paired yet by a key, which may be empty, and a test.
    template <class Row, class Key, class Fits>
    void pair(Pairs<Row>& pairs, Key&& key, Fits&& fits)
    {
        std::unordered_set<IdOf<Row>> taken;
        for (const auto& one : pairs)
            taken.insert(one.second);
        std::unordered_map<std::string, std::vector<IdOf<Row>>> stored;
        for (const Row& row : m_run.state().table<Row>())
            if (const std::string text = key(row); !text.empty() && !taken.contains(row.id))
                stored[text].push_back(row.id);
        for (const Row& row : m_wanted.table<Row>()) {
            const auto found = stored.find(key(row));
            if (pairs.contains(row.id) || found == stored.end())
                continue;
            for (const IdOf<Row> id : found->second)
                if (!taken.contains(id) && fits(row, m_run.state().table<Row>().at(id))) {
                    pairs.emplace(row.id, id);
                    taken.insert(id);
                    break;
                }
        }
    }
    template <class Row, class Key>
    void pair(Pairs<Row>& pairs, Key&& key)
    {
        pair<Row>(pairs, std::forward<Key>(key), [](const Row&, const Row&) { return true; });
    }
    /// The row that the wanted one is paired with, or a new one with an id: the wanted row's own
    /// where that is free and means something.
    template <class Row>
    Row rowFor(Pairs<Row>& pairs, IdOf<Row> wanted, OwnIds keepsId = OwnIds::No)
    {
        if (const auto found = pairs.find(wanted); found != pairs.end())
            return m_run.state().table<Row>().at(found->second);
        Row row;
        row.id = keepsId == OwnIds::Yes && !m_run.state().table<Row>().contains(wanted)
                     ? wanted
                     : m_run.recorder().draw<Row>();
        pairs.emplace(wanted, row.id);
        return row;
    }
    template <class Row>
    void put(Row row)
    {
        m_tally.saw(Row::kKind, row.id);
        m_run.recorder().put(std::move(row));
    }
    /// Marks the rows that the dump no longer has, and takes the mark from those that are back.
    template <class Row>
    void markMissing(const Pairs<Row>& pairs);
    /// Removes what is not paired and may go.
    template <class Row, class MayGo>
    void remove(const Pairs<Row>& pairs, MayGo&& mayGo)
    {
        std::unordered_set<IdOf<Row>> kept;
        for (const auto& one : pairs)
            kept.insert(one.second);
        std::vector<IdOf<Row>> gone;
        for (const Row& row : m_run.state().table<Row>())
            if (!kept.contains(row.id) && mayGo(row))
                gone.push_back(row.id);
        for (const IdOf<Row> id : gone)
            m_run.recorder().erase<Row>(id);
    }

    engine::reconcile::Reconciliation& m_run;
    ImportTally& m_tally;
    const boost::json::object& m_stream;
    const domain::ModelState& m_wanted;
    OwnIds m_ownIds;
    bool m_listsProvider = false; ///< some machine of the dump has the provider's list
    bool m_listsMachine = false;
    Pairs<domain::SpaceRow> m_spaces;
    Pairs<domain::SubnetRow> m_subnets;
    Pairs<domain::MachineRow> m_machines;
    Pairs<domain::DeviceRow> m_devices;
    Pairs<domain::DeviceAddressRow> m_addresses;
    Pairs<domain::ApplicationRow> m_applications;
    Pairs<domain::EndpointRow> m_endpoints;
    Pairs<domain::BindingRow> m_bindings;
    Pairs<domain::UnitRow> m_units;
    Pairs<domain::CloudServiceRow> m_services;
    Pairs<domain::CloudContainerRow> m_containers;
    Pairs<domain::RelationRow> m_relations;
    Pairs<domain::ConstraintRow> m_constraints;
};

template <class Row>
void JujuModelMerge::markMissing(const Pairs<Row>& pairs)
{
    std::unordered_set<IdOf<Row>> kept;
    for (const auto& one : pairs)
        kept.insert(one.second);
    for (const Row& row : m_run.state().table<Row>()) {
        if (!kept.contains(row.id)) {
            m_run.ledger().missing(Row::kKind, row.id.number(), domain::Origin::Provider);
            continue;
        }
        m_run.ledger().seen(Row::kKind, row.id.number(), domain::Origin::Provider);
        m_run.ledger().seen(Row::kKind, row.id.number(), domain::Origin::Machine);
    }
}

} // namespace netatlas::exchange
