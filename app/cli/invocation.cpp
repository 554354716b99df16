// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "app/composition/project_file.h"
#include "app/platform/keychain.h"
#include "model/domain/error_json.h"
#include "views/wording/error_text.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <istream>
#include <ostream>

namespace netatlas::cli {

namespace {

/// How many places a text takes: code points, which for our texts is the same.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        constexpr unsigned kMask = 0xC0;
        constexpr unsigned kFollowing = 0x80;
        return (static_cast<unsigned char>(c) & kMask) != kFollowing;
    }));
}

/// Without control characters: a name from outside must not move the cursor of a terminal or
/// break a line of a table.
std::string printable(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        // The second kind of control characters is U+0080 to U+009F.
        const bool isLong = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (byte >= 0x20 && byte != 0x7F && !isLong) {
            out += text[i];
            continue;
        }
        const unsigned code = isLong ? next : byte;
        out += "\\x";
        out += kDigits[code >> 4U];
        out += kDigits[code & 15U];
        i += isLong ? 1 : 0;
    }
    return out;
}

const char* paint(Tone tone)
{
    switch (tone) {
    case Tone::Plain: return "";
    case Tone::Good: return "\033[32m";
    case Tone::Warning: return "\033[33m";
    case Tone::Bad: return "\033[31m";
    case Tone::Faint: return "\033[2m";
    }
    return "";
}

} // namespace

Invocation::Invocation(std::istream& input, std::ostream& output, std::ostream& errors)
    : m_input(input)
    , m_output(output)
    , m_errors(errors)
    , m_clock(std::make_shared<SystemClock>())
    , m_secrets(std::make_shared<platform::Keychain>())
{
}

void Invocation::setTime(Timestamp time)
{
    m_clock = std::make_shared<ManualClock>(time);
}

void Invocation::table(const std::vector<std::string>& headings,
                       const std::vector<std::vector<std::string>>& rows) const
{
    std::vector<std::size_t> widths;
    widths.reserve(headings.size());
    for (const auto& heading : headings)
        widths.push_back(widthOf(heading));
    std::vector<std::vector<std::string>> shown;
    for (const auto& row : rows) {
        auto& cells = shown.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(printable(row[i]));
            widths[i] = std::max(widths[i], widthOf(cells[i]));
        }
    }
    const auto print = [&](const std::vector<std::string>& cells, Tone tone) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += cells[i];
            if (i + 1 < cells.size())
                text += std::string(widths[i] - widthOf(cells[i]) + 2, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        m_output << painted(text, tone) << '\n';
    };
    print(headings, Tone::Faint);
    for (const auto& row : shown)
        print(row, Tone::Plain);
}

void Invocation::list(const boost::json::array& values, const std::vector<std::string>& headings,
                      const std::vector<std::vector<std::string>>& rows,
                      const std::string& whenEmpty) const
{
    if (isJson)
        json(values);
    else if (rows.empty())
        remark(whenEmpty);
    else
        table(headings, rows);
}

void Invocation::json(const boost::json::value& value) const
{
    m_output << boost::json::serialize(value) << '\n';
}

void Invocation::line(const std::string& text) const
{
    m_output << text << '\n';
}

void Invocation::text(const std::string& bytes) const
{
    m_output << bytes;
}

void Invocation::remark(const std::string& text) const
{
    if (!isQuiet && !isJson)
        m_output << printable(text) << '\n';
}

void Invocation::warning(const std::string& text) const
{
    m_errors << printable(text) << '\n';
}

std::string Invocation::painted(const std::string& text, Tone tone) const
{
    if (!hasColour || tone == Tone::Plain)
        return printable(text);
    return paint(tone) + printable(text) + "\033[0m";
}

Exit Invocation::refuse(const Error& error) const
{
    if (isJson)
        json(boost::json::object{{"error", domain::errorJson(error)}});
    return complain(error);
}

Exit Invocation::complain(const Error& error) const
{
    const auto id = views::wording::errorId(error).toStdString();
    Error plain = error; // the candidates get a line each
    plain.details.erase("candidates");
    m_errors << "netatlas: " << (id.empty() ? "" : id + ": ")
             << printable(views::wording::errorSentence(plain).toStdString()) << '\n';
    for (const Detail& candidate : detailOf(error.details, "candidates").list())
        m_errors << "  "
                 << printable(candidate.text().empty() ? detailText(candidate) : candidate.text())
                 << '\n';
    return exitOf(error);
}

Exit Invocation::wrongUse(const std::string& text) const
{
    m_errors << "netatlas: " << printable(text) << '\n';
    return Exit::WrongUse;
}

Exit Invocation::cancelled() const
{
    return refuse({ErrorKind::Cancelled, {}});
}

const domain::Revision& Invocation::stateOf(const session::Session& session) const
{
    return at == ReadState::Live ? session.live() : session.shown();
}

Result<std::unique_ptr<session::Session>> Invocation::openToRead() const
{
    const auto path = composition::chooseProject(project);
    if (!path)
        return fail(path.error());
    return composition::openProject(*path, clock(), true);
}

Result<std::unique_ptr<session::Session>> Invocation::openToWrite() const
{
    const auto path = composition::chooseProject(project);
    if (!path)
        return fail(path.error());
    auto session = composition::openProject(*path, clock(), false);
    if (session && (*session)->isReadOnly()) {
        const bool isElsewhere =
            (*session)->readOnlyReason() == session::ReadOnlyReason::OpenElsewhere;
        const bool isOfFolder =
            (*session)->readOnlyReason() == session::ReadOnlyReason::FolderNotWritable;
        return fail(isElsewhere ? ErrorKind::FileLocked : ErrorKind::Refused,
                    {{"what", "project"},
                     {"file", *path},
                     {"cause", isOfFolder ? "its folder is read-only" : "the file is read-only"}});
    }
    if (session && (*session)->unclosedEntries() > 0)
        warning("netatlas: NA-205: Closed unexpectedly last time. All " +
                std::to_string((*session)->unclosedEntries()) + " changes are here.");
    return session;
}

Exit exitOf(const Error& error)
{
    const std::string& what = detailOf(error.details, "what").text();
    const bool isFile = error.details.contains("file") || what == "file" || what == "folder";
    switch (error.kind) {
    case ErrorKind::FileDamaged:
    case ErrorKind::FileNewer:
    case ErrorKind::FileLocked:
    case ErrorKind::NoRoom:
    case ErrorKind::Internal: return Exit::File;
    case ErrorKind::Unreachable:
    case ErrorKind::Unauthorized:
    case ErrorKind::BadAnswer: return Exit::Provider;
    case ErrorKind::Cancelled: return Exit::Cancelled;
    case ErrorKind::NotFound:
        if (what == "step") // nothing to undo or redo
            return Exit::Findings;
        return isFile ? Exit::File : Exit::WrongUse;
    case ErrorKind::NotValid:
    case ErrorKind::AlreadyExists:
    case ErrorKind::Ambiguous: return isFile ? Exit::File : Exit::WrongUse;
    default: return isFile ? Exit::File : Exit::Findings;
    }
}

} // namespace netatlas::cli
