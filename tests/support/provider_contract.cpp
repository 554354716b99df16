// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/provider_contract.h"

#include "model/domain/object_changes.h"

#include <atomic>
#include <set>

namespace netatlas::tests {

using namespace std::chrono_literals;
using providers::Observed;
using providers::Provider;

namespace {

std::string shown(const Result<Observed>& outcome)
{
    return outcome ? "a look" : errorText(outcome.error());
}

class Suite
{
public:
    explicit Suite(const ProviderSubject& subject) : m_subject(subject) {}

    std::vector<std::string> run()
    {
        looksAreTheSameTwice();
        if (m_requests > 0 && m_breaches.empty()) {
            everyRequestMayFail();
            everyPartMayBeRefusedOnce();
            everyStepMayBeStopped();
        }
        return m_breaches;
    }

private:
    void breach(std::string text) { m_breaches.push_back(std::move(text)); }

    Result<Observed> look(Provider& provider, const std::stop_token& stop = {})
    {
        return m_runner.run(provider.fetch({}), stop);
    }

    /// Two looks at one server are equal in what they come to, and the second needs no new models.
    void looksAreTheSameTwice()
    {
        ScriptedServer server(m_subject.healthy, m_subject.options);
        const auto provider = m_subject.make(server);
        const auto first = look(*provider);
        m_requests = static_cast<int>(server.asked().size());
        if (!first)
            return breach("a healthy server is refused: " + shown(first));
        const auto second = look(*provider);
        if (!second)
            return breach("the second look fails: " + shown(second));
        ReloadedModel reloaded;
        if (reloaded.take(*first).isNoChange())
            breach("a look into an empty model changes nothing");
        if (!reloaded.take(*second).isNoChange())
            breach("an idle look changes something");
        if (const auto probe = m_runner.run(provider->test()); !probe)
            breach("the test of the connection fails: " + errorText(probe.error()));
        else if (probe->address.empty())
            breach("the test of the connection names no server");
    }

    void everyRequestMayFail()
    {
        static constexpr const char* kWays[] = {"drop",     "reset", "short",    "garbage",
                                                "not-json", "empty", "401",      "403",
                                                "404",      "409",   "503-html", "huge"};
        for (int number = 1; number <= m_requests; ++number)
            for (const char* way : kWays)
                failOne(number, way);
    }
    void failOne(int number, const std::string& way)
    {
        // From that request on, all are answered so: a retry meets the same.
        std::atomic<int> count = 0;
        std::string victim;
        ScriptedServer server(
            [&](const Asked& asked, Wire& wire) {
                if (++count == number)
                    victim = asked.path();
                if (!victim.empty() && asked.path() == victim)
                    misbehave(way, wire);
                else
                    m_subject.healthy(asked, wire);
            },
            m_subject.options);
        const auto provider = m_subject.make(server);
        const std::string name = "request " + std::to_string(number) + " " + way;
        Result<Observed> outcome = fail(ErrorKind::Internal);
        try {
            outcome = look(*provider);
        } catch (const std::exception& problem) {
            return breach(name + ": " + problem.what());
        }
        // What may not be listed or is not there is left out; all else is an error.
        const bool mayBeLeftOut = way == "403" || way == "404";
        if (outcome && !mayBeLeftOut)
            breach(name + " (" + victim + ") is taken for a whole look");
        if (outcome)
            return;
        const std::string text = errorText(outcome.error());
        if (outcome.error().kind == ErrorKind::Internal ||
            outcome.error().kind == ErrorKind::Cancelled)
            breach(name + ": " + text);
        if (detailOf(outcome.error().details, "cause").text().empty())
            breach(name + ": no cause in " + text);
        for (const std::string& secret : m_subject.secrets)
            if (text.find(secret) != std::string::npos)
                breach(name + " tells a secret: " + text);
    }
    static void misbehave(const std::string& way, Wire& wire)
    {
        if (way == "drop")
            wire.drop();
        else if (way == "reset")
            wire.reset();
        else if (way == "garbage")
            wire.send("\x01\x02\x03\x04 what is this\r\n\r\n"), wire.close();
        else if (way == "short")
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"), wire.close();
        else if (way == "not-json")
            wire.reply(200, "<html>log in first</html>", "X-Subject-Token: abcdefgh\r\n");
        else if (way == "empty")
            wire.reply(200, "", "X-Subject-Token: abcdefgh\r\n");
        else if (way == "huge")
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"), wire.close();
        else if (way == "503-html")
            wire.reply(503, "<html>away</html>");
        else
            wire.reply(std::stoi(way), "{\"message\": \"because\"}");
    }

    /// A site that has not changed is the same site to an account that sees less of it: each
    /// request is refused in turn, and all that end alike, as a kind that is asked for in many
    /// places.
    void everyPartMayBeRefusedOnce()
    {
        ScriptedServer server(m_subject.healthy, m_subject.options);
        const auto provider = m_subject.make(server);
        const auto whole = look(*provider);
        if (!whole)
            return breach("a healthy server is refused: " + shown(whole));
        ReloadedModel model;
        model.take(*whole);
        std::set<std::string> ends;
        for (const Asked& asked : server.asked()) {
            const std::string path = asked.path();
            ends.insert(path);
            ends.insert(path.substr(path.rfind('/')));
        }
        int looks = 0;
        for (const std::string& end : ends)
            for (const int status : {403, 404})
                looks += refuse(end, status, model, *whole) ? 1 : 0;
        if (looks < 4)
            breach("hardly anything may be refused");
    }
    /// Whether the provider still came to a look.
    bool refuse(const std::string& end, int status, const ReloadedModel& before,
                const Observed& whole)
    {
        ScriptedServer server(
            [&](const Asked& asked, Wire& wire) {
                if (asked.path().ends_with(end))
                    wire.reply(status, "{\"message\": \"because\"}");
                else
                    m_subject.healthy(asked, wire);
            },
            m_subject.options);
        const auto provider = m_subject.make(server);
        const auto part = look(*provider);
        if (!part)
            return false;
        const std::string name = "with " + end + " answered " + std::to_string(status);
        ReloadedModel model = before;
        for (const Observed* observed : {&*part, &whole})
            if (const auto plan = model.take(*observed, Timestamp{}); !plan.isNoChange())
                breach(name + (observed == &whole ? ", then whole again:\n" : ":\n") +
                       changesText(plan, *model.model));
        ReloadedModel first;
        first.take(*part);
        if (const auto plan = first.take(*part); !plan.isNoChange())
            breach(name + " from the start, the second look:\n" + changesText(plan, *first.model));
        return true;
    }

    void everyStepMayBeStopped()
    {
        ScriptedServer server(m_subject.healthy, m_subject.options);
        bool isWhole = false;
        int stopped = 0;
        for (int steps = 0; steps < 4000 && !isWhole; steps += 1 + steps / 20) {
            TaskRunner runner;
            const auto provider = m_subject.make(server);
            std::stop_source stop;
            std::optional<Result<Observed>> outcome;
            runner.begin(provider->fetch({}), stop.get_token(), outcome);
            const auto end = std::chrono::steady_clock::now() + 20s;
            for (int i = 0; i < steps && !outcome; ++i)
                runner.context.run_one_until(end);
            isWhole = outcome.has_value();
            stop.request_stop();
            try {
                runner.finish(outcome, 5000ms);
            } catch (const std::exception&) {
                return breach("a stop after " + std::to_string(steps) + " steps ends nothing");
            }
            if (isWhole)
                continue;
            ++stopped;
            if (!*outcome && (*outcome).error().kind != ErrorKind::Cancelled)
                breach("a stop after " + std::to_string(steps) + " steps: " + shown(*outcome));
        }
        if (!isWhole || stopped < 5)
            breach("looks were not stopped at many steps");
    }

    const ProviderSubject& m_subject;
    TaskRunner m_runner; ///< outlives the connections that the providers keep
    std::vector<std::string> m_breaches;
    int m_requests = 0;
};

} // namespace

std::vector<std::string> contractBreaches(const ProviderSubject& subject)
{
    return Suite(subject).run();
}

std::string changesText(const exchange::ReloadPlan& plan, const domain::Model& model)
{
    using Fate = domain::ObjectChanges::Fate;
    const domain::ObjectChanges changes(plan.model, &model,
                                        std::make_shared<domain::ChangeSet>(plan.changes));
    std::string text;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Fate fate = changes.fate(i);
        const std::string line = std::string(wordOf(changes.object(i).kind)) + ' ' +
                                 changes.label(i) +
                                 (fate == Fate::Added     ? " added"
                                  : fate == Fate::Removed ? " removed"
                                                          : "");
        for (const domain::FieldChange& field : changes.fields(i))
            text += "  " + line + ": " + field.field + " '" + field.before + "' -> '" +
                    field.after + "'\n";
    }
    return text;
}

ReloadedModel::ReloadedModel()
{
    domain::ModelRow row;
    row.name = "site";
    model = engine::facts::makeModel(row, domain::emptyModelState());
    source.name = "site";
}

exchange::ReloadPlan ReloadedModel::take(const providers::Observed& observed, Timestamp now)
{
    const domain::Revision revision(1, {model}, domain::ProjectTables());
    auto plan = exchange::planReload(revision, source, observed, now);
    if (!plan)
        throw std::runtime_error(errorText(plan.error()));
    domain::ModelState state = model->state;
    if (const Status applied = domain::apply(state, plan->changes); !applied)
        throw std::runtime_error(errorText(applied.error()));
    model = engine::facts::makeModel(model->row, std::move(state));
    return std::move(*plan);
}

} // namespace netatlas::tests
