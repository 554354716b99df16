// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_server.h"

#include <QTest>

#include <arpa/inet.h>
#include <future>
#include <sys/socket.h>
#include <unistd.h>

using namespace netatlas::tests;
using namespace std::chrono_literals;

namespace {

/// A client that asks once and then keeps its connection. Its socket is there from the beginning.
class LastingClient
{
public:
    LastingClient() : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {}
    ~LastingClient() { end(); }
    LastingClient(const LastingClient&) = delete;
    LastingClient& operator=(const LastingClient&) = delete;

    bool ask(int port, const char* path) const
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const std::string request = std::string("GET ") + path + " HTTP/1.1\r\n\r\n";
        return connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
               ::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) > 0;
    }
    bool hasAnswer() const
    {
        char byte = 0;
        return recv(m_socket, &byte, 1, MSG_PEEK) > 0;
    }
    void end()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }

private:
    int m_socket;
};

} // namespace

class TstScriptedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itEndsWhileClientsKeepTheirConnections();
};

void TstScriptedServer::itEndsWhileClientsKeepTheirConnections()
{
    // The first script goes on after it closed its connection, until the second one has come, which
    // the system gives the number of the closed socket.
    std::promise<void> isClosed;
    std::promise<void> secondHasCome;
    auto server = std::make_unique<ScriptedServer>(
        [&](const Asked& asked, Wire& wire) {
            if (asked.path() == "/first") {
                wire.close();
                isClosed.set_value();
                secondHasCome.get_future().wait_for(10s);
                return;
            }
            secondHasCome.set_value();
            wire.pause(200ms); // the first one is through by then
            wire.reply(200, "here");
        },
        ScriptedServer::Options{});
    const LastingClient first;
    LastingClient second;
    QVERIFY(first.ask(server->port(), "/first"));
    QCOMPARE(isClosed.get_future().wait_for(10s), std::future_status::ready);
    QVERIFY(second.ask(server->port(), "/second"));
    QVERIFY(second.hasAnswer());
    auto end = std::async(std::launch::async, [&server] { server.reset(); });
    const auto outcome = end.wait_for(5s);
    second.end(); // lets a server go that hangs
    QCOMPARE(outcome, std::future_status::ready);
}

QTEST_GUILESS_MAIN(TstScriptedServer)
#include "tst_scripted_server.moc"
