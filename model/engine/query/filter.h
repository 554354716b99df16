// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/base/result.h"
#include "model/net/cidr.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::engine::query {

/// What the values of a key are, and so how they compare.
enum class KeyType : std::uint8_t {
    Text,   ///< `:` is equal with stars, `~` part of it or a regular expression
    Number, ///< as numbers, a percent sign aside
    Ranked, ///< words in an order of their own
    Age,    ///< how long ago, typed as a length of time
    Since,  ///< not before a moment
    Block,  ///< `within:`, `covers:`, `overlaps:` by the name of the key
};

/// A key that a filter may name.
struct FilterKey
{
    std::string_view name;
    KeyType type = KeyType::Text;
    std::vector<std::string_view>
        words; ///< the words there are, in their order, where only they fit
};

/// Something that is kept or left out.
class FilterSubject
{
public:
    virtual ~FilterSubject() = default;
    /// All values of a key, as text.
    virtual void values(std::string_view key, std::vector<std::string>& into) const = 0;
    /// The moment that ages are counted from.
    virtual std::optional<Timestamp> moment(std::string_view key) const = 0;
    /// Whether a word that was typed alone stands anywhere in it; in lower case.
    virtual bool mentions(std::string_view word) const = 0;
    /// The addresses and blocks that it speaks of.
    virtual void blocks(std::vector<net::Cidr>& into) const = 0;
};

/// The language of Find, Filter and Hide (user-experience 8), parsed once and asked of many.
///
/// Values: any thread may match with it. An empty filter keeps everything.
class Filter
{
public:
    /// `not-valid` with `what` = `filter`, `value` (the wrong piece), `cause`, `position` and
    /// `length` in bytes, `nearest` for a mistyped key or word, and `incomplete` where typing on
    /// could still mend it.
    static Result<Filter> parse(std::string_view text, const std::vector<FilterKey>& keys,
                                Timestamp now);

    bool isEmpty() const { return !m_root; }
    bool matches(const FilterSubject& subject) const;

    struct Node; ///< for the parser

private:
    std::shared_ptr<const Node> m_root;
};

/// The addresses and blocks that stand in a text, between anything that is no part of one.
void blocksIn(std::string_view text, std::vector<net::Cidr>& into);

} // namespace netatlas::engine::query
