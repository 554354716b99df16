// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_socket.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace netatlas::tests {

namespace {

[[noreturn]] void fail(const char* what)
{
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

} // namespace

struct ScriptedSocket::State
{
    /// Waits for the handle, unless the server's end comes first.
    bool waitFor(int handle, short event, int milliseconds) const
    {
        std::array<pollfd, 2> handles{{{handle, event, 0}, {end[0], POLLIN, 0}}};
        return poll(handles.data(), handles.size(), milliseconds) > 0 && handles[1].revents == 0;
    }
    void serve();

    std::string path;
    Script script;
    int listening = -1;
    std::array<int, 2> end{-1, -1}; ///< a pipe that closes at the end
    mutable std::mutex mutex;
    std::vector<std::string> asked;
    std::thread thread;
};

namespace {

class Conversation final : public SocketWire
{
public:
    Conversation(int handle, std::function<bool(int, short, int)> waitFor)
        : m_handle(handle)
        , m_waitFor(std::move(waitFor))
    {
    }
    ~Conversation() override { close(m_handle); }
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    std::string receive() override
    {
        std::array<char, 65536> bytes{};
        if (!m_waitFor(m_handle, POLLIN, -1))
            return {};
        const auto size = recv(m_handle, bytes.data(), bytes.size(), 0);
        return {bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    }
    bool send(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            if (!m_waitFor(m_handle, POLLOUT, -1))
                return false;
            const auto size =
                ::send(m_handle, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (size < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(size));
        }
        return true;
    }
    void pause(std::chrono::milliseconds time) override
    {
        m_waitFor(m_handle, POLLRDHUP, static_cast<int>(time.count()));
    }

private:
    int m_handle;
    std::function<bool(int, short, int)> m_waitFor;
};

} // namespace

void ScriptedSocket::State::serve()
{
    while (waitFor(listening, POLLIN, -1)) {
        const int handle = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (handle < 0)
            return;
        Conversation wire(handle, [this](int one, short event, int milliseconds) {
            return waitFor(one, event, milliseconds);
        });
        const std::string first = wire.receive();
        {
            const std::lock_guard lock(mutex);
            asked.push_back(first);
        }
        script(first, wire);
    }
}

ScriptedSocket::ScriptedSocket(std::string path, Script script) : m_state(std::make_unique<State>())
{
    m_state->path = std::move(path);
    m_state->script = std::move(script);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_state->path.size() >= sizeof address.sun_path)
        throw std::runtime_error("the path is too long for a socket");
    std::memcpy(address.sun_path, m_state->path.data(), m_state->path.size());
    m_state->listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (m_state->listening < 0 || pipe(m_state->end.data()) != 0)
        fail("socket");
    if (bind(m_state->listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
            0 ||
        listen(m_state->listening, 8) != 0)
        fail("bind");
    m_state->thread = std::thread([state = m_state.get()] { state->serve(); });
}

ScriptedSocket::~ScriptedSocket()
{
    close(m_state->end[1]);
    m_state->thread.join();
    close(m_state->end[0]);
    close(m_state->listening);
    unlink(m_state->path.c_str());
}

std::vector<std::string> ScriptedSocket::asked() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->asked;
}

} // namespace netatlas::tests
