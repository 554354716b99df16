// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/document/document.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::providers::document {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

tl::unexpected<Error> refuse(std::string_view cause, Position position = {})
{
    return fail(ErrorKind::BadAnswer,
                {{"line", position.line}, {"column", position.column}, {"cause", cause}});
}

/// Where the bytes stop being UTF-8.
std::size_t firstBadByte(std::string_view text)
{
    // Halving works because a good prefix that is cut inside a character is lengthened first.
    std::size_t good = 0;
    std::size_t bad = text.size();
    const auto prefix = [text](std::size_t size) {
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
            ++size;
        return size;
    };
    while (bad - good > 1) {
        const std::size_t middle = good + (bad - good) / 2;
        if (isUtf8(text.substr(0, prefix(middle))))
            good = middle;
        else
            bad = middle;
    }
    return good;
}

/// The encoding that a text without UTF-8 seems to have.
std::string_view utf16Cause(std::string_view text)
{
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return "is UTF-16, which is not read; save it as UTF-8";
    if (text.size() >= 2 && ((text[0] == '\0') != (text[1] == '\0')))
        return "seems to be UTF-16, which is not read; save it as UTF-8";
    return {};
}

} // namespace

std::string_view kindText(Kind kind)
{
    switch (kind) {
    case Kind::Nothing: return "nothing";
    case Kind::Truth: return "true or false";
    case Kind::Number: return "a number";
    case Kind::Text: return "a text";
    case Kind::List: return "a list";
    case Kind::Group: return "a group of members";
    }
    return {};
}

std::string tooLongCause(const Limits& limits)
{
    return "is longer than " + std::to_string(limits.text) +
           " bytes, the most that one text may have";
}

const Node* Node::find(std::string_view name) const
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? nullptr
                                : &children[static_cast<std::size_t>(found - names.begin())];
}

Position positionOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto lineStart = before.rfind('\n');
    const std::size_t column =
        lineStart == std::string_view::npos ? before.size() : before.size() - lineStart - 1;
    return {static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(column + 1)};
}

Result<std::vector<Node>> readDocuments(std::string_view text, const Limits& limits)
{
    if (text.size() > limits.bytes)
        return refuse("is larger than " + std::to_string(limits.bytes / 1024 / 1024) +
                      " MB, the most that is read");
    if (const auto cause = utf16Cause(text); !cause.empty())
        return refuse(cause);
    if (text.starts_with(kUtf8Mark))
        text.remove_prefix(kUtf8Mark.size());
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return refuse("is empty");
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return refuse("has a NUL byte: it is no text, or a damaged one", positionOf(text, nul));
    if (!isUtf8(text))
        return refuse("is not UTF-8: perhaps Latin-1, or no text at all",
                      positionOf(text, firstBadByte(text)));
    if (text[start] == '{' || text[start] == '[')
        return readJson(text, limits);
    return readYaml(text, limits).map([](Node node) {
        std::vector<Node> documents;
        documents.push_back(std::move(node));
        return documents;
    });
}

} // namespace netatlas::providers::document
