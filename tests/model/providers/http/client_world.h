// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/client.h"
#include "tests/support/scripted_server.h"
#include "tests/support/task_runner.h"

#include <QByteArray>

namespace netatlas::tests {

using namespace providers::http;
using namespace std::chrono_literals;

inline constexpr const char* kToken = "gAAAAAB-this-is-the-token";

inline const TestAuthority& authority()
{
    static const TestAuthority one;
    return one;
}

inline ScriptedServer::Options secured(const CertificateWish& wish = {})
{
    ScriptedServer::Options options;
    options.credential = authority().issue(wish);
    return options;
}

/// A client with its own small world: recorded waits, a standing clock, no proxies.
struct World
{
    explicit World(ClientOptions options = {})
    {
        if (options.tls.authorities.empty() && options.tls.pinned.empty())
            options.tls.authorities = authority().certificate();
        options.environment = [](const std::string&) { return std::nullopt; };
        options.clock = &clock;
        if (!options.timer)
            options.timer = &timer;
        auto made = Client::make(std::move(options));
        if (!made)
            throw std::runtime_error(errorText(made.error()));
        client = std::move(*made);
    }
    Request get(const std::string& url)
    {
        Request request;
        request.url = *Url::parse(url);
        request.headers.push_back({"X-Auth-Token", kToken});
        return request;
    }
    Result<Response> ask(const std::string& url) { return runner.run(client->send(get(url))); }
    Result<Response> post(const std::string& url, Repeatable repeatable)
    {
        Request request = get(url);
        request.method = "POST";
        request.body = "{}";
        request.repeatable = repeatable;
        return runner.run(client->send(request));
    }

    ManualClock clock{*parseTimestamp("2026-11-01T09:00:00Z")};
    RecordingTimer timer;
    TaskRunner runner;
    std::unique_ptr<Client> client;
};

inline ClientOptions impatient()
{
    ClientOptions options;
    options.limits = {300ms, 300ms, 300ms, 2000ms};
    options.retry.attempts = 2;
    return options;
}

inline std::string causeOf(const Error& error)
{
    return detailOf(error.details, "cause").text();
}

inline QByteArray shown(const Result<Response>& response)
{
    if (response)
        return QByteArray::number(response->status) + ' ' +
               QByteArray::fromStdString(response->body);
    return QByteArray::fromStdString(errorText(response.error()));
}

} // namespace netatlas::tests
