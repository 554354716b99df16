// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

namespace netatlas::domain {

/// Values by id, in blocks that copies share: copying the map copies handles, and changing one
/// value copies one block (architecture 3). Walks in order of ids. Memory is proportional to the
/// blocks with values in them: ids are never used again, so where things come and go for months
/// the lower ones are gone, and their blocks with them.
///
/// A copy may be read on any thread while another copy is changed.
template <class Id, class Value>
class IdMap
{
    static constexpr std::uint32_t kBits = 5;
    static constexpr std::uint32_t kWidth = 1U << kBits;
    static constexpr std::uint32_t kBranchWidth = kWidth * kWidth;

    struct Leaf
    {
        std::uint32_t present = 0;
        std::array<std::optional<Value>, kWidth> values;
    };
    struct Branch
    {
        std::array<std::shared_ptr<Leaf>, kWidth> leaves;
    };

public:
    /// Walks the values that are there.
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = const Value*;
        using reference = const Value&;

        Iterator() = default;
        Iterator(const IdMap* map, std::uint32_t number) : m_map(map), m_number(number)
        {
            settle();
        }

        const Value& operator*() const { return *m_leaf->values[m_number % kWidth]; }
        const Value* operator->() const { return &**this; }
        Id id() const { return Id(m_number); }
        Iterator& operator++()
        {
            ++m_number;
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
            return a.m_number == b.m_number;
        }

    private:
        void settle()
        {
            const std::uint32_t end = m_map->capacity();
            while (m_number < end) {
                if (!m_map->m_branches[m_number / kBranchWidth]) {
                    m_number = (m_number / kBranchWidth + 1) * kBranchWidth;
                    continue;
                }
                m_leaf = m_map->leafOf(m_number);
                const std::uint32_t rest = m_leaf ? m_leaf->present >> (m_number % kWidth) : 0;
                if (rest != 0) {
                    m_number += static_cast<std::uint32_t>(std::countr_zero(rest));
                    return;
                }
                m_number = (m_number / kWidth + 1) * kWidth;
            }
            m_number = end;
        }

        const IdMap* m_map = nullptr;
        const Leaf* m_leaf = nullptr;
        std::uint32_t m_number = 0;
    };

    const Value* find(Id id) const
    {
        const Leaf* leaf = leafOf(id.number());
        if (!leaf)
            return nullptr;
        const auto& slot = leaf->values[id.number() % kWidth];
        return slot ? &*slot : nullptr;
    }
    const Value* find(const std::optional<Id>& id) const { return id ? find(*id) : nullptr; }
    bool contains(Id id) const { return find(id) != nullptr; }

    /// The value, which must be there.
    const Value& at(Id id) const
    {
        const Value* found = find(id);
        assert(found);
        return *found;
    }

    /// Stores or replaces.
    void put(Id id, Value value)
    {
        Leaf& leaf = ownLeaf(id.number());
        const std::uint32_t slot = id.number() % kWidth;
        if (!leaf.values[slot])
            ++m_size;
        leaf.present |= 1U << slot;
        leaf.values[slot] = std::move(value);
    }

    /// A value that may be changed in place; made empty when it was absent.
    Value& edit(Id id)
    {
        Leaf& leaf = ownLeaf(id.number());
        const std::uint32_t slot = id.number() % kWidth;
        if (!leaf.values[slot]) {
            ++m_size;
            leaf.present |= 1U << slot;
            leaf.values[slot].emplace();
        }
        return *leaf.values[slot];
    }

    /// Removes; nothing happens when it is absent.
    void erase(Id id)
    {
        if (!contains(id))
            return;
        --m_size;
        const std::uint32_t slot = id.number() % kWidth;
        if (leafOf(id.number())->present == 1U << slot)
            return dropLeaf(id.number());
        Leaf& leaf = ownLeaf(id.number());
        leaf.values[slot].reset();
        leaf.present &= ~(1U << slot);
    }

    /// How many blocks of values it holds, each for a row of ids.
    std::size_t blockCount() const
    {
        std::size_t count = 0;
        for (const auto& branch : m_branches)
            if (branch)
                count += static_cast<std::size_t>(
                    std::count_if(branch->leaves.begin(), branch->leaves.end(),
                                  [](const auto& leaf) { return leaf != nullptr; }));
        return count;
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Iterator begin() const { return Iterator(this, 0); }
    Iterator end() const { return Iterator(this, capacity()); }

    friend bool operator==(const IdMap& a, const IdMap& b)
    {
        if (a.m_size != b.m_size)
            return false;
        auto other = b.begin();
        for (auto it = a.begin(); it != a.end(); ++it, ++other)
            if (it.id() != other.id() || !(*it == *other))
                return false;
        return true;
    }

private:
    std::uint32_t capacity() const
    {
        return static_cast<std::uint32_t>(m_branches.size()) * kBranchWidth;
    }

    const Leaf* leafOf(std::uint32_t number) const
    {
        const std::uint32_t branch = number / kBranchWidth;
        if (branch >= m_branches.size() || !m_branches[branch])
            return nullptr;
        return m_branches[branch]->leaves[number / kWidth % kWidth].get();
    }

    // A block with one owner is changed in place: nobody else can have a handle to copy.
    template <class Block>
    static Block& own(std::shared_ptr<Block>& block)
    {
        if (!block)
            block = std::make_shared<Block>();
        else if (block.use_count() != 1)
            block = std::make_shared<Block>(*block);
        else
            std::atomic_thread_fence(
                std::memory_order_acquire); // what the last sharer read is read
        return *block;
    }

    Leaf& ownLeaf(std::uint32_t number)
    {
        const std::uint32_t branch = number / kBranchWidth;
        if (branch >= m_branches.size())
            m_branches.resize(branch + 1);
        return own(own(m_branches[branch]).leaves[number / kWidth % kWidth]);
    }

    /// Gives up the block of the last value that it held. The list of branches keeps its length:
    /// somebody may be walking over the rest.
    void dropLeaf(std::uint32_t number)
    {
        auto& handle = m_branches[number / kBranchWidth];
        Branch& branch = own(handle);
        branch.leaves[number / kWidth % kWidth].reset();
        if (std::all_of(branch.leaves.begin(), branch.leaves.end(),
                        [](const auto& leaf) { return leaf == nullptr; }))
            handle.reset();
    }

    std::vector<std::shared_ptr<Branch>> m_branches;
    std::size_t m_size = 0;
};

/// The rows of one table by their ids.
template <class Row>
class Table : public IdMap<decltype(Row::id), Row>
{
public:
    using RowId = decltype(Row::id);
    using IdMap<RowId, Row>::put;

    void put(Row row)
    {
        const RowId id = row.id;
        IdMap<RowId, Row>::put(id, std::move(row));
    }
};

} // namespace netatlas::domain
