// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <unordered_set>

namespace netatlas::providers::document {

namespace {

/// Leaves the parser from inside an event.
struct Stop
{
    std::string cause;
    Position position;
};

Position positionAt(const YAML::Mark& mark)
{
    if (mark.is_null())
        return {};
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

bool isPlainNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && text.size() < 40 &&
           text.find_first_not_of("0123456789.") == std::string_view::npos && text.front() != '.' &&
           std::count(text.begin(), text.end(), '.') <= 1;
}

/// What an unquoted word means in YAML.
Kind plainKind(std::string_view text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return Kind::Nothing;
    if (text == "true" || text == "false")
        return Kind::Truth;
    return isPlainNumber(text) ? Kind::Number : Kind::Text;
}

class YamlBuilder final : public YAML::EventHandler
{
public:
    explicit YamlBuilder(const Limits& limits) : m_limits(limits) {}

    Node root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override
    {
        scalar(mark, Kind::Nothing, {});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        throw Stop{"is an alias, which is not read", positionAt(mark)};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& value) override
    {
        scalar(mark, tag == "!" ? Kind::Text : plainKind(value), value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(mark, Kind::List);
    }
    void OnSequenceEnd() override { m_stack.pop_back(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(mark, Kind::Group);
    }
    void OnMapEnd() override { m_stack.pop_back(); }

private:
    struct Open
    {
        Node* node;
        std::unordered_set<std::string> names;
    };

    bool expectsName() const
    {
        if (m_stack.empty() || m_stack.back().node->kind != Kind::Group)
            return false;
        const Node& group = *m_stack.back().node;
        return group.names.size() == group.children.size();
    }
    void scalar(const YAML::Mark& mark, Kind kind, const std::string& value)
    {
        if (value.size() > m_limits.text)
            throw Stop{tooLongCause(m_limits), positionAt(mark)};
        if (expectsName()) {
            if (!m_stack.back().names.insert(value).second)
                throw Stop{"the name \"" + value + "\" stands twice in one group",
                           positionAt(mark)};
            m_stack.back().node->names.push_back(value);
            return;
        }
        Node& node = add(mark, kind);
        if (kind != Kind::Nothing)
            node.text = value;
    }
    void open(const YAML::Mark& mark, Kind kind)
    {
        if (expectsName())
            throw Stop{"a list or a group is no name", positionAt(mark)};
        if (m_stack.size() >= m_limits.depth)
            throw Stop{"is nested deeper than " + std::to_string(m_limits.depth) + " levels",
                       positionAt(mark)};
        Node& node = add(mark, kind);
        m_stack.push_back({&node, {}});
    }
    Node& add(const YAML::Mark& mark, Kind kind)
    {
        if (++m_count > m_limits.nodes)
            throw Stop{"has more than " + std::to_string(m_limits.nodes) + " values",
                       positionAt(mark)};
        Node& node = m_stack.empty() ? root : m_stack.back().node->children.emplace_back();
        node.kind = kind;
        node.position = positionAt(mark);
        return node;
    }

    const Limits& m_limits;
    std::vector<Open> m_stack;
    std::size_t m_count = 0;
};

tl::unexpected<Error> refuse(Position position, std::string_view cause)
{
    return fail(ErrorKind::BadAnswer,
                {{"line", position.line}, {"column", position.column}, {"cause", cause}});
}

} // namespace

Result<Node> readYaml(std::string_view text, const Limits& limits)
{
    if (text.size() > limits.bytes)
        return refuse({}, "is larger than what is read");
    YamlBuilder builder(limits);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return refuse({}, "is empty");
    } catch (const Stop& stop) {
        return refuse(stop.position, stop.cause);
    } catch (const YAML::Exception& problem) {
        return refuse(positionAt(problem.mark), "is no valid YAML here: " + problem.msg);
    } catch (const std::exception& problem) {
        return refuse({}, std::string("is no valid YAML: ") + problem.what());
    }
    return std::move(builder.root);
}

} // namespace netatlas::providers::document
