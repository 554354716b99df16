// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/rules/finding.h"

#include <functional>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <vector>

namespace netatlas::engine::rules {

/// All findings of a revision, worst first, then by rule, then by object (user-experience 9).
///
/// A value whose copies share all that they have in common: after an edit most findings are those
/// of before, and a big site has tens of thousands, so neither copying the list nor exchanging the
/// findings of one rule may cost what making them did.
class FindingList
{
public:
    using Handle = std::shared_ptr<const Finding>;

    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Finding;
        using difference_type = std::ptrdiff_t;
        using pointer = const Finding*;
        using reference = const Finding&;

        Iterator() = default;
        Iterator(const FindingList* list, std::size_t shelf) : m_list(list), m_shelf(shelf)
        {
            settle();
        }

        const Finding& operator*() const { return *handle(); }
        const Finding* operator->() const { return handle().get(); }
        const Handle& handle() const { return (*m_list->m_shelves[m_shelf])[m_place]; }
        Iterator& operator++()
        {
            ++m_place;
            settle();
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator old = *this;
            ++*this;
            return old;
        }
        friend bool operator==(const Iterator& a, const Iterator& b)
        {
            return a.m_shelf == b.m_shelf && a.m_place == b.m_place;
        }

    private:
        void settle();

        const FindingList* m_list = nullptr;
        std::size_t m_shelf = 0;
        std::size_t m_place = 0;
    };

    FindingList() = default;
    /// Takes findings in any order; not explicit, as it is the same list in another form.
    FindingList(std::vector<Finding> findings); // NOLINT(google-explicit-constructor)
    FindingList(std::initializer_list<Finding> findings)
        : FindingList(std::vector<Finding>(findings))
    {
    }

    std::size_t size() const;
    bool empty() const { return size() == 0; }
    Iterator begin() const { return Iterator(this, 0); }
    Iterator end() const { return Iterator(this, m_shelves.size()); }

    /// Takes out the findings of the rule that are `outdated`, and puts the fresh ones of it in.
    void exchange(Rule rule, const std::function<bool(const Finding&)>& outdated,
                  std::vector<Finding> fresh);

    friend bool operator==(const FindingList& a, const FindingList& b);

private:
    /// Findings of one severity and rule, by object, then key.
    using Shelf = std::vector<Handle>;

    std::shared_ptr<const Shelf>& shelfOf(Severity severity, Rule rule);

    std::vector<std::shared_ptr<const Shelf>> m_shelves; ///< worst first, then by rule
};

} // namespace netatlas::engine::rules
