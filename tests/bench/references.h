// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/number_block.h"

#include <algorithm>
#include <memory>
#include <vector>

/// What the prefix index is measured against, written as well as its kind allows.
namespace netatlas::bench {

inline constexpr std::uint32_t kNothing = ~0U;

/// Path-compressed binary trie with one heap node per branch.
template <class Number>
class Patricia
{
public:
    void insert(const net::NumberBlock<Number>& block)
    {
        std::unique_ptr<Node>* link = &m_root;
        for (;;) {
            Node* const node = link->get();
            if (!node) {
                *link = std::make_unique<Node>(
                    Node{block.start, block.prefixLength, block.payload, {}});
                return;
            }
            const int shared = std::min({sharedBits(node->start, block.start),
                                         int{node->prefixLength}, int{block.prefixLength}});
            if (shared == node->prefixLength && shared == block.prefixLength) {
                node->payload = block.payload;
                return;
            }
            if (shared == node->prefixLength) {
                link = &node->children[bitAt(block.start, shared)];
                continue;
            }
            auto fork = std::make_unique<Node>(
                Node{static_cast<Number>(block.start & ~net::hostMask<Number>(shared)),
                     static_cast<std::uint8_t>(shared),
                     kNothing,
                     {}});
            fork->children[bitAt(node->start, shared)] = std::move(*link);
            *link = std::move(fork);
        }
    }

    std::uint32_t find(Number number) const
    {
        std::uint32_t best = kNothing;
        const Node* node = m_root.get();
        while (node) {
            if (((number ^ node->start) & ~net::hostMask<Number>(node->prefixLength)) != 0)
                break;
            if (node->payload != kNothing)
                best = node->payload;
            if (node->prefixLength == kBits)
                break;
            node = node->children[bitAt(number, node->prefixLength)].get();
        }
        return best;
    }

private:
    static constexpr int kBits = static_cast<int>(sizeof(Number)) * 8;

    struct Node
    {
        Number start;
        std::uint8_t prefixLength;
        std::uint32_t payload;
        std::unique_ptr<Node> children[2];
    };

    static unsigned bitAt(Number number, int place)
    {
        return static_cast<unsigned>(number >> (kBits - 1 - place)) & 1U;
    }
    static int sharedBits(Number a, Number b)
    {
        int shared = 0;
        while (shared < kBits && bitAt(a, shared) == bitAt(b, shared))
            ++shared;
        return shared;
    }

    std::unique_ptr<Node> m_root;
};

/// A 24-8 direct table: one entry for each /24, and 256 more where longer blocks lie.
class DirectTable
{
public:
    DirectTable() : m_top(1U << 24U, kNothing) {}

    /// Outer blocks must come before inner ones.
    void insert(const net::NumberBlock<std::uint32_t>& block)
    {
        if (block.prefixLength <= 24) {
            std::fill(m_top.begin() + (block.start >> 8U), m_top.begin() + (block.last() >> 8U) + 1,
                      block.payload);
            return;
        }
        std::uint32_t& entry = m_top[block.start >> 8U];
        if (entry == kNothing || (entry & kExtended) == 0) {
            const auto page = static_cast<std::uint32_t>(m_pages.size() / 256);
            m_pages.insert(m_pages.end(), 256, entry);
            entry = kExtended | page;
        }
        const std::size_t page = std::size_t{entry & ~kExtended} * 256;
        std::fill(m_pages.begin() + static_cast<std::ptrdiff_t>(page + (block.start & 0xFFU)),
                  m_pages.begin() + static_cast<std::ptrdiff_t>(page + (block.last() & 0xFFU)) + 1,
                  block.payload);
    }

    std::uint32_t find(std::uint32_t number) const
    {
        const std::uint32_t entry = m_top[number >> 8U];
        if (entry == kNothing || (entry & kExtended) == 0)
            return entry;
        return m_pages[std::size_t{entry & ~kExtended} * 256 + (number & 0xFFU)];
    }

    std::size_t memory() const
    {
        return (m_top.capacity() + m_pages.capacity()) * sizeof(std::uint32_t);
    }

private:
    static constexpr std::uint32_t kExtended = 0x80000000U;

    std::vector<std::uint32_t> m_top;
    std::vector<std::uint32_t> m_pages;
};

} // namespace netatlas::bench
