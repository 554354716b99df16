// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/ssh/ssh_provider.h"

#include "model/providers/document/document.h"
#include "model/providers/linux/ip_json_reader.h"
#include "model/providers/linux/ovsdb_reader.h"
#include "model/providers/linux/switch_links.h"

#include <algorithm>

namespace netatlas::providers::ssh {

using async::CommandOutcome;
using async::Task;
using linuxhost::HostObservation;

namespace {

constexpr std::string_view kBegin = "netatlas-begin";
constexpr std::string_view kSwitch = "netatlas-switch";
constexpr std::string_view kEnd = "netatlas-end ";
constexpr std::size_t kMostText = std::size_t{64} * 1024 * 1024;

/// In single quotes for whatever shell is there, with `sh` for all it says. Open vSwitch's database
/// is asked by its own client, where that is installed.
std::string question()
{
    std::string transaction;
    for (const char letter : linuxhost::switchQuestion())
        transaction += letter == '"' ? std::string("\\\"") : std::string(1, letter);
    return "exec sh -c 'PATH=$PATH:/usr/sbin:/sbin LC_ALL=C; export PATH LC_ALL; "
           "echo netatlas-begin; uname -n && ip -j -d address && "
           "ip -4 -j route show table all && ip -j -6 route show table all; answer=$?; echo; "
           "if command -v ovsdb-client >/dev/null 2>&1; then echo netatlas-switch; "
           "ovsdb-client --timeout=10 transact \"" +
           transaction + "\" 2>/dev/null; echo; fi; echo netatlas-end $answer'";
}

async::Command commandFor(const std::string& host)
{
    return {.program = "ssh",
            .arguments = {"-T", "-o", "BatchMode=yes", "-o", "ControlMaster=no", "-o",
                          "ConnectTimeout=10", "-o", "ServerAliveInterval=5", "-o",
                          "ServerAliveCountMax=3", "--", host, question()},
            .timeout = std::chrono::seconds(60),
            .mostOutput = kMostText};
}

/// The last line that says something, fit for showing.
std::string lastLine(std::string_view text)
{
    const auto isBlank = [](char letter) { return static_cast<unsigned char>(letter) <= ' '; };
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    if (const auto line = text.find_last_of("\r\n"); line != std::string_view::npos)
        text.remove_prefix(line + 1);
    std::string shown(text.substr(0, 200));
    std::replace_if(shown.begin(), shown.end(), isBlank, ' ');
    return shown;
}

bool hasText(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// What `ssh` itself failed at: who we are, or getting there.
tl::unexpected<Error> sshFailure(const CommandOutcome& outcome, const std::string& alias)
{
    std::string cause = lastLine(outcome.errors);
    if (cause.empty())
        cause = "ssh ended with status " + std::to_string(outcome.status);
    const bool isRefused = hasText(outcome.errors, "Permission denied") ||
                           hasText(outcome.errors, "Host key verification failed") ||
                           hasText(outcome.errors, "Too many authentication failures");
    return fail(isRefused ? ErrorKind::Unauthorized : ErrorKind::Unreachable,
                {{"host", alias}, {"cause", cause}});
}

tl::unexpected<Error> badAnswer(const std::string& alias, const std::string& cause)
{
    return fail(ErrorKind::BadAnswer, {{"host", alias}, {"cause", cause}});
}

/// A whole line of the text that begins so; where it begins.
std::size_t findLine(std::string_view text, std::string_view begin, std::size_t from)
{
    for (std::size_t at = text.find(begin, from); at != std::string_view::npos;
         at = text.find(begin, at + 1))
        if (at == 0 || text[at - 1] == '\n')
            return at;
    return std::string_view::npos;
}

/// A name that tells hosts apart.
bool isOwnName(std::string_view name)
{
    return !name.empty() && name != "localhost" && name != "localhost.localdomain" &&
           name != "(none)";
}

/// What stands between the marks: name and documents, and what the switch said.
struct Answer
{
    std::string name;
    std::string_view documents;
    std::string_view ofSwitch;
    int status = 0;
};

std::optional<Answer> answerIn(std::string_view text)
{
    const std::size_t begin = findLine(text, kBegin, 0);
    const std::size_t end = begin == std::string_view::npos ? begin : findLine(text, kEnd, begin);
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string_view inside = text.substr(begin + kBegin.size(), end - begin - kBegin.size());
    inside.remove_prefix(std::min(inside.size(), inside.find('\n') + 1));
    const std::size_t line = std::min(inside.find('\n'), inside.size());
    Answer answer;
    answer.name = lastLine(inside.substr(0, line));
    const std::size_t mark = std::min(findLine(inside, kSwitch, line), inside.size());
    answer.documents = inside.substr(line, mark - line);
    answer.ofSwitch = inside.substr(std::min(mark + kSwitch.size(), inside.size()));
    answer.status = std::atoi(std::string(text.substr(end + kEnd.size(), 8)).c_str());
    return answer;
}

/// What cannot be used is named and left out; the rest counts.
void note(HostObservation& host, const char* what,
          const std::vector<document::Rejection>& rejections)
{
    for (const document::Rejection& rejection : rejections)
        if (rejection.gravity == document::Gravity::Refused) {
            host.isWhole = false;
            host.problems.push_back({.what = what,
                                     .key = host.hostName,
                                     .field = rejection.field,
                                     .value = rejection.value,
                                     .cause = rejection.cause});
        }
}

/// Sorts the documents that `ip` printed into the host: links once, routes for each family.
Status readDocumentsInto(HostObservation& host, const std::vector<document::Node>& documents,
                         const std::string& alias)
{
    for (const document::Node& document : documents) {
        if (linuxhost::isAddressOutput(document)) {
            auto links = linuxhost::readLinks(document);
            note(host, "link", links.rejections);
            std::move(links.value.begin(), links.value.end(), std::back_inserter(host.links));
        } else if (linuxhost::isRouteOutput(document)) {
            auto routes = linuxhost::readRoutes(document);
            note(host, "route", routes.rejections);
            std::move(routes.value.begin(), routes.value.end(), std::back_inserter(host.routes));
        } else if (!document.isList() || !document.children.empty()) {
            return badAnswer(alias, "it is not what ip prints");
        }
    }
    if (host.links.empty())
        return badAnswer(alias, "it lists no links");
    return {};
}

/// What the client of Open vSwitch's database printed: nothing where it may not ask.
Result<document::Node> switchAnswer(std::string_view text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorKind::PermissionDenied);
    auto documents = document::readJson(text);
    if (!documents)
        return fail(std::move(documents.error()));
    return std::move(documents->front());
}

} // namespace

Status checkHost(const SourceSettings& settings)
{
    const std::string host = settings.option("host");
    // A word that begins with a dash would be an option of ssh.
    if (!host.empty() && host.size() <= 255 && host.front() != '-' &&
        std::all_of(host.begin(), host.end(),
                    [](char letter) { return static_cast<unsigned char>(letter) > ' '; }))
        return {};
    return fail(ErrorKind::NotValid,
                {{"what", "host"}, {"value", host}, {"cause", "ssh takes no such name"}});
}

Result<HostObservation> readAnswer(const CommandOutcome& outcome, const std::string& alias)
{
    const auto answer = answerIn(outcome.output);
    if (!answer && outcome.status != 0)
        return sshFailure(outcome, alias);
    if (!answer)
        return badAnswer(alias, "it ends before it is whole");
    if (answer->status != 0) {
        const std::string said = lastLine(outcome.errors);
        return fail(ErrorKind::Refused, {{"host", alias},
                                         {"cause", said.empty() ? "ip ends with status " +
                                                                      std::to_string(answer->status)
                                                                : said}});
    }
    const auto documents = document::readJson(answer->documents);
    if (!documents)
        return badAnswer(alias, detailOf(documents.error().details, "cause").text());
    HostObservation host;
    host.hostName = isOwnName(answer->name) ? answer->name : alias;
    if (const Status read = readDocumentsInto(host, *documents, alias); !read)
        return fail(read.error());
    // `ip` prints nothing at all for a table without routes.
    host.hasRoutes = true;
    if (linuxhost::showsSwitch(host))
        linuxhost::takeSwitch(host, switchAnswer(answer->ofSwitch));
    else
        host.virtualSwitch.emplace();
    return host;
}

SshProvider::SshProvider(const SourceSettings& settings) : m_host(settings.option("host")) {}

const Capabilities& SshProvider::capabilities() const
{
    return domain::capabilitiesOf("manual"); // 11.1: this host and other hosts
}

Task<Result<HostObservation>> SshProvider::ask()
{
    auto command = commandFor(m_host);
    const auto outcome = co_await async::runCommand(std::move(command));
    if (!outcome) {
        Error error = outcome.error();
        error.details.emplace("host", m_host);
        co_return tl::unexpected(std::move(error));
    }
    co_return readAnswer(*outcome, m_host);
}

Task<Result<Observed>> SshProvider::fetch(Progress progress)
{
    auto host = co_await ask();
    if (!host)
        co_return fail(std::move(host.error()));
    if (progress)
        progress("links", host->links.size());
    co_return Observed(std::move(*host));
}

Task<Result<Probe>> SshProvider::test()
{
    const auto host = co_await ask();
    if (!host)
        co_return fail(host.error());
    Probe probe;
    probe.address = m_host;
    probe.version = "ip, " + std::to_string(host->links.size()) + " links";
    if (host->hostName != m_host)
        probe.account = host->hostName;
    probe.notes = host->notes;
    co_return probe;
}

} // namespace netatlas::providers::ssh
