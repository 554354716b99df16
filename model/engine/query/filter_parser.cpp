// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/query/filter_node.h"
#include "model/engine/query/moment.h"
#include "model/net/mac_address.h"

#include <re2/re2.h>

#include <algorithm>

namespace netatlas::engine::query {

using NodeHandle = std::shared_ptr<const Filter::Node>;

namespace {

/// A regular expression takes so much memory at most; its time is linear anyway.
constexpr std::int64_t kMostMemory = std::int64_t{1} << 20;
/// Deeper nesting is no filter that a person typed.
constexpr int kMostDepth = 100;

constexpr std::string_view kBlanks = " \t\r\n";

struct Piece
{
    std::string_view text;
    std::size_t position;
};

/// Reads the grammar of user-experience 8 from left to right.
class Parser
{
public:
    Parser(std::string_view text, const std::vector<FilterKey>& keys, Timestamp now)
        : m_text(text)
        , m_keys(keys)
        , m_now(now)
    {
    }

    Result<NodeHandle> parse()
    {
        skipBlanks();
        if (isAtEnd())
            return NodeHandle();
        auto root = parseOr();
        if (root && !isAtEnd())
            return wrong({m_text.substr(m_at, 1), m_at}, "nothing is open to be closed");
        return root;
    }

private:
    bool isAtEnd() const { return m_at >= m_text.size(); }
    char here() const { return m_text[m_at]; }
    void skipBlanks()
    {
        while (!isAtEnd() && kBlanks.find(here()) != std::string_view::npos)
            ++m_at;
    }
    /// Whether the word stands here, as a whole.
    bool isWord(std::string_view word) const
    {
        const std::string_view rest = m_text.substr(m_at);
        return rest.starts_with(word) &&
               (rest.size() == word.size() ||
                std::string_view(" \t\r\n()").find(rest[word.size()]) != std::string_view::npos);
    }
    bool takeWord(std::string_view word)
    {
        if (!isWord(word))
            return false;
        m_at += word.size();
        skipBlanks();
        return true;
    }
    bool takeOr()
    {
        if (takeWord("OR"))
            return true;
        if (isAtEnd() || here() != '|')
            return false;
        ++m_at;
        skipBlanks();
        return true;
    }
    bool endsPart() const { return isAtEnd() || here() == ')' || here() == '|' || isWord("OR"); }

    tl::unexpected<Error> wrong(const Piece& piece, std::string cause, std::string nearest = {},
                                bool isIncomplete = false) const
    {
        Details details{{"what", "filter"},
                        {"value", std::string(piece.text)},
                        {"cause", std::move(cause)},
                        {"position", static_cast<std::uint64_t>(piece.position)},
                        {"length", static_cast<std::uint64_t>(piece.text.size())},
                        {"incomplete", isIncomplete}};
        if (!nearest.empty())
            details.emplace("nearest", std::move(nearest));
        return fail(ErrorKind::NotValid, std::move(details));
    }
    tl::unexpected<Error> unfinished(std::string cause) const
    {
        return wrong({m_text.substr(m_text.size()), m_text.size()}, std::move(cause), {}, true);
    }

    static NodeHandle group(Filter::Node::Kind kind, std::vector<NodeHandle> parts)
    {
        if (parts.size() == 1 && kind != Filter::Node::Kind::Not)
            return parts.front();
        Filter::Node node;
        node.kind = kind;
        node.parts = std::move(parts);
        return std::make_shared<const Filter::Node>(std::move(node));
    }

    Result<NodeHandle> parseOr()
    {
        std::vector<NodeHandle> parts;
        do {
            auto part = parseAnd();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (takeOr());
        return group(Filter::Node::Kind::Or, std::move(parts));
    }

    Result<NodeHandle> parseAnd()
    {
        std::vector<NodeHandle> parts;
        do {
            if (endsPart())
                return isAtEnd()
                           ? unfinished("something must follow")
                           : wrong({m_text.substr(m_at, 1), m_at}, "something must come first");
            auto part = parseUnary();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
            skipBlanks();
        } while (takeWord("AND") || !endsPart());
        return group(Filter::Node::Kind::And, std::move(parts));
    }

    Result<NodeHandle> parseUnary()
    {
        bool isNot = false;
        for (;;) {
            if (takeWord("NOT")) {
                isNot = !isNot;
            } else if (!isAtEnd() && here() == '-') {
                ++m_at;
                isNot = !isNot;
            } else {
                break;
            }
        }
        auto term = parseTerm();
        if (!term || !isNot)
            return term;
        return group(Filter::Node::Kind::Not, {std::move(*term)});
    }

    Result<NodeHandle> parseTerm()
    {
        if (isAtEnd())
            return unfinished("something must follow");
        if (here() == '(') {
            const std::size_t open = m_at++;
            if (++m_depth > kMostDepth)
                return wrong({m_text.substr(open, 1), open}, "nested too deep");
            skipBlanks();
            auto inner = parseOr();
            --m_depth;
            if (!inner)
                return inner;
            if (isAtEnd())
                return unfinished("the parenthesis is not closed");
            ++m_at;
            skipBlanks();
            return inner;
        }
        if (here() == '"') {
            const auto quoted = takeQuoted();
            return quoted ? Result<NodeHandle>(bareWord(*quoted)) : fail(quoted.error());
        }
        return parseTestOrBare();
    }

    /// Up to a blank or what ends a group.
    Piece pieceHere() const
    {
        const std::size_t end = m_text.find_first_of(" \t\r\n()|", m_at);
        return {m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at), m_at};
    }

    Result<std::string> takeQuoted()
    {
        const std::size_t end = m_text.find('"', m_at + 1);
        if (end == std::string_view::npos)
            return unfinished("the quote is not closed");
        std::string text(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        skipBlanks();
        return text;
    }

    static NodeHandle bareWord(std::string_view word)
    {
        Filter::Node node;
        node.word = lowerCase(word);
        return std::make_shared<const Filter::Node>(std::move(node));
    }

    Result<NodeHandle> parseTestOrBare()
    {
        const Piece piece = pieceHere();
        if (const auto block = blockOf(piece.text)) {
            m_at += piece.text.size();
            Filter::Node node;
            node.kind = Filter::Node::Kind::Inside;
            node.block = block;
            return std::make_shared<const Filter::Node>(std::move(node));
        }
        const std::size_t op = piece.text.find_first_of(":=!<>~");
        const bool isMac = net::isMacAddress(piece.text);
        if (isMac || op == std::string_view::npos || op == 0) {
            m_at += piece.text.size();
            return bareWord(isMac ? net::normalMacText(piece.text) : std::string(piece.text));
        }
        return parseTest({piece.text.substr(0, op), piece.position});
    }

    std::optional<FilterOperator> takeOperator()
    {
        const std::string_view rest = m_text.substr(m_at);
        const auto take = [&](std::string_view sign) {
            if (!rest.starts_with(sign))
                return false;
            m_at += sign.size();
            return true;
        };
        if (take("!="))
            return FilterOperator::IsNot;
        if (take("<="))
            return FilterOperator::LessOrEqual;
        if (take(">="))
            return FilterOperator::GreaterOrEqual;
        if (take("<"))
            return FilterOperator::Less;
        if (take(">"))
            return FilterOperator::Greater;
        if (take("~"))
            return FilterOperator::Holds;
        if (take(":") || take("="))
            return FilterOperator::Is;
        return std::nullopt;
    }

    Result<NodeHandle> parseTest(const Piece& name)
    {
        const std::string wanted = lowerCase(name.text);
        const auto key = std::find_if(m_keys.begin(), m_keys.end(),
                                      [&](const FilterKey& each) { return each.name == wanted; });
        if (key == m_keys.end()) {
            std::vector<std::string> names;
            names.reserve(m_keys.size());
            for (const FilterKey& each : m_keys)
                names.emplace_back(each.name);
            return wrong(name, "there is no such key", nearestText(wanted, names).value_or(""));
        }
        m_at += name.text.size();
        const auto op = takeOperator();
        if (!op)
            return wrong(pieceHere(), "no comparison");
        Filter::Node node;
        node.kind = Filter::Node::Kind::Test;
        node.key = key->name;
        node.type = key->type;
        node.op = *op;
        node.now = m_now;
        if (const Status valued = takeValue(node, *key); !valued)
            return fail(valued.error());
        return std::make_shared<const Filter::Node>(std::move(node));
    }

    Status takeValue(Filter::Node& node, const FilterKey& key)
    {
        if (isAtEnd())
            return unfinished("a value must follow");
        if (here() == '"') {
            const Piece piece{m_text.substr(m_at), m_at};
            auto quoted = takeQuoted();
            if (!quoted)
                return fail(quoted.error());
            return setValue(node, key, *quoted, piece);
        }
        if (here() == '/' && key.type == KeyType::Text)
            return takeExpression(node);
        const Piece piece = pieceHere();
        if (piece.text.empty())
            return unfinished("a value must follow");
        m_at += piece.text.size();
        const std::size_t dots = piece.text.find("..");
        if (dots != std::string_view::npos && dots > 0 && dots + 2 < piece.text.size() &&
            node.op == FilterOperator::Is && key.type != KeyType::Block) {
            if (Status first = setValue(node, key, piece.text.substr(0, dots), piece); !first)
                return first;
            const std::string from = node.value;
            if (Status last = setValue(node, key, piece.text.substr(dots + 2), piece); !last)
                return last;
            node.upTo = node.value;
            node.value = from;
            return {};
        }
        return setValue(node, key, piece.text, piece);
    }

    Status takeExpression(Filter::Node& node)
    {
        const std::size_t start = m_at;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != '/')
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            return unfinished("the expression is not closed");
        const std::string pattern(m_text.substr(start + 1, end - start - 1));
        m_at = end + 1;
        re2::RE2::Options options;
        options.set_case_sensitive(false);
        options.set_log_errors(false);
        options.set_max_mem(kMostMemory);
        auto expression = std::make_shared<const re2::RE2>(pattern, options);
        if (!expression->ok())
            return wrong({m_text.substr(start, end + 1 - start), start}, expression->error());
        node.expression = std::move(expression);
        return {};
    }

    Status setValue(Filter::Node& node, const FilterKey& key, std::string_view value,
                    const Piece& piece) const
    {
        node.value = lowerCase(value);
        switch (key.type) {
        case KeyType::Block: {
            node.block = blockOf(value);
            return node.block ? Status() : wrong(piece, "no address or block");
        }
        case KeyType::Age: {
            const auto age = parseDuration(node.value);
            if (!age)
                return wrong(piece, "write 30m, 12h or 7d");
            node.age = *age;
            return {};
        }
        case KeyType::Since: {
            const auto moment = parseMoment(value, m_now);
            if (!moment)
                return wrong(piece, "no date, weekday or time");
            node.moment = *moment;
            return {};
        }
        case KeyType::Number: {
            const std::string digits(node.value.substr(0, node.value.find('%')));
            const bool isNumber =
                !digits.empty() && digits.find_first_not_of("0123456789.") == std::string::npos;
            return isNumber ? Status() : wrong(piece, "no number");
        }
        case KeyType::Ranked:
        case KeyType::Text: break;
        }
        return key.words.empty() ? Status() : requireWord(node, key, piece);
    }

    Status requireWord(Filter::Node& node, const FilterKey& key, const Piece& piece) const
    {
        const std::vector<std::string> words(key.words.begin(), key.words.end());
        if (std::find(words.begin(), words.end(), node.value) == words.end()) {
            // Half a word may still become one.
            const bool isBegun = std::any_of(words.begin(), words.end(), [&](const auto& word) {
                return word.starts_with(node.value);
            });
            return wrong(piece, "one of " + join(words, ", "),
                         nearestText(node.value, words).value_or(""), isBegun && isAtEnd());
        }
        node.words = words;
        return {};
    }

    std::string_view m_text;
    const std::vector<FilterKey>& m_keys;
    Timestamp m_now;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<Filter> Filter::parse(std::string_view text, const std::vector<FilterKey>& keys,
                             Timestamp now)
{
    auto root = Parser(text, keys, now).parse();
    if (!root)
        return fail(std::move(root.error()));
    Filter filter;
    filter.m_root = std::move(*root);
    return filter;
}

} // namespace netatlas::engine::query
