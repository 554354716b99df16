// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/troublemaker.h"

#include <algorithm>

namespace netatlas::tests {

namespace {

using Weighed = std::vector<std::pair<const char*, int>>;

/// What is sent instead of an answer, with the status. A watch knows them, too.
const std::map<std::string, std::pair<int, const char*>> kRefusals{
    {"400", {400, R"({"kind":"Status","code":400,"reason":"BadRequest"})"}},
    {"401", {401, R"({"error":{"code":401,"message":"The request you have made requires"}})"}},
    {"403", {403, R"({"kind":"Status","code":403,"reason":"Forbidden","message":"no"})"}},
    {"404", {404, R"({"NeutronError":{"type":"NotFound","message":"not there","detail":""}})"}},
    {"409", {409, R"({"NeutronError":{"type":"Conflict","message":"in use","detail":""}})"}},
    {"410", {410, R"({"kind":"Status","code":410,"reason":"Expired","message":"too old"})"}},
    {"429", {429, R"({"kind":"Status","code":429,"reason":"TooManyRequests"})"}},
    {"429 date", {429, "slow down"}},
    {"500", {500, "Traceback (most recent call last):"}},
    {"502", {502, ""}},
    {"503 html", {503, "<html><body>Service Unavailable</body></html>"}},
    {"504", {504, "upstream request timeout"}},
};

const Weighed kOfAnswers{
    {"400", 1},      {"401", 3},       {"403", 2},       {"404", 2},
    {"409", 2},      {"410", 3},       {"429", 3},       {"429 date", 1},
    {"500", 4},      {"502", 2},       {"503 html", 4},  {"504", 2},
    {"reset", 4},    {"dropped", 4},   {"closed", 4},    {"mid-page", 5},
    {"too long", 4}, {"too short", 3}, {"no length", 5}, {"garbage", 4},
    {"no JSON", 4},  {"cut JSON", 4},  {"drip", 3},      {"silence", 2},
    {"huge", 1},     {"huge head", 1}, {"elsewhere", 2}, {"endless nothing", 1}};
const Weighed kOfWatches{
    {"401", 2},      {"403", 1},      {"410", 4},           {"429", 2},
    {"500", 3},      {"503 html", 3}, {"reset", 4},         {"dropped", 4},
    {"closed", 4},   {"garbage", 3},  {"gone by event", 6}, {"cut event", 4},
    {"no event", 3}, {"silence", 3},  {"drip", 2},          {"endless line", 1}};
const Weighed kOfStorms{{"500", 6}, {"503 html", 4}, {"429", 2}, {"reset", 3}, {"dropped", 2}};

/// Takes down what a script sends, and what it does at the end.
class TakingDown final : public Wire
{
public:
    bool send(std::string_view bytes) override
    {
        text += bytes;
        return true;
    }
    void close() override {}
    void drop() override {}
    void reset() override {}
    bool pause(std::chrono::milliseconds) override { return true; }

    std::string text;
};

/// Head and body of an answer that says how long it is, or ends with its connection.
std::pair<std::string, std::string> parted(const std::string& answer)
{
    const std::size_t end = answer.find("\r\n\r\n");
    std::string head = answer.substr(0, end);
    if (const std::size_t at = head.find("\r\nContent-Length:"); at != std::string::npos)
        head.erase(at, head.find("\r\n", at + 2) - at);
    return {head, answer.substr(end + 4)};
}

} // namespace

ScriptedServer::Script Troublemaker::around(ScriptedServer::Script script,
                                            std::function<bool(const Asked&)> isWatch)
{
    return [this, script = std::move(script), isWatch = std::move(isWatch)](const Asked& asked,
                                                                            Wire& wire) {
        const std::string trouble = choose(isWatch(asked));
        if (trouble == "none")
            return script(asked, wire);
        make(trouble, script, asked, wire);
    };
}

std::map<std::string, int> Troublemaker::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

int Troublemaker::number(int below)
{
    const std::lock_guard lock(m_mutex);
    return std::uniform_int_distribution<int>(0, below - 1)(m_random);
}

std::string Troublemaker::chooseAmong(const Weighed& weighed)
{
    int all = 0;
    for (const auto& [name, weight] : weighed)
        all += weight;
    int at = number(all);
    for (const auto& [name, weight] : weighed)
        if ((at -= weight) < 0)
            return name;
    return "none";
}

std::string Troublemaker::choose(bool isWatch)
{
    const Mood mood = m_mood;
    std::string chosen = "none";
    if (mood == Mood::Storm)
        chosen = chooseAmong(kOfStorms);
    else if (mood == Mood::Troubled && number(100) < (isWatch ? 50 : 6))
        chosen = chooseAmong(isWatch ? kOfWatches : kOfAnswers);
    const std::lock_guard lock(m_mutex);
    ++m_counts[(isWatch && chosen != "none" ? "watch: " : "") + chosen];
    return chosen;
}

void Troublemaker::make(const std::string& trouble, const ScriptedServer::Script& script,
                        const Asked& asked, Wire& wire)
{
    if (const auto refusal = kRefusals.find(trouble); refusal != kRefusals.end()) {
        const auto& [status, body] = refusal->second;
        wire.reply(status, body,
                   trouble == "429"        ? "Retry-After: 1\r\n"
                   : trouble == "429 date" ? "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                           : "");
    } else if (trouble == "reset") {
        wire.reset();
    } else if (trouble == "dropped") {
        wire.drop();
    } else if (trouble == "closed") {
        wire.close();
    } else if (trouble == "silence") {
        wire.pause(m_patience.load());
        wire.drop();
    } else if (trouble == "elsewhere") {
        wire.reply(302, "", "Location: https://127.0.0.2:9/elsewhere\r\n");
    } else if (trouble == "garbage" || trouble.find("event") != std::string::npos ||
               trouble.starts_with("endless") || trouble.starts_with("huge")) {
        begin(trouble, wire);
    } else {
        TakingDown taken;
        script(asked, taken);
        answerWrongly(trouble, taken.text, wire);
    }
}

/// Bytes that no script would send.
void Troublemaker::begin(const std::string& trouble, Wire& wire)
{
    const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    if (trouble == "garbage") {
        std::string bytes;
        for (int i = 0; i < 400; ++i)
            bytes += static_cast<char>(number(256));
        wire.send(bytes);
    } else if (trouble == "huge") {
        const std::string part(std::size_t{1} << 20, ' ');
        wire.send(ok + "Content-Length: 209715200\r\n\r\n");
        for (int i = 0; i < 200 && wire.send(part); ++i)
            ;
    } else if (trouble == "huge head") {
        const std::string line = "X-Padding: " + std::string(1000, 'x') + "\r\n";
        wire.send(ok);
        for (int i = 0; i < 2000 && wire.send(line); ++i)
            ;
    } else if (trouble == "endless nothing") {
        wire.send(ok + "Transfer-Encoding: chunked\r\n\r\n");
        const auto until = std::chrono::steady_clock::now() + m_patience.load();
        while (std::chrono::steady_clock::now() < until && wire.send("1\r\n \r\n") &&
               wire.pause(std::chrono::milliseconds(20)))
            ;
    } else {
        wire.send(ok + "Connection: close\r\n\r\n");
        if (trouble == "gone by event")
            wire.send("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,"
                      "\"reason\":\"Expired\",\"message\":\"too old\"}}\n");
        else if (trouble == "cut event")
            wire.send("{\"type\":\"ADDED\",\"object\":{\"metad");
        else if (trouble == "no event")
            wire.send("[]\n{\"type\":7}\n{\"type\":\"ADDED\"}\n");
        else
            for (int i = 0; i < 24 && wire.send(std::string(std::size_t{1} << 20, 'x')); ++i)
                ;
    }
    wire.close();
}

/// The answer as it would be, but not quite.
void Troublemaker::answerWrongly(const std::string& trouble, const std::string& answer, Wire& wire)
{
    const auto [head, body] = parted(answer);
    const auto size = [](std::size_t bytes) {
        return "\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
    };
    if (trouble == "mid-page") {
        wire.send(head + size(body.size()) + body.substr(0, body.size() / 2));
        wire.drop();
    } else if (trouble == "too long") { // than it is
        wire.send(head + size(body.size() + 100) + body);
        wire.close();
    } else if (trouble == "too short") {
        wire.send(head + size(body.size() / 2) + body);
        wire.close();
    } else if (trouble == "no length") { // which is right, and has to be understood
        wire.send(head + "\r\nConnection: close\r\n\r\n" + body);
        wire.close();
    } else if (trouble == "no JSON") {
        wire.send(head + size(17) + "{]  \xff it is none ");
    } else if (trouble == "cut JSON") {
        wire.send(head + size(body.size() / 2) + body.substr(0, body.size() / 2));
    } else { // drip
        wire.send(head + size(body.size()));
        const auto until = std::chrono::steady_clock::now() + m_patience.load();
        for (const char one : body)
            if (std::chrono::steady_clock::now() > until || !wire.send({&one, 1}) ||
                !wire.pause(std::chrono::milliseconds(100)))
                break;
        wire.drop();
    }
}

} // namespace netatlas::tests
