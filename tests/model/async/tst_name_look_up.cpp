// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/name_look_up.h"
#include "model/async/network_thread.h"
#include "tests/support/task_runner.h"

#include <boost/asio/error.hpp>

#include <QTest>

#include <future>
#include <thread>

using namespace netatlas;
using namespace std::chrono_literals;
using async::FoundAddresses;

namespace {

/// A service that knows one name and hangs on all others, longer than any test.
async::NameService hangingNames()
{
    return [](const std::string& host) {
        if (host != "known")
            std::this_thread::sleep_for(60s);
        return FoundAddresses{{"192.0.2.7"}, {}};
    };
}

async::Task<Result<FoundAddresses>> asked(async::NameService service, std::string host,
                                          std::chrono::milliseconds limit)
{
    co_return co_await async::lookUp(std::move(service), std::move(host), limit);
}

} // namespace

class TstNameLookUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemKnowsThisHost();
    void oneThatHangsHoldsUpNoOther();
    void whoIsStoppedDoesNotWait();
    void theEndWaitsForNobody();
};

void TstNameLookUp::theSystemKnowsThisHost()
{
    const FoundAddresses here = async::systemNames("localhost");
    QVERIFY(!here.problem);
    QVERIFY(!here.values.empty());
    const FoundAddresses nowhere = async::systemNames("a..b");
    QVERIFY(nowhere.problem && nowhere.values.empty());
}

void TstNameLookUp::oneThatHangsHoldsUpNoOther()
{
    const async::NameService names = hangingNames();
    tests::TaskRunner runner;
    std::optional<Result<FoundAddresses>> hanging;
    runner.begin(asked(names, "hanging", 300ms), {}, hanging);
    const auto known = runner.run(asked(names, "known", 10s));
    QVERIFY(known && !hanging);
    QCOMPARE(known->values, std::vector<std::string>{"192.0.2.7"});
    runner.finish(hanging, 10s);
    QVERIFY(*hanging && (*hanging)->values.empty());
    QCOMPARE((*hanging)->problem, boost::system::error_code(boost::asio::error::timed_out));
}

void TstNameLookUp::whoIsStoppedDoesNotWait()
{
    tests::TaskRunner runner;
    std::stop_source stop;
    std::optional<Result<FoundAddresses>> hanging;
    runner.begin(asked(hangingNames(), "hanging", 20s), stop.get_token(), hanging);
    runner.context.poll();
    QVERIFY(!hanging);
    stop.request_stop();
    runner.finish(hanging, 5s);
    // One that was stopped has nothing, whichever way it says so.
    QVERIFY(!*hanging || (*hanging)->problem == boost::asio::error::operation_aborted);
}

void TstNameLookUp::theEndWaitsForNobody()
{
    const auto end = std::async(std::launch::async, [&] {
        std::stop_source stop;
        async::NetworkThread network;
        async::start<FoundAddresses>(network.tasks(), asked(hangingNames(), "hanging", 20s),
                                     stop.get_token(), [](const Result<FoundAddresses>&) {});
        stop.request_stop();
    });
    QCOMPARE(end.wait_for(10s), std::future_status::ready);
}

QTEST_GUILESS_MAIN(TstNameLookUp)
#include "tst_name_look_up.moc"
