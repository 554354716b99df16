// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/worker_status.h"

#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/providers/source/local_file.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <climits>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace netatlas::composition {

namespace json = boost::json;
using workers::WorkerHealth;
using workers::WorkerKind;
using workers::WorkerState;

namespace {

constexpr std::size_t kMostWorkers = 10'000;
constexpr std::size_t kLongestText = 1'000;
constexpr std::size_t kMostFacts = 30;
constexpr const char* kFormat = "netatlas-workers-1";

/// When the process began, as the kernel counts it; empty for one that is not there.
std::string startOf(std::int64_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    // Its name may hold anything, but is the last thing in brackets.
    const auto name = text.rfind(')');
    if (name == std::string::npos)
        return {};
    constexpr std::size_t kStart = 20; // of the fields behind the name
    const std::string rest = text.substr(name + 1);
    const auto fields = split(rest, ' ');
    return fields.size() > kStart ? std::string(fields[kStart]) : std::string();
}

std::string hostName()
{
    std::array<char, HOST_NAME_MAX + 1> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

json::object errorJson(const Error& error)
{
    return {{"kind", errorKindText(error.kind)}, {"facts", domain::detailsJson(error.details)}};
}

json::object healthJson(const WorkerHealth& health)
{
    json::object out{{"name", health.name},
                     {"kind", workers::wordOf(health.kind)},
                     {"state", workers::wordOf(health.state)},
                     {"duration-ms", health.lastDuration.count()},
                     {"runs", health.runs},
                     {"failures", health.failures},
                     {"failures-in-row", health.failuresInRow},
                     {"changes", health.changes},
                     {"last-entry", health.lastEntry},
                     {"refused", health.lastProblems.count}};
    const auto put = [&](const char* name, const std::optional<Timestamp>& time) {
        if (time)
            out[name] = timestampText(*time);
    };
    put("last-run", health.lastRun);
    put("last-success", health.lastSuccess);
    put("next-run", health.nextRun);
    if (!health.part.empty()) {
        out["part"] = health.part;
        out["items"] = health.items;
    }
    if (health.error)
        out["error"] = errorJson(*health.error);
    return out;
}

/// Reads the members of one object; what does not fit is a cause.
class Members
{
public:
    explicit Members(const json::object& object) : m_object(object) {}

    const std::string& trouble() const { return m_trouble; }

    std::string text(const char* name)
    {
        const json::value* found = m_object.if_contains(name);
        if (!found)
            return {};
        if (!found->is_string() || found->get_string().size() > kLongestText ||
            !isUtf8(found->get_string()))
            return wrong(name, std::string());
        return std::string(found->get_string());
    }
    std::uint64_t number(const char* name)
    {
        const json::value* found = m_object.if_contains(name);
        if (!found)
            return 0;
        if (!found->is_int64() || found->get_int64() < 0)
            return wrong(name, std::uint64_t{0});
        return static_cast<std::uint64_t>(found->get_int64());
    }
    std::optional<Timestamp> time(const char* name)
    {
        if (!m_object.contains(name))
            return std::nullopt;
        const auto read = parseTimestamp(text(name));
        return read ? std::optional(*read) : wrong(name, std::optional<Timestamp>());
    }
    template <class Word>
    Word word(const char* name, std::initializer_list<Word> all)
    {
        const std::string text = this->text(name);
        for (const Word one : all)
            if (workers::wordOf(one) == text)
                return one;
        return wrong(name, *all.begin());
    }

private:
    template <class Value>
    Value wrong(const char* name, Value instead)
    {
        if (m_trouble.empty())
            m_trouble = name;
        return instead;
    }

    const json::object& m_object;
    std::string m_trouble;
};

/// Texts, whole numbers and lists of texts: more does not occur in the errors of workers.
Detail factOf(const json::value& value)
{
    if (value.is_bool())
        return value.get_bool();
    if (value.is_int64())
        return value.get_int64();
    if (value.is_string() && value.get_string().size() <= kLongestText)
        return std::string_view(value.get_string());
    Detail::List list;
    if (value.is_array())
        for (const json::value& one : value.get_array())
            if (one.is_string() && one.get_string().size() <= kLongestText &&
                list.size() < kMostFacts)
                list.emplace_back(std::string_view(one.get_string()));
    return list.empty() ? Detail() : Detail(std::move(list));
}

std::optional<Error> errorOf(const json::object& object)
{
    const json::value* found = object.if_contains("error");
    const json::object* members = found ? found->if_object() : nullptr;
    if (!members)
        return std::nullopt;
    const auto kind = parseErrorKind(Members(*members).text("kind"));
    Error error{kind.value_or(ErrorKind::Internal), {}};
    if (const json::value* facts = members->if_contains("facts"); facts && facts->is_object())
        for (const auto& fact : facts->get_object())
            if (error.details.size() < kMostFacts && isUtf8(fact.key()))
                error.details.emplace(std::string(fact.key()), factOf(fact.value()));
    return error;
}

/// Nothing, and its name where it has one, for what is no worker.
std::optional<WorkerHealth> healthOf(const json::value& value, std::string& trouble)
{
    const json::object* object = value.if_object();
    if (!object) {
        trouble = "no object";
        return std::nullopt;
    }
    Members members(*object);
    WorkerHealth health;
    health.name = members.text("name");
    health.kind = members.word<WorkerKind>(
        "kind", {WorkerKind::ProviderSync, WorkerKind::MachineAgent, WorkerKind::InstancePoller,
                 WorkerKind::ServiceUpdater, WorkerKind::PeerKeeper, WorkerKind::AddressUpdater});
    health.state = members.word<WorkerState>("state", {WorkerState::Waiting, WorkerState::Running,
                                                       WorkerState::Failing, WorkerState::Paused,
                                                       WorkerState::Ended});
    health.lastDuration = std::chrono::milliseconds(members.number("duration-ms"));
    health.runs = members.number("runs");
    health.failures = members.number("failures");
    health.failuresInRow = members.number("failures-in-row");
    health.changes = members.number("changes");
    health.lastEntry = members.number("last-entry");
    health.lastProblems.count = members.number("refused");
    health.lastRun = members.time("last-run");
    health.lastSuccess = members.time("last-success");
    health.nextRun = members.time("next-run");
    health.part = members.text("part");
    health.items = members.number("items");
    health.error = errorOf(*object);
    trouble = members.trouble();
    if (health.name.empty())
        trouble = "no name";
    if (trouble.empty())
        return health;
    trouble = (health.name.empty() ? "a worker" : health.name) + ": " + trouble;
    return std::nullopt;
}

tl::unexpected<Error> noStatus(const char* cause)
{
    return fail(ErrorKind::BadAnswer, {{"what", "status of workers"}, {"cause", cause}});
}

} // namespace

std::string canonicalPath(const std::string& path)
{
    std::error_code code;
    const auto found = std::filesystem::weakly_canonical(path, code);
    return code ? path : found.string();
}

std::string workerStatusPath(const std::string& project,
                             const providers::http::Environment& outside)
{
    std::string folder = outside("XDG_STATE_HOME").value_or("");
    if (!folder.starts_with('/')) { // as the standard of these folders says
        folder = outside("HOME").value_or("");
        if (!folder.starts_with('/'))
            return {};
        folder += "/.local/state";
    }
    // FNV-1a: the same in every build. That the file is of this project it says itself.
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : canonicalPath(project)) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 1099511628211U;
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name;
    for (int shift = 60; shift >= 0; shift -= 4)
        name += kDigits[(hash >> static_cast<unsigned>(shift)) & 15U];
    return folder + "/netatlas/workers/" + name + ".json";
}

WorkerStatus ownStatus(const std::string& project, std::string program)
{
    WorkerStatus status;
    status.project = canonicalPath(project);
    status.program = std::move(program);
    status.host = hostName();
    status.process = ::getpid();
    status.processStart = startOf(status.process);
    return status;
}

std::string workerStatusText(const WorkerStatus& status)
{
    json::array list;
    for (const WorkerHealth& health : status.workers)
        list.push_back(healthJson(health));
    return json::serialize(json::object{{"format", kFormat},
                                        {"project", status.project},
                                        {"program", status.program},
                                        {"host", status.host},
                                        {"process", status.process},
                                        {"process-start", status.processStart},
                                        {"told", timestampText(status.told)},
                                        {"over", status.isOver},
                                        {"workers", std::move(list)}}) +
           '\n';
}

Result<ReadStatus> parseWorkerStatus(std::string_view text)
{
    const auto value = domain::parseJson(text);
    if (!value)
        return noStatus("it is no JSON");
    const json::object* object = value->if_object();
    if (!object)
        return noStatus("it is no object");
    Members members(*object);
    if (members.text("format") != kFormat)
        return noStatus("it has another format");
    ReadStatus read;
    WorkerStatus& status = read.status;
    status.project = members.text("project");
    status.program = members.text("program");
    status.host = members.text("host");
    status.process = static_cast<std::int64_t>(members.number("process"));
    status.processStart = members.text("process-start");
    const auto told = members.time("told");
    const json::value* over = object->if_contains("over");
    if (!told || !members.trouble().empty() || !over || !over->is_bool())
        return noStatus("it is not whole");
    status.told = *told;
    status.isOver = over->get_bool();
    const json::value* list = object->if_contains("workers");
    if (!list || !list->is_array() || list->get_array().size() > kMostWorkers)
        return noStatus("it has no list of workers");
    for (const json::value& one : list->get_array()) {
        std::string trouble;
        if (auto health = healthOf(one, trouble))
            status.workers.push_back(std::move(*health));
        else
            read.leftOut.push_back(std::move(trouble));
    }
    return read;
}

Result<ReadStatus> findWorkerStatus(const std::string& project,
                                    const providers::http::Environment& outside)
{
    const std::string path = workerStatusPath(project, outside);
    const auto text = path.empty() ? Result<std::string>(fail(ErrorKind::NotFound))
                                   : providers::readLocalFile(path);
    if (!text)
        return fail(text.error());
    auto read = parseWorkerStatus(*text);
    if (!read) {
        Error error = read.error();
        error.details.emplace("source", path);
        return fail(std::move(error));
    }
    if (read->status.project != canonicalPath(project))
        return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", path}});
    return read;
}

bool isKeptNow(const WorkerStatus& status)
{
    return !status.isOver && status.process > 0 && status.host == hostName() &&
           !status.processStart.empty() && startOf(status.process) == status.processStart;
}

} // namespace netatlas::composition
