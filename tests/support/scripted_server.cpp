// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_server.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <mutex>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace netatlas::tests {

namespace {

template <class Thing, auto Free>
struct FreeingThing
{
    void operator()(Thing* thing) const { Free(thing); }
};
using Context = std::unique_ptr<SSL_CTX, FreeingThing<SSL_CTX, SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, FreeingThing<SSL, SSL_free>>;

Context makeContext(const ScriptedServer::Options& options)
{
    if (!options.credential)
        return nullptr;
    Context context(SSL_CTX_new(TLS_server_method()));
    BIO* text = BIO_new_mem_buf(options.credential->certificate.data(),
                                static_cast<int>(options.credential->certificate.size()));
    X509* certificate = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    text = BIO_new_mem_buf(options.credential->key.data(),
                           static_cast<int>(options.credential->key.size()));
    EVP_PKEY* key = PEM_read_bio_PrivateKey(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    if (SSL_CTX_use_certificate(context.get(), certificate) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), key) != 1)
        throw std::runtime_error("the test certificate cannot be used");
    X509_free(certificate);
    EVP_PKEY_free(key);
    if (!options.clientAuthority.empty()) {
        text = BIO_new_mem_buf(options.clientAuthority.data(),
                               static_cast<int>(options.clientAuthority.size()));
        X509* authority = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
        BIO_free(text);
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority);
        X509_free(authority);
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                           nullptr);
    }
    return context;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// One connection, blocking, with or without TLS.
class SocketWire final : public Wire
{
public:
    /// `forget` is told before the socket ends: the next one may get its number at once.
    SocketWire(int socket, SSL_CTX* context, const std::atomic<bool>& isOver,
               std::function<void()> forget)
        : m_socket(socket)
        , m_isOver(isOver)
        , m_forget(std::move(forget))
    {
        if (context) {
            m_session.reset(SSL_new(context));
            SSL_set_fd(m_session.get(), socket);
        }
    }
    ~SocketWire() override { end(); }

    bool shakeHands() { return !m_session || SSL_accept(m_session.get()) == 1; }

    bool send(std::string_view bytes) override
    {
        while (!bytes.empty() && m_socket >= 0) {
            const long sent =
                m_session ? SSL_write(m_session.get(), bytes.data(),
                                      static_cast<int>(std::min<std::size_t>(bytes.size(), 16384)))
                          : ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return m_socket >= 0;
    }
    void close() override
    {
        if (m_session && m_socket >= 0)
            SSL_shutdown(m_session.get());
        end();
    }
    void drop() override { end(); }
    void reset() override
    {
        const linger abrupt{1, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
        end();
    }
    bool pause(std::chrono::milliseconds time) override
    {
        const auto until = std::chrono::steady_clock::now() + time;
        while (!m_isOver && m_socket >= 0 && std::chrono::steady_clock::now() < until) {
            pollfd watched{m_socket, POLLRDHUP, 0};
            if (poll(&watched, 1, 5) > 0 && (watched.revents & (POLLRDHUP | POLLHUP | POLLERR)))
                return false;
        }
        return !m_isOver && m_socket >= 0;
    }

    std::optional<Asked> next()
    {
        std::size_t end = 0;
        while ((end = m_read.find("\r\n\r\n")) == std::string::npos)
            if (!readMore())
                return std::nullopt;
        Asked asked;
        const std::string head = m_read.substr(0, end);
        m_read.erase(0, end + 4);
        std::size_t line = head.find("\r\n");
        const std::string first = head.substr(0, line);
        asked.method = first.substr(0, first.find(' '));
        asked.target = first.substr(first.find(' ') + 1, first.rfind(' ') - first.find(' ') - 1);
        while (line != std::string::npos) {
            const std::size_t begin = line + 2;
            line = head.find("\r\n", begin);
            const std::string field = head.substr(begin, line - begin);
            const std::size_t colon = field.find(':');
            asked.headers[lower(field.substr(0, colon))] =
                field.substr(std::min(field.size(), colon + 2));
        }
        const std::string length = asked.header("content-length");
        const std::size_t wanted = length.empty() ? 0 : std::stoul(length);
        while (m_read.size() < wanted)
            if (!readMore())
                return std::nullopt;
        asked.body = m_read.substr(0, wanted);
        m_read.erase(0, wanted);
        return asked;
    }
    bool isOpen() const { return m_socket >= 0; }

private:
    bool readMore()
    {
        char bytes[16384];
        if (m_socket < 0)
            return false;
        const long got = m_session ? SSL_read(m_session.get(), bytes, sizeof bytes)
                                   : recv(m_socket, bytes, sizeof bytes, 0);
        if (got <= 0)
            return false;
        m_read.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    void end()
    {
        if (m_socket < 0)
            return;
        m_forget();
        ::close(m_socket);
        m_socket = -1;
    }

    int m_socket;
    const std::atomic<bool>& m_isOver;
    std::function<void()> m_forget;
    Session m_session;
    std::string m_read;
};

} // namespace

std::string Asked::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

bool Wire::reply(int status, std::string_view body, std::string_view headers)
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + " Said so\r\n";
    text += headers;
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    text += body;
    return send(text);
}

struct ScriptedServer::State
{
    void accept();
    void serve(int socket, int number);

    Script script;
    Options options;
    Context context;
    int listener = -1;
    int port = 0;
    std::atomic<bool> isOver = false;
    std::atomic<int> connections = 0;
    std::atomic<int> requests = 0;
    mutable std::mutex mutex;
    std::vector<Asked> asked;
    std::map<int, int> sockets; ///< open ones by number of the connection
    std::vector<int> over;      ///< connections whose threads have nothing left to do
    std::map<int, std::jthread> threads;
    std::jthread accepting;
};

void ScriptedServer::State::accept()
{
    while (!isOver) {
        pollfd watched{listener, POLLIN, 0};
        if (poll(&watched, 1, 20) <= 0)
            continue;
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int number = ++connections;
        const std::lock_guard lock(mutex);
        for (const int one : over)
            threads.erase(one);
        over.clear();
        sockets.emplace(number, socket);
        threads.emplace(number, [this, socket, number] { serve(socket, number); });
    }
}

void ScriptedServer::State::serve(int socket, int number)
{
    SocketWire wire(socket, context.get(), isOver, [this, number] {
        const std::lock_guard lock(mutex);
        sockets.erase(number);
    });
    if (options.isSilent) {
        wire.pause(std::chrono::hours(1));
    } else if (wire.shakeHands()) {
        while (!isOver && wire.isOpen()) {
            auto one = wire.next();
            if (!one)
                break;
            one->connection = number;
            one->number = ++requests;
            if (options.remembersRequests) {
                const std::lock_guard lock(mutex);
                asked.push_back(*one);
            }
            script(*one, wire);
        }
    }
    wire.drop();
    const std::lock_guard lock(mutex);
    over.push_back(number);
}

ScriptedServer::ScriptedServer(Script script, Options options) : m_state(std::make_unique<State>())
{
    std::signal(SIGPIPE, SIG_IGN); // SSL_write knows no flag for it
    State& state = *m_state;
    state.script = std::move(script);
    state.options = std::move(options);
    state.context = makeContext(state.options);
    state.listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(state.listener, generic, size) != 0 || listen(state.listener, 64) != 0 ||
        getsockname(state.listener, generic, &size) != 0)
        throw std::runtime_error("no port on loopback");
    state.port = ntohs(address.sin_port);
    state.accepting = std::jthread([&state] { state.accept(); });
}

ScriptedServer::~ScriptedServer()
{
    m_state->isOver = true;
    shutdown(m_state->listener, SHUT_RDWR); // wakes the one who waits there
    m_state->accepting.join();
    {
        const std::lock_guard lock(m_state->mutex);
        for (const auto& [number, socket] : m_state->sockets)
            shutdown(socket, SHUT_RDWR);
    }
    m_state->threads.clear();
    ::close(m_state->listener);
}

int ScriptedServer::port() const
{
    return m_state->port;
}

std::string ScriptedServer::url(std::string_view path) const
{
    return (m_state->options.credential ? "https://127.0.0.1:" : "http://127.0.0.1:") +
           std::to_string(m_state->port) + std::string(path);
}

std::vector<Asked> ScriptedServer::asked() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->asked;
}

int ScriptedServer::connections() const
{
    return m_state->connections;
}

} // namespace netatlas::tests
