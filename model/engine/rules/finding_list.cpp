// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/finding_list.h"

#include <algorithm>
#include <tuple>

namespace netatlas::engine::rules {

namespace {

constexpr std::size_t kRules = static_cast<std::size_t>(Rule::V32) + 1;
constexpr std::size_t kSeverities = static_cast<std::size_t>(Severity::Error) + 1;

bool standsBefore(const FindingList::Handle& a, const FindingList::Handle& b)
{
    return std::tie(a->object, a->key) < std::tie(b->object, b->key);
}

} // namespace

void FindingList::Iterator::settle()
{
    while (m_shelf < m_list->m_shelves.size() &&
           (!m_list->m_shelves[m_shelf] || m_place == m_list->m_shelves[m_shelf]->size())) {
        ++m_shelf;
        m_place = 0;
    }
}

FindingList::FindingList(std::vector<Finding> findings)
{
    std::vector<Shelf> shelves(kSeverities * kRules);
    m_shelves.resize(shelves.size());
    const auto placeOf = [this](const Finding& finding) {
        return static_cast<std::size_t>(&shelfOf(finding.severity, finding.rule) -
                                        m_shelves.data());
    };
    for (Finding& finding : findings) {
        Shelf& shelf = shelves[placeOf(finding)];
        shelf.push_back(std::make_shared<const Finding>(std::move(finding)));
    }
    for (std::size_t i = 0; i < shelves.size(); ++i) {
        if (shelves[i].empty())
            continue;
        std::sort(shelves[i].begin(), shelves[i].end(), standsBefore);
        m_shelves[i] = std::make_shared<const Shelf>(std::move(shelves[i]));
    }
}

std::size_t FindingList::size() const
{
    std::size_t size = 0;
    for (const auto& shelf : m_shelves)
        size += shelf ? shelf->size() : 0;
    return size;
}

std::shared_ptr<const FindingList::Shelf>& FindingList::shelfOf(Severity severity, Rule rule)
{
    const std::size_t rank = kSeverities - 1 - static_cast<std::size_t>(severity);
    return m_shelves[rank * kRules + static_cast<std::size_t>(rule)];
}

void FindingList::exchange(Rule rule, const std::function<bool(const Finding&)>& outdated,
                           std::vector<Finding> fresh)
{
    m_shelves.resize(kSeverities * kRules);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        auto& shared = shelfOf(severity, rule);
        Shelf shelf;
        if (shared)
            std::copy_if(shared->begin(), shared->end(), std::back_inserter(shelf),
                         [&outdated](const Handle& handle) { return !outdated(*handle); });
        const std::size_t kept = shelf.size();
        for (Finding& finding : fresh)
            if (finding.severity == severity)
                shelf.push_back(std::make_shared<const Finding>(std::move(finding)));
        if (shelf.size() == kept && (!shared || kept == shared->size()))
            continue;
        const auto middle = shelf.begin() + static_cast<std::ptrdiff_t>(kept);
        std::sort(middle, shelf.end(), standsBefore);
        std::inplace_merge(shelf.begin(), middle, shelf.end(), standsBefore);
        shared = shelf.empty() ? nullptr : std::make_shared<const Shelf>(std::move(shelf));
    }
}

bool operator==(const FindingList& a, const FindingList& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

} // namespace netatlas::engine::rules
