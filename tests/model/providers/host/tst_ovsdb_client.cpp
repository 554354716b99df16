// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/host/json_stream.h"
#include "model/providers/host/ovsdb_client.h"
#include "tests/support/scripted_socket.h"
#include "tests/support/task_runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <unistd.h>

using namespace netatlas;
using namespace std::chrono_literals;
using providers::document::Node;
using providers::host::JsonStream;
using providers::host::OvsdbLimits;
using tests::ScriptedSocket;
using tests::SocketWire;

namespace {

constexpr const char* kAnswer = R"({"id":"netatlas","result":[{"rows":[]}],"error":null})";

OvsdbLimits limits()
{
    return {.whole = 5s, .answer = 65'536};
}

/// A server that says that and closes the connection, and what the client made of it.
class World
{
public:
    Result<Node> ask(ScriptedSocket::Script script, OvsdbLimits allowed = limits())
    {
        const ScriptedSocket server(path, std::move(script));
        auto answer = runner.run(providers::host::askDatabase(path, "[1]", allowed));
        asked = server.asked();
        return answer;
    }
    Result<Node> askOne(const std::string& text)
    {
        return ask([text](const std::string&, SocketWire& wire) { wire.send(text); });
    }

    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("db.sock")).toStdString();
    tests::TaskRunner runner;
    std::vector<std::string> asked;
};

QByteArray causeOf(const Result<Node>& answer)
{
    return QByteArray::fromStdString(answer ? "an answer"
                                            : detailOf(answer.error().details, "cause").text());
}

std::ptrdiff_t openFiles()
{
    namespace files = std::filesystem;
    return std::distance(files::directory_iterator("/proc/self/fd"), files::directory_iterator());
}

} // namespace

// moc loses its way in raw strings with brackets.
// NOLINTBEGIN(modernize-raw-string-literal)
class TstOvsdbClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreCutOutOfTheStream()
    {
        JsonStream stream(100);
        QVERIFY(!stream.next());
        stream.take(" {\"a\":\"}\\\"]\"");
        QVERIFY(!stream.next() && stream.fault().empty());
        stream.take(",\"b\":[{}]}\n{\"c\":1}{\"d");
        QCOMPARE(stream.next(), std::optional<std::string>("{\"a\":\"}\\\"]\",\"b\":[{}]}"));
        QCOMPARE(stream.next(), std::optional<std::string>("{\"c\":1}"));
        QVERIFY(!stream.next() && stream.fault().empty());
        stream.take("\":2}");
        QCOMPARE(stream.next(), std::optional<std::string>("{\"d\":2}"));
    }

    void aStreamOfSomethingElseEnds()
    {
        JsonStream text(100);
        text.take("HTTP/1.1 400");
        QVERIFY(!text.next() && !text.fault().empty());
        JsonStream list(100);
        list.take("[1]");
        QVERIFY(!list.next() && !list.fault().empty());
        JsonStream longer(10);
        longer.take("{\"a\":\"0123456789");
        QVERIFY(!longer.next() && !longer.fault().empty());
    }

    void anAnswerIsRead()
    {
        World world;
        const auto answer = world.askOne(kAnswer);
        QVERIFY2(answer, causeOf(answer));
        QCOMPARE(answer->children.size(), std::size_t{1});
        QCOMPARE(world.asked.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(world.asked.front()),
                 QByteArray(R"({"method":"transact","params":[1],"id":"netatlas"})"));
    }

    void anAnswerMayComeInPiecesAndBehindNews()
    {
        World world;
        const auto answer = world.ask([](const std::string&, SocketWire& wire) {
            wire.send(R"({"method":"update","id":null,"params":["x",{}]})"
                      "\n");
            for (const char* letter = kAnswer; *letter != '\0'; ++letter)
                wire.send(std::string_view(letter, 1));
        });
        QVERIFY2(answer, causeOf(answer));
    }

    void theServerIsToldThatWeAreThere()
    {
        World world;
        std::string echo;
        const auto answer = world.ask([&echo](const std::string&, SocketWire& wire) {
            wire.send(R"({"id":"echo","method":"echo","params":[]})");
            echo = wire.receive();
            wire.send(kAnswer);
        });
        QVERIFY2(answer, causeOf(answer));
        QCOMPARE(echo, std::string(R"({"id":"echo","result":[],"error":null})"));
    }

    void whatIsNoAnswerIsTold_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const QByteArray& said, ErrorKind kind,
                            const char* cause) {
            QTest::newRow(name) << said << static_cast<int>(kind) << QByteArray(cause);
        };
        const auto bad = ErrorKind::BadAnswer;
        row("nothing", "", ErrorKind::Unreachable, "the connection was closed");
        row("half of it", R"({"id":"netatlas","result":[)", ErrorKind::Unreachable,
            "the connection was closed");
        row("garbage", QByteArray("\x01\x02\x03 what", 9), bad, "it is no JSON group");
        row("a page", "HTTP/1.0 200 OK\r\n\r\n", bad, "it is no JSON group");
        row("braces without JSON", "{what}", bad, "");
        row("no text", "{\"a\":\"\xff\xfe\"}", bad, "");
        row("another id", R"({"id":"other","result":[],"error":null})", bad,
            "it is the answer to another question");
        row("a number for an id", R"({"id":1,"result":[],"error":null})", bad,
            "it is the answer to another question");
        row("no id", R"({"result":[],"error":null})", bad, "it is the answer to another question");
        row("no result", R"({"id":"netatlas","error":null})", bad, "it has no result");
        row("a text for a result", R"({"id":"netatlas","result":"[]","error":null})", bad,
            "it has no result");
        row("nothing for a result", R"({"id":"netatlas","result":null,"error":null})", bad,
            "it has no result");
        row("an error", R"({"id":"netatlas","result":null,"error":{"error":"unknown database"}})",
            bad, "the database says: unknown database");
        row("an error in a word", R"({"id":"netatlas","result":null,"error":"no\u0007"})", bad,
            "the database says: no");
        row("an error of another kind", R"({"id":"netatlas","result":null,"error":7})", bad,
            "the database says: an error");
        row("news without end",
            QByteArray(R"({"method":"update","id":null,"params":[]})").repeated(40), bad,
            "it tells other things and does not answer");
        row("too deep",
            "{\"id\":" + QByteArray("[").repeated(5000) + QByteArray("]").repeated(5000) + "}", bad,
            "");
        row("too large", "{\"id\":\"" + QByteArray("x").repeated(200'000), bad,
            "it is longer than 65536 bytes");
    }

    void whatIsNoAnswerIsTold()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const int, kind);
        QFETCH(const QByteArray, cause);
        World world;
        const auto answer = world.askOne(said.toStdString());
        QVERIFY(!answer);
        QCOMPARE(static_cast<int>(answer.error().kind), kind);
        QVERIFY2(causeOf(answer).contains(cause), causeOf(answer));
        QVERIFY2(causeOf(answer).startsWith(QByteArray::fromStdString(world.path)),
                 causeOf(answer));
        QCOMPARE(detailOf(answer.error().details, "host").text(), world.path);
        // And it is there again for the next one who asks.
        QVERIFY(world.askOne(kAnswer));
    }

    void aServerThatDoesNotAnswerIsNotWaitedForLong()
    {
        World world;
        OvsdbLimits allowed = limits();
        allowed.whole = 50ms;
        const auto silent =
            world.ask([](const std::string&, SocketWire& wire) { wire.pause(20s); }, allowed);
        QVERIFY(!silent);
        QCOMPARE(silent.error().kind, ErrorKind::Unreachable);
        QVERIFY2(causeOf(silent).contains("no answer within 50 ms"), causeOf(silent));
        // Nor one that always has another word.
        const auto slow = world.ask(
            [](const std::string&, SocketWire& wire) {
                wire.send("{\"id\":\"");
                while (wire.send("x"))
                    wire.pause(5ms);
            },
            allowed);
        QVERIFY2(causeOf(slow).contains("no answer within 50 ms"), causeOf(slow));
    }

    void whereNobodyListensIsNoDatabase()
    {
        World world;
        const auto none =
            world.runner.run(providers::host::askDatabase(world.path, "[]", limits()));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        const auto below =
            world.runner.run(providers::host::askDatabase("/dev/null/db.sock", "[]", limits()));
        QCOMPARE(below.error().kind, ErrorKind::NotFound);
        const auto endless =
            world.runner.run(providers::host::askDatabase(std::string(200, 'x'), "[]", limits()));
        QCOMPARE(endless.error().kind, ErrorKind::NotFound);
        // A socket that was left behind.
        QFile file(QString::fromStdString(world.path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto left =
            world.runner.run(providers::host::askDatabase(world.path, "[]", limits()));
        QCOMPARE(left.error().kind, ErrorKind::NotFound);
    }

    void missingRightsAreTold()
    {
        if (geteuid() == 0 && seteuid(65534) != 0)
            QSKIP("root has every right");
        World world; // a folder of whoever we are now
        const ScriptedSocket server(world.path, [](const std::string&, SocketWire&) {});
        QFile::setPermissions(QString::fromStdString(world.path), {});
        const auto answer =
            world.runner.run(providers::host::askDatabase(world.path, "[]", limits()));
        QVERIFY(getuid() != 0 || seteuid(0) == 0);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::PermissionDenied);
    }

    void aStopEndsTheQuestionWhereverItIs()
    {
        World world;
        const ScriptedSocket server(world.path, [](const std::string&, SocketWire& wire) {
            wire.send("{\"id\":");
            wire.pause(20s);
        });
        std::ptrdiff_t before = 0;
        for (int steps = 0; steps < 12; ++steps) {
            std::stop_source stop;
            std::optional<Result<Node>> answer;
            world.runner.begin(providers::host::askDatabase(world.path, "[]", limits()),
                               stop.get_token(), answer);
            for (int i = 0; i < steps && !answer; ++i)
                world.runner.context.run_one_for(20ms);
            stop.request_stop();
            world.runner.finish(answer, 5s);
            QVERIFY(!*answer);
            QCOMPARE((*answer).error().kind, ErrorKind::Cancelled);
            world.runner.context.restart();
            world.runner.context.poll();
            if (steps == 0)
                before = openFiles();
        }
        QTRY_COMPARE(openFiles(), before);
    }
};
// NOLINTEND(modernize-raw-string-literal)

QTEST_GUILESS_MAIN(TstOvsdbClient)
#include "tst_ovsdb_client.moc"
