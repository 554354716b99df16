// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/document.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <unordered_set>

namespace netatlas::providers::document {

namespace {

/// Follows the parser through the text and knows where each value begins.
///
/// Boost.JSON tells what it reads but not where. What it has told is valid JSON, so the places can
/// be found again by stepping over blanks and tokens.
class Follower
{
public:
    explicit Follower(std::string_view text) : m_text(text) {}

    /// Where the next token begins; the line and column are counted on the way.
    Position nextToken()
    {
        while (m_offset < m_text.size() && isBetween(m_text[m_offset]))
            step();
        return {m_line, static_cast<std::uint32_t>(m_offset - m_lineStart + 1)};
    }
    void skipBracket() { step(); }
    /// Steps over a text in quotes.
    void skipText()
    {
        step();
        while (m_offset < m_text.size() && m_text[m_offset] != '"') {
            if (m_text[m_offset] == '\\')
                step();
            step();
        }
        step();
    }
    /// Steps over a number or a word, which it gives.
    std::string_view skipWord()
    {
        const std::size_t start = m_offset;
        while (m_offset < m_text.size() && !isBetween(m_text[m_offset]) &&
               m_text[m_offset] != ']' && m_text[m_offset] != '}')
            step();
        return m_text.substr(start, m_offset - start);
    }

private:
    static bool isBetween(char c)
    {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
    }
    void step()
    {
        if (m_offset < m_text.size() && m_text[m_offset] == '\n') {
            ++m_line;
            m_lineStart = m_offset + 1;
        }
        ++m_offset;
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_lineStart = 0;
    std::uint32_t m_line = 1;
};

/// Builds nodes from what the parser tells; the names are those that Boost.JSON asks for.
struct JsonBuilder
{
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using Code = boost::json::error_code;
    using Part = boost::json::string_view;

    JsonBuilder(std::string_view text, const Limits& atMost, std::size_t& nodeCount)
        : follower(text)
        , limits(atMost)
        , count(nodeCount)
    {
    }

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code& code) { return open(Kind::Group, code); }
    bool on_object_end(std::size_t, Code& code) { return close(code); }
    bool on_array_begin(Code& code) { return open(Kind::List, code); }
    bool on_array_end(std::size_t, Code& code) { return close(code); }
    bool on_key_part(Part part, std::size_t, Code&) { return keep(part); }
    bool on_key(Part part, std::size_t, Code& code)
    {
        keep(part);
        const Position position = follower.nextToken();
        follower.skipText();
        if (scalar.size() > limits.text)
            return stop(tooLongCause(limits), position, code);
        Node& group = *stack.back();
        if (hasName(group, scalar))
            return stop("the name \"" + scalar + "\" stands twice in one group", position, code);
        group.names.push_back(std::move(scalar));
        scalar.clear();
        return true;
    }
    bool on_string_part(Part part, std::size_t, Code&) { return keep(part); }
    bool on_string(Part part, std::size_t, Code& code)
    {
        keep(part);
        const Position position = follower.nextToken();
        follower.skipText();
        if (scalar.size() > limits.text)
            return stop(tooLongCause(limits), position, code);
        Node* node = add(Kind::Text, position, code);
        if (node)
            node->text = std::move(scalar);
        scalar.clear();
        return node != nullptr;
    }
    bool on_number_part(Part, Code&) { return true; }
    bool on_int64(std::int64_t, Part, Code& code) { return word(Kind::Number, code); }
    bool on_uint64(std::uint64_t, Part, Code& code) { return word(Kind::Number, code); }
    bool on_double(double, Part, Code& code) { return word(Kind::Number, code); }
    bool on_bool(bool, Code& code) { return word(Kind::Truth, code); }
    bool on_null(Code& code) { return word(Kind::Nothing, code); }
    bool on_comment_part(Part, Code&) { return true; }
    bool on_comment(Part, Code&) { return true; }

    bool keep(Part part)
    {
        scalar.append(part.data(), part.size());
        return true;
    }
    bool word(Kind kind, Code& code)
    {
        const Position position = follower.nextToken();
        const std::string_view written = follower.skipWord();
        if (written.size() > limits.text)
            return stop(tooLongCause(limits), position, code);
        Node* node = add(kind, position, code);
        if (node && kind != Kind::Nothing)
            node->text = std::string(written);
        return node != nullptr;
    }
    bool open(Kind kind, Code& code)
    {
        const Position position = follower.nextToken();
        follower.skipBracket();
        if (stack.size() >= limits.depth)
            return stop("is nested deeper than " + std::to_string(limits.depth) + " levels",
                        position, code);
        Node* node = add(kind, position, code);
        if (!node)
            return false;
        stack.push_back(node);
        known.emplace_back();
        return true;
    }
    bool close(Code&)
    {
        follower.nextToken();
        follower.skipBracket();
        stack.pop_back();
        known.pop_back();
        return true;
    }
    Node* add(Kind kind, Position position, Code& code)
    {
        if (++count > limits.nodes) {
            stop("has more than " + std::to_string(limits.nodes) + " values", position, code);
            return nullptr;
        }
        // A reference to the parent stays good: only the last child of a node is ever open.
        Node* node = &root;
        if (!stack.empty())
            node = &stack.back()->children.emplace_back();
        node->kind = kind;
        node->position = position;
        return node;
    }
    /// Small groups are looked through, large ones get an index.
    bool hasName(const Node& group, const std::string& name)
    {
        auto& names = known.back();
        if (names.empty() && group.names.size() < 16)
            return std::find(group.names.begin(), group.names.end(), name) != group.names.end();
        if (names.empty())
            names.insert(group.names.begin(), group.names.end());
        return !names.insert(name).second;
    }
    bool stop(std::string why, Position position, Code& code)
    {
        cause = std::move(why);
        where = position;
        code = boost::json::error::exception;
        return false;
    }

    Follower follower;
    const Limits& limits;
    std::size_t& count;
    Node root;
    std::vector<Node*> stack;
    std::vector<std::unordered_set<std::string>> known;
    std::string scalar;
    std::string cause;
    Position where;
};

/// What people see for an error of the parser at that place.
std::string causeOf(boost::json::error_code code, std::string_view rest)
{
    using boost::json::error;
    if (code == error::incomplete)
        return "ends in the middle of a value: cut short?";
    if (code == error::expected_hex_digit)
        return "an escape in a text is not valid";
    if (code == error::illegal_leading_surrogate || code == error::illegal_trailing_surrogate ||
        code == error::expected_utf16_escape)
        return "half a character is escaped in a text";
    if (code == error::exponent_overflow)
        return "a number is too large";
    if (rest.empty())
        return "ends in the middle of a value: cut short?";
    if (static_cast<unsigned char>(rest.front()) < 0x20U)
        return "a control character stands where none may be";
    return std::string("is no valid JSON: unexpected ") + rest.front();
}

tl::unexpected<Error> refuse(Position base, Position position, std::string_view cause)
{
    const std::uint32_t column =
        position.line == 1 ? position.column + base.column - 1 : position.column;
    return fail(ErrorKind::BadAnswer,
                {{"line", position.line + base.line - 1}, {"column", column}, {"cause", cause}});
}

void shift(Node& node, Position base)
{
    if (node.position.line == 1)
        node.position.column += base.column - 1;
    node.position.line += base.line - 1;
    for (Node& child : node.children)
        shift(child, base);
}

} // namespace

Result<std::vector<Node>> readJson(std::string_view text, const Limits& limits)
{
    std::vector<Node> documents;
    std::size_t count = 0;
    std::size_t offset = 0;
    while (true) {
        offset = text.find_first_not_of(" \t\r\n", offset);
        if (offset == std::string_view::npos)
            break;
        const Position base = positionOf(text, offset);
        const std::string_view rest = text.substr(offset);
        boost::json::parse_options options;
        options.max_depth = limits.depth + 1;
        boost::json::basic_parser<JsonBuilder> parser(options, rest, limits, count);
        boost::json::error_code code;
        // More is promised, so that a second document after the first is not an error.
        const std::size_t used = parser.write_some(true, rest.data(), rest.size(), code);
        JsonBuilder& built = parser.handler();
        if (code && !built.cause.empty())
            return refuse(base, built.where, built.cause);
        if (code)
            return refuse(base, positionOf(rest, used), causeOf(code, rest.substr(used)));
        if (!parser.done()) {
            return refuse(base, positionOf(rest, rest.size()),
                          "ends in the middle of a value: cut short?");
        }
        if (base != Position{})
            shift(built.root, base);
        documents.push_back(std::move(built.root));
        offset += used;
    }
    return documents;
}

} // namespace netatlas::providers::document
