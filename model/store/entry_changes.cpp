// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/entry_changes.h"

#include <algorithm>

namespace netatlas::store {

namespace {

std::vector<NumberRange> rangesOf(std::vector<std::uint32_t> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    std::vector<NumberRange> ranges;
    for (const std::uint32_t number : numbers) {
        if (!ranges.empty() && number - ranges.back().last <= 1)
            ranges.back().last = number;
        else
            ranges.push_back({number, number});
    }
    return ranges;
}

bool holds(const std::vector<NumberRange>& ranges, std::uint32_t number)
{
    const auto behind =
        std::upper_bound(ranges.begin(), ranges.end(), number,
                         [](std::uint32_t n, const NumberRange& range) { return n < range.first; });
    return behind != ranges.begin() && number <= behind[-1].last;
}

} // namespace

bool EntryChanges::isAbridged() const
{
    return std::any_of(added.begin(), added.end(),
                       [](const auto& ranges) { return !ranges.empty(); });
}

EntryChanges EntryChanges::toKeep(domain::ProjectChanges project, const domain::ChangeSet& model)
{
    if (model.rows.size() <= kBulk)
        return {std::move(project), model, {}};
    EntryChanges kept{std::move(project), {}, {}};
    domain::ModelRows::forEach([&]<class Row>() {
        std::vector<std::uint32_t> numbers;
        for (const auto& change : model.rows.of<Row>()) {
            if (change.before)
                kept.model.rows.of<Row>().push_back(change);
            else
                numbers.push_back(change.id.number());
        }
        auto& ranges = kept.added[domain::ModelRows::indexOf<Row>()];
        ranges = rangesOf(std::move(numbers));
        for (const auto& change : model.consequences.of<Row>())
            if (!holds(ranges, change.id.number()))
                kept.model.consequences.of<Row>().push_back(change);
    });
    return kept;
}

void EntryChanges::complete(const domain::ModelState& present)
{
    domain::ModelRows::forEach([&]<class Row>() {
        auto& ranges = added[domain::ModelRows::indexOf<Row>()];
        if (ranges.empty())
            return;
        for (const Row& row : present.table<Row>())
            if (holds(ranges, row.id.number()))
                model.rows.of<Row>().push_back({row.id, std::nullopt, row});
        ranges.clear();
    });
}

} // namespace netatlas::store
