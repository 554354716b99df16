// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/host/ovsdb_client.h"

#include "model/providers/host/json_stream.h"
#include "model/providers/source/item_reading.h"

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/system_error.hpp>

#include <array>
#include <memory>
#include <sys/un.h>

namespace netatlas::providers::host {

namespace asio = boost::asio;
using async::Task;
using boost::system::error_code;
using document::Node;

namespace {

/// Messages of the server that nobody asked for, before it is taken for one that will not answer.
constexpr int kMostOthers = 16;
constexpr std::string_view kId = "netatlas";

/// One conversation, with all that ends with it.
struct Call
{
    Call(const async::TaskExecutor& executor, std::string path, OvsdbLimits allowed)
        : name(std::move(path))
        , limits(allowed)
        , socket(executor)
        , timer(executor)
        , stream(allowed.answer)
    {
    }

    tl::unexpected<Error> failed(ErrorKind kind, const std::string& cause) const
    {
        return fail(kind, {{"host", name}, {"cause", name + ": " + cause}});
    }
    tl::unexpected<Error> badAnswer(const std::string& cause) const
    {
        return failed(ErrorKind::BadAnswer, cause);
    }
    /// What went wrong, or an exception when the task was stopped.
    tl::unexpected<Error> failed(const error_code& code) const
    {
        if (isOver)
            return failed(ErrorKind::Unreachable,
                          "no answer within " + std::to_string(limits.whole.count()) + " ms");
        if (code == asio::error::operation_aborted)
            throw boost::system::system_error(code);
        if (code == asio::error::eof || code == asio::error::connection_reset ||
            code == asio::error::broken_pipe)
            return failed(ErrorKind::Unreachable, "the connection was closed");
        namespace errors = boost::system::errc;
        if (code == errors::permission_denied || code == errors::operation_not_permitted)
            return failed(ErrorKind::PermissionDenied, code.message());
        if (code == errors::no_such_file_or_directory || code == errors::connection_refused ||
            code == errors::not_a_directory)
            return failed(ErrorKind::NotFound, code.message());
        return failed(ErrorKind::Unreachable, code.message());
    }

    std::string name;
    OvsdbLimits limits;
    asio::local::stream_protocol::socket socket;
    asio::steady_timer timer;
    JsonStream stream;
    std::array<char, 65536> bytes{};
    bool isOver = false; ///< its time
};

/// When the time is out, every wait ends.
void guard(const std::shared_ptr<Call>& call)
{
    call->timer.expires_after(call->limits.whole);
    call->timer.async_wait([watched = std::weak_ptr<Call>(call)](const error_code& code) {
        const auto over = watched.lock();
        if (code || !over)
            return;
        over->isOver = true;
        error_code ignored;
        over->socket.close(ignored);
    });
}

std::string question(const std::string& parameters)
{
    return R"({"method":"transact","params":)" + parameters + R"(,"id":")" + std::string(kId) +
           R"("})";
}

/// How the server finds out who is still there, and what it is told.
bool isEcho(const Node& message)
{
    const Node* method = message.find("method");
    const Node* id = message.find("id");
    return method && method->isText() && method->text == "echo" && id && id->isText() &&
           id->text == "echo";
}
constexpr const char* kEcho = R"({"id":"echo","result":[],"error":null})";

/// The next message, as it is.
Task<Result<std::string>> nextMessage(Call& call)
{
    for (;;) {
        auto message = call.stream.next();
        if (message)
            co_return std::move(*message);
        if (!call.stream.fault().empty())
            co_return call.badAnswer(call.stream.fault());
        error_code code;
        const std::size_t size = co_await call.socket.async_read_some(
            asio::buffer(call.bytes), asio::redirect_error(asio::use_awaitable, code));
        if (code)
            co_return call.failed(code);
        call.stream.take(std::string_view(call.bytes.data(), size));
    }
}

Result<Node> parsed(const Call& call, const std::string& message)
{
    document::Limits limits;
    limits.bytes = call.limits.answer;
    limits.depth = 32;
    auto documents = document::readJson(message, limits);
    if (!documents)
        return call.badAnswer(detailOf(documents.error().details, "cause").text());
    return std::move(documents->front());
}

/// What stands in our answer.
Result<Node> resultIn(const Call& call, const Node& message)
{
    const Node* id = message.find("id");
    if (!id || !id->isText() || id->text != kId)
        return call.badAnswer("it is the answer to another question");
    if (const Node* error = message.find("error"); error && !error->isNothing()) {
        const Node* word = error->isGroup() ? error->find("error") : error;
        return call.badAnswer("the database says: " +
                              (word && word->isText() ? plainName(word->text) : "an error"));
    }
    const Node* result = message.find("result");
    if (!result || !result->isList())
        return call.badAnswer("it has no result");
    return *result;
}

Task<Status> send(Call& call, std::string text)
{
    error_code code;
    co_await asio::async_write(call.socket, asio::buffer(text),
                               asio::redirect_error(asio::use_awaitable, code));
    if (code)
        co_return call.failed(code);
    co_return Status();
}

Task<Result<Node>> converse(Call& call, std::string parameters)
{
    error_code code;
    const asio::local::stream_protocol::endpoint endpoint(call.name);
    co_await call.socket.async_connect(endpoint, asio::redirect_error(asio::use_awaitable, code));
    if (code)
        co_return call.failed(code);
    std::string text = question(parameters);
    const Status sent = co_await send(call, std::move(text));
    if (!sent)
        co_return fail(sent.error());
    for (int others = 0; others < kMostOthers; ++others) {
        const auto message = co_await nextMessage(call);
        if (!message)
            co_return fail(message.error());
        const auto read = parsed(call, *message);
        if (!read)
            co_return fail(read.error());
        if (!read->find("method"))
            co_return resultIn(call, *read);
        if (!isEcho(*read))
            continue; // news that nobody asked for
        std::string echo = kEcho;
        const Status answered = co_await send(call, std::move(echo));
        if (!answered)
            co_return fail(answered.error());
    }
    co_return call.badAnswer("it tells other things and does not answer");
}

} // namespace

Task<Result<Node>> askDatabase(std::string socket, std::string parameters, OvsdbLimits limits)
{
    const async::TaskExecutor executor = co_await asio::this_coro::executor;
    const auto call = std::make_shared<Call>(executor, std::move(socket), limits);
    if (call->name.size() >= sizeof(sockaddr_un::sun_path))
        co_return call->failed(ErrorKind::NotFound, "the name is too long for a socket");
    guard(call);
    auto answer = co_await converse(*call, std::move(parameters));
    call->timer.cancel();
    co_return answer;
}

} // namespace netatlas::providers::host
