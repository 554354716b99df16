// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/child_process.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/error.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/group.hpp>
#include <boost/process/io.hpp>
#include <boost/process/posix.hpp>
#include <boost/process/search_path.hpp>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

namespace netatlas::async {

namespace asio = boost::asio;
namespace process = boost::process;

namespace {

constexpr std::size_t kKeptErrors = 4096;
/// After its output has ended a program has nothing left to do.
constexpr std::chrono::milliseconds kLookAgain{5};

/// The two ends of a pipe that no other program inherits.
class Pipe
{
public:
    explicit Pipe(const TaskExecutor& executor) : reading(executor) {}
    ~Pipe() { closeWriting(); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    bool open()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return false;
        reading.assign(ends[0]);
        writing = ends[1];
        return true;
    }
    void closeWriting()
    {
        if (writing >= 0)
            close(writing);
        writing = -1;
    }

    asio::posix::stream_descriptor reading;
    int writing = -1;
};

/// A running program, which never outlives this.
class RunningProgram
{
public:
    ~RunningProgram() { kill(); }

    /// Also what it started: a group of their own.
    void kill()
    {
        std::error_code ignored;
        if (child.valid()) {
            group.terminate(ignored);
            child.wait(ignored);
        }
    }
    process::group group;
    process::child child;
};

/// What a program says beside its output, read while it runs. Whoever it leaves behind may keep the
/// pipe open, so nobody waits for its end.
class ErrorOutput : public std::enable_shared_from_this<ErrorOutput>
{
public:
    explicit ErrorOutput(const TaskExecutor& executor) : pipe(executor) {}

    void read()
    {
        m_isReading = true;
        pipe.reading.async_read_some(
            asio::buffer(m_buffer),
            [self = shared_from_this()](const boost::system::error_code& code, std::size_t bytes) {
                self->keep(bytes);
                self->m_isReading = false;
                if (!code && !self->m_isEnding)
                    self->read();
            });
    }
    /// Reads no more by itself; bytes that were read already come until `isReading` is false.
    void end()
    {
        m_isEnding = true;
        boost::system::error_code ignored;
        pipe.reading.cancel(ignored);
    }
    bool isReading() const { return m_isReading; }
    /// What is there by now, and nothing more.
    std::string take()
    {
        boost::system::error_code code;
        pipe.reading.non_blocking(true, code);
        while (!code) {
            const std::size_t bytes = pipe.reading.read_some(asio::buffer(m_rest), code);
            if (!code)
                m_text.append(m_rest.data(), bytes);
        }
        pipe.reading.close(code);
        return m_text.size() > kKeptErrors ? m_text.substr(m_text.size() - kKeptErrors)
                                           : std::move(m_text);
    }
    void close()
    {
        boost::system::error_code code;
        pipe.reading.close(code);
    }

    Pipe pipe;

private:
    void keep(std::size_t bytes)
    {
        m_text.append(m_buffer.data(), bytes);
        if (m_text.size() > 2 * kKeptErrors)
            m_text.erase(0, m_text.size() - kKeptErrors);
    }

    std::array<char, 4096> m_buffer{};
    std::array<char, 4096> m_rest{};
    std::string m_text;
    bool m_isReading = false;
    bool m_isEnding = false;
};

/// One program at work, with all that ends with it.
struct Run
{
    explicit Run(const TaskExecutor& executor)
        : output(executor)
        , errors(std::make_shared<ErrorOutput>(executor))
        , timer(executor)
    {
    }
    ~Run() { errors->close(); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    Pipe output;
    std::shared_ptr<ErrorOutput> errors;
    RunningProgram program;
    asio::steady_timer timer;
    bool isOver = false; ///< its time
};

tl::unexpected<Error> notStarted(const Command& command, int number)
{
    return fail(ErrorKind::Refused, {{"program", command.program},
                                     {"cause", command.program + " cannot be started: " +
                                                   std::generic_category().message(number)}});
}

Status startProgram(Run& run, const Command& command)
{
    if (!run.output.open() || !run.errors->pipe.open())
        return notStarted(command, errno);
    const auto path = process::search_path(command.program);
    if (path.empty())
        return fail(ErrorKind::NotFound, {{"what", "program"}, {"key", command.program}});
    std::error_code code;
    run.program.child = process::child(
        process::exe = path.string(), process::args = command.arguments,
        process::std_in < process::null, process::posix::fd.bind(STDOUT_FILENO, run.output.writing),
        process::posix::fd.bind(STDERR_FILENO, run.errors->pipe.writing), run.program.group, code);
    run.output.closeWriting();
    run.errors->pipe.closeWriting();
    if (code)
        return notStarted(command, code.value());
    return {};
}

int statusOf(const process::child& child)
{
    const int native = child.native_exit_code();
    return WIFSIGNALED(native) ? 128 + WTERMSIG(native) : WEXITSTATUS(native);
}

/// The watchdog: when the time is out it ends the program, and with it every wait for it.
void guard(const std::shared_ptr<Run>& run, std::chrono::milliseconds timeout)
{
    run->timer.expires_after(timeout);
    run->timer.async_wait(
        [watched = std::weak_ptr<Run>(run)](const boost::system::error_code& code) {
            const auto watch = watched.lock();
            if (code || !watch)
                return;
            watch->isOver = true;
            watch->program.kill();
            boost::system::error_code ignored;
            watch->output.reading.close(ignored);
        });
}

tl::unexpected<Error> tooLong(const Command& command)
{
    return fail(ErrorKind::Unreachable,
                {{"program", command.program},
                 {"timeout-ms", static_cast<std::int64_t>(command.timeout.count())},
                 {"cause", command.program + ": no end within " +
                               std::to_string(command.timeout.count()) + " ms"}});
}

} // namespace

Task<Result<CommandOutcome>> runCommand(Command command)
{
    const TaskExecutor executor = co_await asio::this_coro::executor;
    const auto run = std::make_shared<Run>(executor);
    if (const Status started = startProgram(*run, command); !started)
        co_return fail(started.error());
    run->errors->read();
    guard(run, command.timeout);

    CommandOutcome outcome;
    std::vector<char> buffer(65536);
    boost::system::error_code code;
    while (!code) {
        const std::size_t bytes = co_await run->output.reading.async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, code));
        outcome.output.append(buffer.data(), bytes);
        if (outcome.output.size() > command.mostOutput)
            co_return fail(ErrorKind::BadAnswer,
                           {{"program", command.program},
                            {"cause", command.program + " says more than " +
                                          std::to_string(command.mostOutput) + " bytes"}});
    }
    if (code == asio::error::operation_aborted && !run->isOver)
        throw boost::system::system_error(code); // a stop
    std::error_code ended;
    while (!run->isOver && run->program.child.running(ended)) {
        asio::steady_timer pause(executor, kLookAgain);
        co_await pause.async_wait(asio::use_awaitable);
    }
    if (run->isOver)
        co_return tooLong(command);
    run->timer.cancel();
    outcome.status = statusOf(run->program.child);
    // What it said last may have been read, and not been kept yet.
    run->errors->end();
    while (run->errors->isReading())
        co_await asio::post(executor, asio::use_awaitable);
    outcome.errors = run->errors->take();
    co_return outcome;
}

} // namespace netatlas::async
