// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_content.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/stats/subnet_marks.h"
#include "model/engine/stats/use.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/space_look.h"
#include "views/spaces/board_words.h"
#include "views/wording/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace netatlas::views::spaces {

using namespace netatlas::domain;

namespace {

QString vlanText(const Model& model, const SubnetRow& subnet)
{
    if (subnet.vlanTag != 0)
        return tr("VLAN %1").arg(subnet.vlanTag);
    return model.find<SegmentRow>(subnet.segment) ? tr("untagged") : tr("no fabric");
}

QString zoneText(const SubnetRow& subnet)
{
    if (subnet.zones.empty())
        return tr("no zone");
    QString text = toQt(subnet.zones.front());
    if (subnet.zones.size() > 1)
        text += QStringLiteral(" +%1").arg(subnet.zones.size() - 1);
    return text;
}

paint::Severity severityMark(std::optional<engine::rules::Severity> severity)
{
    if (!severity)
        return paint::Severity::None;
    switch (*severity) {
    case engine::rules::Severity::Info: return paint::Severity::Info;
    case engine::rules::Severity::Warning: return paint::Severity::Warning;
    case engine::rules::Severity::Error: return paint::Severity::Error;
    }
    return paint::Severity::None;
}

/// How many machines have an address in each subnet and in each space.
struct MachineCounts
{
    std::map<SubnetId, int> bySubnet;
    std::map<SpaceId, int> bySpace;

    explicit MachineCounts(const Model& model)
    {
        std::vector<std::pair<SubnetId, MachineId>> inSubnet;
        std::vector<std::pair<SpaceId, MachineId>> inSpace;
        for (const DeviceAddressRow& address : model.table<DeviceAddressRow>()) {
            const SubnetId* subnet = model.facts.subnetOfAddress.find(address.id);
            if (!subnet)
                continue;
            const MachineId machine = model.at<DeviceRow>(address.device).machine;
            inSubnet.emplace_back(*subnet, machine);
            inSpace.emplace_back(*model.facts.spaceOfSubnet.find(*subnet), machine);
        }
        count(inSubnet, bySubnet);
        count(inSpace, bySpace);
    }

private:
    template <class Pairs, class Counts>
    static void count(Pairs& pairs, Counts& counts)
    {
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        for (const auto& pair : pairs)
            ++counts[pair.first];
    }
};

class ModelColumns
{
public:
    ModelColumns(const ProjectBridge& project, const Model& model, const BoardOptions& options,
                 const theme::Theme& theme)
        : m_project(project)
        , m_model(model)
        , m_options(options)
        , m_theme(theme)
        , m_use(engine::stats::useOfAll(model))
        , m_sightings(model)
        , m_machines(model)
    {
    }

    std::vector<BoardColumn> columns()
    {
        std::vector<BoardColumn> all;
        for (const SpaceRow& space : m_model.table<SpaceRow>()) {
            const auto& subnets = m_model.facts.subnetsOfSpace.of(space.id);
            if (!subnets.empty() || m_options.showsEmpty)
                all.push_back(columnOf(space, subnets));
        }
        sort(all);
        return all;
    }

private:
    BoardColumn columnOf(const SpaceRow& space, const std::vector<SubnetId>& subnets)
    {
        BoardColumn column;
        column.model = m_model.row.id;
        column.space = space.id;
        column.column.name = toQt(space.name);
        column.column.space =
            dialogs::markOfSpace(m_project.shown(), m_model.row.id, space.id, m_theme.tokens);
        column.column.roles = rolesOf(space);
        fillCards(column, subnets);
        fillFoot(column, space);
        const auto machines = m_machines.bySpace.find(space.id);
        column.machines = machines == m_machines.bySpace.end() ? 0 : machines->second;
        column.column.counts = tr("%1 · %2").arg(
            wording::counted("1 subnet", "%Ln subnets", static_cast<qint64>(subnets.size())),
            isFirstModel() ? wording::counted("1 machine", "%Ln machines", column.machines)
                           : tr("model %1").arg(toQt(m_model.row.name)));
        return column;
    }

    /// Columns of the other models tell whose they are.
    bool isFirstModel() const
    {
        return m_project.shown().models().front()->row.id == m_model.row.id;
    }

    std::vector<QString> rolesOf(const SpaceRow& space) const
    {
        std::vector<QString> roles;
        const std::string preset = settingOf(m_model, "default-space");
        if (preset.empty() ? space.id == kAlpha : preset == space.name)
            roles.push_back(tr("default"));
        if (settingOf(m_model, "juju-ha-space", true) == space.name)
            roles.push_back(tr("HA"));
        if (settingOf(m_model, "juju-mgmt-space", true) == space.name)
            roles.push_back(tr("management"));
        if (providerOf(m_model).discoversSpaces && !space.providerId.empty())
            roles.push_back(toQt(providerOf(m_model).type));
        return roles;
    }

    void fillCards(BoardColumn& column, const std::vector<SubnetId>& subnets)
    {
        for (const SubnetId id : subnets)
            if (const SubnetRow& row = m_model.at<SubnetRow>(id); !row.isOverlay())
                column.cards.push_back(cardOf(row, column.column.space));
        // An overlay whose underlay is nowhere still has to be seen.
        for (const SubnetId id : subnets)
            if (const SubnetRow& row = m_model.at<SubnetRow>(id);
                row.isOverlay() && !hasUnderlay(row))
                column.cards.push_back(cardOf(row, column.column.space));
        std::sort(column.cards.begin(), column.cards.end(), [&](const auto& a, const auto& b) {
            const SubnetRow& one = m_model.at<SubnetRow>(a.subnet);
            const SubnetRow& two = m_model.at<SubnetRow>(b.subnet);
            return std::tie(one.cidr, one.id) < std::tie(two.cidr, two.id);
        });
        tieCards(column.cards);
    }

    bool hasUnderlay(const SubnetRow& overlay) const
    {
        return overlay.fanUnderlaySubnet &&
               m_model.find<SubnetRow>(*overlay.fanUnderlaySubnet) != nullptr;
    }

    BoardCard cardOf(const SubnetRow& row, const theme::SpaceMark& space)
    {
        BoardCard card;
        card.subnet = row.id;
        const ObjectRef ref = m_model.refOf(row);
        const auto machines = m_machines.bySubnet.find(row.id);
        card.machines = machines == m_machines.bySubnet.end() ? 0 : machines->second;
        card.card.cidr = toQt(row.shownCidr());
        card.card.caption = captionOf(row, card.machines);
        card.card.space = space;
        card.card.place = paint::CardPlace::Board;
        card.card.worst = severityMark(m_project.worstOf(ref));
        card.findings = m_project.findingCountOf(ref);
        const auto* use = m_use.find(row.id);
        if (use && use->percent()) {
            card.usePercent = *use->percent();
            card.card.use = *card.usePercent / 100.0;
        } else if (use) {
            card.card.value = tr("%1 addr.").arg(paint::countText(static_cast<qint64>(use->used)));
        }
        if (use && use->used == 0)
            card.card.presence = paint::Presence::Empty;
        else if (!m_sightings.isSeen(row.id))
            card.card.presence = paint::Presence::ProviderOnly;
        card.card.change = changeOf(row);
        card.isTwin = engine::stats::hasTwin(m_model, row.id);
        if (card.isTwin)
            card.card.marks.push_back(theme::Icon::Network);
        for (const SubnetId overlay : m_model.facts.overlaysOfSubnet.of(row.id))
            card.overlays.push_back(
                {overlay,
                 {toQt(m_model.at<SubnetRow>(overlay).shownCidr()), tr("fan"), space, {}}});
        return card;
    }

    /// Against live.
    paint::Change changeOf(const SubnetRow& row) const
    {
        const Model* live = m_project.live().model(m_model.row.id);
        const SubnetRow* before = live ? live->find<SubnetRow>(row.id) : nullptr;
        if (!before)
            return paint::Change::Added;
        return *before == row ? paint::Change::None : paint::Change::Changed;
    }

    QString captionOf(const SubnetRow& row, int machines) const
    {
        switch (m_options.caption) {
        case CardCaption::Vlan: return vlanText(m_model, row);
        case CardCaption::Zone: return zoneText(row);
        case CardCaption::Machines: return wording::counted("1 machine", "%Ln machines", machines);
        }
        return {};
    }

    /// Puts cards that belong together next to each other, behind the first of them.
    void tieCards(std::vector<BoardCard>& cards)
    {
        std::map<SegmentId, std::vector<std::size_t>> bySegment;
        for (std::size_t i = 0; i < cards.size(); ++i)
            if (const auto& segment = m_model.at<SubnetRow>(cards[i].subnet).segment)
                bySegment[*segment].push_back(i);
        for (const auto& [segment, places] : bySegment)
            if (places.size() > 1 &&
                (providerOf(m_model).discoversSpaces || areDualStack(cards, places))) {
                ++m_ties;
                for (const std::size_t place : places)
                    cards[place].tie = m_ties;
            }
        std::map<int, std::size_t> first;
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < cards.size(); ++i)
            order.emplace_back(
                cards[i].tie == 0 ? i : first.try_emplace(cards[i].tie, i).first->second, i);
        std::sort(order.begin(), order.end());
        std::vector<BoardCard> sorted;
        sorted.reserve(cards.size());
        for (const auto& [anchor, place] : order)
            sorted.push_back(std::move(cards[place]));
        cards = std::move(sorted);
    }

    bool areDualStack(const std::vector<BoardCard>& cards,
                      const std::vector<std::size_t>& places) const
    {
        if (places.size() != 2)
            return false;
        const auto family = [&](std::size_t place) {
            return m_model.at<SubnetRow>(cards[place].subnet).cidr.family();
        };
        return family(places[0]) != family(places[1]);
    }

    void fillFoot(BoardColumn& column, const SpaceRow& space)
    {
        std::map<std::string, BoundName> bound;
        for (const BindingRow& binding : m_model.table<BindingRow>()) {
            if (binding.space != space.id)
                continue;
            const std::string& name = m_model.at<ApplicationRow>(binding.application).name;
            const std::string endpoint = binding.endpoint.text();
            const std::string text = endpoint.empty() ? name : name + ':' + endpoint;
            bound.emplace(text, BoundName{name, endpoint, toQt(text)});
        }
        for (auto& [text, name] : bound)
            column.bound.push_back(std::move(name));
        for (const ConstraintRow& constraint : m_model.table<ConstraintRow>())
            for (const std::string& entry : constraint.spaces) {
                const bool isExcluded = entry == '^' + space.name;
                if (!isExcluded && entry != space.name)
                    continue;
                const std::string owner = ownerOf(constraint);
                column.constraints.push_back(
                    {owner, {}, toQt(isExcluded ? owner + " ^" + space.name : owner)});
            }
        std::sort(column.constraints.begin(), column.constraints.end(),
                  [](const BoundName& a, const BoundName& b) { return a.text < b.text; });
        column.column.boundLabel = tr("Bound");
        column.column.constraintLabel = tr("Constraint");
        const auto isWhole = [](const BoundName&) { return false; };
        column.column.bound = footRuns(column.bound, isWhole);
        column.column.constraint = footRuns(column.constraints, isWhole);
    }

    std::string ownerOf(const ConstraintRow& constraint) const
    {
        switch (constraint.level) {
        case ConstraintLevel::Model: return toStd(tr("model"));
        case ConstraintLevel::Application:
            return objectLabel(m_project.shown(),
                               m_model.ref(ObjectKind::Application, constraint.target));
        case ConstraintLevel::Unit:
            return objectLabel(m_project.shown(), m_model.ref(ObjectKind::Unit, constraint.target));
        case ConstraintLevel::Machine:
            return toStd(
                tr("machine %1")
                    .arg(toQt(objectLabel(m_project.shown(),
                                          m_model.ref(ObjectKind::Machine, constraint.target)))));
        }
        return {};
    }

    void sort(std::vector<BoardColumn>& columns) const
    {
        const auto isAlpha = [](const BoardColumn& column) { return column.space == kAlpha; };
        std::stable_sort(columns.begin(), columns.end(), [&](const auto& a, const auto& b) {
            if (isAlpha(a) != isAlpha(b))
                return isAlpha(a);
            switch (m_options.sort) {
            case BoardSort::Name:
                return compareNaturally(toStd(a.column.name), toStd(b.column.name)) < 0;
            case BoardSort::Id: return *a.space < *b.space;
            case BoardSort::Subnets: return a.cards.size() > b.cards.size();
            case BoardSort::Use: return fullest(a) > fullest(b);
            }
            return false;
        });
    }

    static int fullest(const BoardColumn& column)
    {
        int percent = -1;
        for (const BoardCard& card : column.cards)
            percent = std::max(percent, card.usePercent.value_or(-1));
        return percent;
    }

    const ProjectBridge& m_project;
    const Model& m_model;
    const BoardOptions& m_options;
    const theme::Theme& m_theme;
    IdMap<SubnetId, engine::stats::Use> m_use;
    engine::stats::MachineSightings m_sightings;
    MachineCounts m_machines;
    int m_ties = 0;
};

} // namespace

std::vector<paint::TextRun> footRuns(const std::vector<BoundName>& names,
                                     const std::function<bool(const BoundName&)>& isBroken)
{
    if (names.empty())
        return {{tr("none"), false}};
    std::vector<paint::TextRun> runs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool isLast = i + 1 == names.size();
        runs.push_back(
            {names[i].text + (isLast ? QString() : QStringLiteral(", ")), isBroken(names[i])});
    }
    return runs;
}

std::vector<BoardColumn> boardContent(const ProjectBridge& project, const BoardOptions& options,
                                      const theme::Theme& theme)
{
    std::vector<BoardColumn> columns;
    for (const auto& model : project.shown().models()) {
        auto own = ModelColumns(project, *model, options, theme).columns();
        columns.insert(columns.end(), std::make_move_iterator(own.begin()),
                       std::make_move_iterator(own.end()));
        if (!providerOf(*model).supportsSpaces || !providerOf(*model).hasNetworking)
            continue;
        BoardColumn fresh;
        fresh.model = model->row.id;
        fresh.column.isNew = true;
        fresh.column.name = tr("New space");
        fresh.column.counts = project.shown().models().front()->row.id != model->row.id
                                  ? tr("in model %1").arg(toQt(model->row.name))
                                  : tr("Drop to create");
        columns.push_back(std::move(fresh));
    }
    return columns;
}

} // namespace netatlas::views::spaces
