// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/query/filter.h"

#include "model/base/text.h"
#include "model/engine/query/filter_node.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

namespace netatlas::engine::query {

using Node = Filter::Node;

namespace {

/// Both in lower case; a star stands for any run of characters.
bool matchesStars(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(),
                       [](char c) { return c == '*'; });
}

std::optional<double> numberOf(std::string_view text)
{
    if (text.ends_with('%'))
        text.remove_suffix(1);
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                      : std::nullopt;
}

bool compares(FilterOperator op, int order)
{
    switch (op) {
    case FilterOperator::Is: return order == 0;
    case FilterOperator::IsNot: return order != 0;
    case FilterOperator::Less: return order < 0;
    case FilterOperator::LessOrEqual: return order <= 0;
    case FilterOperator::Greater: return order > 0;
    case FilterOperator::GreaterOrEqual: return order >= 0;
    case FilterOperator::Holds: break;
    }
    return false;
}

template <class Value>
int orderOf(const Value& a, const Value& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

bool fitsText(const Node& node, const std::string& value)
{
    const std::string lower = lowerCase(value);
    if (node.expression)
        return re2::RE2::PartialMatch(value, *node.expression);
    if (node.upTo)
        return compareNaturally(node.value, lower) <= 0 && compareNaturally(lower, *node.upTo) <= 0;
    switch (node.op) {
    case FilterOperator::Is:
    case FilterOperator::IsNot: return matchesStars(node.value, lower);
    case FilterOperator::Holds: return lower.find(node.value) != std::string::npos;
    default: return compares(node.op, compareNaturally(lower, node.value));
    }
}

bool fitsNumber(const Node& node, const std::string& value)
{
    const auto number = numberOf(value);
    const auto wanted = numberOf(node.value);
    if (!number || !wanted)
        return false;
    if (node.upTo)
        return *wanted <= *number && *number <= numberOf(*node.upTo).value_or(*wanted);
    const auto op = node.op == FilterOperator::IsNot ? FilterOperator::Is : node.op;
    return compares(op, orderOf(*number, *wanted));
}

bool fitsRank(const Node& node, const std::string& value)
{
    const auto rank = [&node](const std::string& word) {
        return std::find(node.words.begin(), node.words.end(), word) - node.words.begin();
    };
    const std::string lower = lowerCase(value);
    if (node.upTo)
        return rank(node.value) <= rank(lower) && rank(lower) <= rank(*node.upTo);
    const auto op = node.op == FilterOperator::IsNot ? FilterOperator::Is : node.op;
    return compares(op, orderOf(rank(lower), rank(node.value)));
}

bool fitsBlock(const Node& node, const FilterSubject& subject)
{
    std::vector<net::Cidr> blocks;
    subject.blocks(blocks);
    return std::any_of(blocks.begin(), blocks.end(), [&node](const net::Cidr& block) {
        const bool isInside = node.block->contains(block);
        const bool isAround = block.contains(*node.block);
        if (node.key == "covers")
            return isAround;
        return node.key == "overlaps" ? isInside || isAround : isInside;
    });
}

bool fits(const Node& node, const FilterSubject& subject)
{
    switch (node.type) {
    case KeyType::Block: return fitsBlock(node, subject);
    case KeyType::Since: {
        const auto moment = subject.moment(node.key);
        return moment && *moment >= node.moment;
    }
    case KeyType::Age: {
        const auto moment = subject.moment(node.key);
        return moment && compares(node.op, orderOf(node.now - *moment, node.age));
    }
    default: break;
    }
    std::vector<std::string> values;
    subject.values(node.key, values);
    const bool isAny = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
        switch (node.type) {
        case KeyType::Number: return fitsNumber(node, value);
        case KeyType::Ranked: return fitsRank(node, value);
        default: return fitsText(node, value);
        }
    });
    return node.op == FilterOperator::IsNot ? !isAny : isAny;
}

bool holds(const Node& node, const FilterSubject& subject)
{
    const auto isHeld = [&](const auto& part) { return holds(*part, subject); };
    switch (node.kind) {
    case Node::Kind::And: return std::all_of(node.parts.begin(), node.parts.end(), isHeld);
    case Node::Kind::Or: return std::any_of(node.parts.begin(), node.parts.end(), isHeld);
    case Node::Kind::Not: return !isHeld(node.parts.front());
    case Node::Kind::Word: return subject.mentions(node.word);
    case Node::Kind::Inside: {
        // One address is in every block around it; a block has what is inside it (8).
        std::vector<net::Cidr> blocks;
        subject.blocks(blocks);
        const bool isAddress = node.block->first() == node.block->last();
        return std::any_of(blocks.begin(), blocks.end(), [&](const net::Cidr& block) {
            return node.block->contains(block) || (isAddress && block.contains(*node.block));
        });
    }
    case Node::Kind::Test: return fits(node, subject);
    }
    return false;
}

bool isOfBlock(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' ||
           c == ':' || c == '/';
}

} // namespace

bool Filter::matches(const FilterSubject& subject) const
{
    return !m_root || holds(*m_root, subject);
}

std::optional<net::Cidr> blockOfStars(std::string_view text)
{
    if (!text.ends_with(".*"))
        return std::nullopt;
    const auto parts = split(text.substr(0, text.size() - 2), '.');
    std::string address;
    std::size_t octets = 0;
    for (; octets < parts.size() && parts[octets] != "*"; ++octets)
        address += std::string(parts[octets]) + '.';
    const bool isRestStars =
        std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(octets), parts.end(),
                    [](std::string_view part) { return part == "*"; });
    if (octets == 0 || parts.size() > 3 || !isRestStars)
        return std::nullopt;
    for (std::size_t i = octets; i < 4; ++i)
        address += i < 3 ? "0." : "0";
    const auto block = net::Cidr::parse(address + '/' + std::to_string(octets * 8));
    return block ? std::optional(*block) : std::nullopt;
}

std::optional<net::Cidr> blockOf(std::string_view text)
{
    if (const auto stars = blockOfStars(text))
        return stars;
    if (const auto block = net::Cidr::parse(text))
        return block->network();
    if (const auto address = net::IpAddress::parse(text))
        return net::Cidr::ofHost(*address);
    return std::nullopt;
}

void blocksIn(std::string_view text, std::vector<net::Cidr>& into)
{
    for (std::size_t at = 0; at < text.size();) {
        if (!isOfBlock(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isOfBlock(text[end]))
            ++end;
        std::string_view piece = text.substr(at, end - at);
        // The end of a sentence, or what introduces one.
        while (!piece.empty() && (piece.back() == '.' || piece.back() == '/' ||
                                  (piece.back() == ':' && !piece.ends_with("::"))))
            piece.remove_suffix(1);
        const bool isInWord =
            (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1]))) ||
            (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])));
        if (piece.size() > 2 && !isInWord)
            if (const auto block = blockOf(piece))
                into.push_back(*block);
        at = end;
    }
}

} // namespace netatlas::engine::query
