// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/id.h"
#include "model/domain/id_map.h"

#include <QTest>

#include <map>
#include <random>
#include <string>

using namespace netatlas;

namespace {

using Key = Id<struct KeyTag>;
using Map = domain::IdMap<Key, std::string>;
using Pairs = std::map<std::uint32_t, std::string>;

Pairs pairsOf(const Map& map)
{
    Pairs pairs;
    for (auto it = map.begin(); it != map.end(); ++it)
        pairs.emplace(it.id().number(), *it);
    return pairs;
}

} // namespace

class TstIdMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsGoneLeavesNoBlocksBehind()
    {
        constexpr std::uint32_t kAtOnce = 40;
        Map map;
        std::size_t most = 0;
        for (std::uint32_t number = 0; number < 100'000; ++number) {
            map.put(Key(number), "pod");
            if (number >= kAtOnce)
                map.erase(Key(number - kAtOnce));
            most = std::max(most, map.blockCount());
        }
        QCOMPARE(map.size(), std::size_t{kAtOnce});
        QVERIFY(most <= 3);
        QCOMPARE(pairsOf(map).begin()->first, 100'000 - kAtOnce);
        for (std::uint32_t number = 100'000 - kAtOnce; number < 100'000; ++number)
            map.erase(Key(number));
        QVERIFY(map.empty());
        QCOMPARE(map.blockCount(), std::size_t{0});
        QVERIFY(map.begin() == map.end());
        map.put(Key(7), "again");
        QCOMPARE(pairsOf(map), (Pairs{{7, "again"}}));
    }

    void itIsAsAMapOfPairs()
    {
        std::mt19937 random(20'261);
        const auto pick = [&random](std::uint32_t below) {
            return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random);
        };
        Map map;
        Pairs pairs;
        std::vector<std::pair<Map, Pairs>> copies;
        for (int step = 0; step < 20'000; ++step) {
            // Now few ids, now many, so that blocks fill and empty.
            const std::uint32_t number = pick(step % 4000 < 2000 ? 4000 : 100);
            if (pick(100) < (step % 2000 < 1000 ? 60U : 20U)) {
                map.put(Key(number), std::to_string(step));
                pairs[number] = std::to_string(step);
            } else {
                map.erase(Key(number));
                pairs.erase(number);
            }
            QCOMPARE(map.size(), pairs.size());
            QCOMPARE(map.contains(Key(number)), pairs.contains(number));
            if (step % 500 == 0) {
                QCOMPARE(pairsOf(map), pairs);
                copies.emplace_back(map, pairs);
            }
        }
        // What happened later is nothing to a copy.
        for (const auto& [copy, then] : copies)
            QCOMPARE(pairsOf(copy), then);
    }

    void rowsMayGoWhileOthersAreWalkedOver()
    {
        Map map;
        for (std::uint32_t number = 0; number < 3000; ++number)
            map.put(Key(number), "x");
        std::size_t walked = 0;
        for (auto it = map.begin(), end = map.end(); it != end; ++it) {
            ++walked;
            map.erase(it.id());
        }
        QCOMPARE(walked, std::size_t{3000});
        QVERIFY(map.empty());
    }
};

QTEST_GUILESS_MAIN(TstIdMap)
#include "tst_id_map.moc"
