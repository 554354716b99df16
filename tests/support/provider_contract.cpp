// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/provider_contract.h"

#include "tests/support/look_contract.h"

#include <atomic>
#include <set>

namespace netatlas::tests {

using providers::Observed;

namespace {

class Suite
{
public:
    explicit Suite(const ProviderSubject& subject) : m_subject(subject), m_contract(subject.secrets)
    {
    }

    std::vector<std::string> run()
    {
        ScriptedServer server(m_subject.healthy, m_subject.options);
        m_requests = requestsOfALook(server);
        const auto make = [&] { return m_subject.make(server); };
        m_contract.looksAreTheSameTwice(make);
        if (m_requests > 0 && m_contract.breaches().empty()) {
            everyRequestMayFail();
            everyPartMayBeRefusedOnce();
            m_contract.everyStepMayBeStopped(make, 5);
        }
        return m_contract.breaches();
    }

private:
    void breach(std::string text) { m_contract.breach(std::move(text)); }

    int requestsOfALook(const ScriptedServer& server)
    {
        const auto provider = m_subject.make(server);
        static_cast<void>(m_contract.look(*provider));
        return static_cast<int>(server.asked().size());
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
            outcome = m_contract.look(*provider);
        } catch (const std::exception& problem) {
            return breach(name + ": " + problem.what());
        }
        // What may not be listed or is not there is left out; all else is an error.
        const bool mayBeLeftOut = way == "403" || way == "404";
        if (outcome && !mayBeLeftOut)
            breach(name + " (" + victim + ") is taken for a whole look");
        if (!outcome)
            m_contract.failureIsTold(name, outcome);
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
            wire.reply(std::stoi(way), R"({"message": "because"})");
    }

    /// A site that has not changed is the same site to an account that sees less of it: each
    /// request is refused in turn, and all that end alike, as a kind that is asked for in many
    /// places.
    void everyPartMayBeRefusedOnce()
    {
        ScriptedServer server(m_subject.healthy, m_subject.options);
        const auto provider = m_subject.make(server);
        const auto whole = m_contract.look(*provider);
        if (!whole)
            return breach("a healthy server is refused: " + errorText(whole.error()));
        std::set<std::string> ends;
        for (const Asked& asked : server.asked()) {
            const std::string path = asked.path();
            ends.insert(path);
            ends.insert(path.substr(path.rfind('/')));
        }
        int looks = 0;
        for (const std::string& end : ends)
            for (const int status : {403, 404})
                looks += refuse(end, status, *whole) ? 1 : 0;
        if (looks < 4)
            breach("hardly anything may be refused");
    }
    /// Whether the provider still came to a look.
    bool refuse(const std::string& end, int status, const Observed& whole)
    {
        ScriptedServer server(
            [&](const Asked& asked, Wire& wire) {
                if (asked.path().ends_with(end))
                    wire.reply(status, R"({"message": "because"})");
                else
                    m_subject.healthy(asked, wire);
            },
            m_subject.options);
        const auto provider = m_subject.make(server);
        const auto part = m_contract.look(*provider);
        if (part)
            m_contract.partTakesNothingAway("with " + end + " answered " + std::to_string(status),
                                            *part, whole);
        return part.has_value();
    }

    const ProviderSubject& m_subject;
    LookContract m_contract;
    int m_requests = 0;
};

} // namespace

std::vector<std::string> contractBreaches(const ProviderSubject& subject)
{
    return Suite(subject).run();
}

} // namespace netatlas::tests
