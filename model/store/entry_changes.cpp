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

void EntryChanges::abridge()
{
    if (model.rows.size() <= kBulk)
        return;
    domain::ModelRows::forEach([&]<class Row>() {
        auto& rows = model.rows.of<Row>();
        std::vector<std::uint32_t> numbers;
        for (const auto& change : rows)
            if (!change.before)
                numbers.push_back(change.id.number());
        auto& ranges = added[domain::ModelRows::indexOf<Row>()];
        ranges = rangesOf(std::move(numbers));
        std::erase_if(rows, [](const auto& change) { return !change.before; });
        std::erase_if(model.consequences.of<Row>(),
                      [&ranges](const auto& change) { return holds(ranges, change.id.number()); });
    });
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
