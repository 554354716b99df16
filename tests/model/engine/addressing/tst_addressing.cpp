// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/combining.h"
#include "model/engine/addressing/host_ports.h"
#include "model/engine/addressing/matching.h"
#include "model/engine/addressing/ordering.h"
#include "model/engine/addressing/preferred.h"
#include "tests/support/address_generators.h"
#include "tests/support/properties.h"

#include <set>

using namespace netatlas;
using namespace netatlas::engine::addressing;

namespace {

std::multiset<std::string> valuesOf(const std::vector<Address>& addresses)
{
    std::multiset<std::string> values;
    for (const Address& address : addresses)
        values.insert(address.value);
    return values;
}

} // namespace

/// What must hold for all addresses. Single cases are vectors in `tests/data/eval`.
class TstAddressing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsAStrictWeakOrder();
    void sortingKeepsEveryAddress();
    void equalListsDoNotCareForOrder();
    void ranksAreExhaustive();
    void prioritizedBeginsWithTheBest();
    void mergeHoldsEachProviderValueOnce();
    void spaceFilterNeverGivesNothing();
    void preferenceIsStable();
    void preferenceComesFromTheLists();
    void connectedStaysConnected();
};

void TstAddressing::orderIsAStrictWeakOrder()
{
    NETATLAS_PROPERTY("address order", [] {
        const auto a = *support::anyRecord();
        const auto b = *support::anyRecord();
        const auto c = *support::anyRecord();
        RC_ASSERT(!addressLess(a, a));
        RC_ASSERT(!(addressLess(a, b) && addressLess(b, a)));
        RC_ASSERT(!(addressLess(a, b) && addressLess(b, c)) || addressLess(a, c));
        const bool tieAb = !addressLess(a, b) && !addressLess(b, a);
        const bool tieBc = !addressLess(b, c) && !addressLess(c, b);
        RC_ASSERT(!(tieAb && tieBc) || (!addressLess(a, c) && !addressLess(c, a)));
    });
}

void TstAddressing::sortingKeepsEveryAddress()
{
    NETATLAS_PROPERTY("sorted is a permutation, and sorting again changes nothing", [] {
        const auto addresses = *support::anyRecords();
        const auto once = sorted(addresses);
        RC_ASSERT(valuesOf(once) == valuesOf(addresses));
        RC_ASSERT(sorted(once) == once);
    });
}

void TstAddressing::equalListsDoNotCareForOrder()
{
    NETATLAS_PROPERTY("a list equals itself turned round", [] {
        // Ties keep their order, so records that differ beyond the order are set aside.
        auto addresses = *support::anyRecords();
        for (Address& address : addresses)
            address.spaceId.clear();
        const std::vector<Address> turned(addresses.rbegin(), addresses.rend());
        RC_ASSERT(areEqualLists(addresses, turned));
        addresses.push_back(makeAddress("198.51.100.1"));
        RC_ASSERT(!areEqualLists(addresses, turned));
    });
}

void TstAddressing::ranksAreExhaustive()
{
    NETATLAS_PROPERTY("what is chosen is unsurpassed, what is left is worse", [] {
        const auto addresses = *support::anyRecords();
        for (const Matcher matcher :
             {Matcher::Public, Matcher::CloudLocal, Matcher::MachineOrCloudLocal}) {
            const auto places = allMatching(matcher, addresses);
            const std::set<std::size_t> chosen(places.begin(), places.end());
            for (std::size_t i = 0; i < addresses.size(); ++i) {
                const int rank = rankOf(matcher, addresses[i]);
                RC_ASSERT(rank >= 0 && rank <= 6);
                if (places.empty())
                    RC_ASSERT(rank == 0);
                else if (chosen.count(i) == 0)
                    RC_ASSERT(rank == 0 || rank > rankOf(matcher, addresses[places.front()]));
            }
        }
    });
}

void TstAddressing::prioritizedBeginsWithTheBest()
{
    NETATLAS_PROPERTY("prioritized = all matching, then the rest by rank", [] {
        const auto addresses = *support::anyRecords();
        const auto best = allMatching(Matcher::CloudLocal, addresses);
        const auto all = prioritized(Matcher::CloudLocal, addresses);
        RC_ASSERT(all.size() >= best.size());
        RC_ASSERT(std::equal(best.begin(), best.end(), all.begin()));
    });
}

void TstAddressing::mergeHoldsEachProviderValueOnce()
{
    NETATLAS_PROPERTY("merge", [] {
        const auto provider = *support::anyRecords();
        const auto machine = *support::anyRecords();
        const auto values = valuesOf(merged(provider, machine));
        for (const Address& address : provider)
            RC_ASSERT(address.value.empty() || values.count(address.value) == 1U);
        for (const Address& address : machine)
            RC_ASSERT(values.count(address.value) >= 1U);
    });
}

void TstAddressing::spaceFilterNeverGivesNothing()
{
    NETATLAS_PROPERTY("in spaces", [] {
        const auto addresses = *support::anyRecords();
        const auto filter = inSpaces(addresses, {"2"});
        RC_ASSERT(filter.places.empty() == addresses.empty());
        for (const std::size_t place : filter.places)
            RC_ASSERT(!filter.isMatch || addresses[place].spaceId == "2");
    });
}

void TstAddressing::preferenceIsStable()
{
    NETATLAS_PROPERTY("asked again, the answer is the same", [] {
        const auto provider = sorted(*support::anyRecords());
        const auto machine = sorted(*support::anyRecords());
        const auto current = *support::anyRecord();
        for (const Preference preference : {Preference::Public, Preference::Private}) {
            const auto first = preferredAddress(preference, current, provider, machine);
            const auto again = preferredAddress(preference, first.address, provider, machine);
            RC_ASSERT(again.address.value == first.address.value);
            RC_ASSERT(!again.isChanged);
        }
    });
}

void TstAddressing::preferenceComesFromTheLists()
{
    NETATLAS_PROPERTY("a preferred address is in a list, and an empty one means nothing suits", [] {
        const auto provider = *support::anyRecords();
        const auto machine = *support::anyRecords();
        const auto chosen = preferredAddress(Preference::Public, {}, provider, machine).address;
        const auto values = valuesOf(merged(provider, machine));
        RC_ASSERT(chosen.value.empty() || values.count(chosen.value) >= 1U);
        // A match without a value is no candidate (address-engine 8, rule 2).
        const auto seen = oneMatching(Matcher::Public, machine);
        if (seen && !machine[*seen].value.empty() && !oneMatching(Matcher::Public, provider))
            RC_ASSERT(chosen.origin == Origin::Machine);
    });
}

void TstAddressing::connectedStaysConnected()
{
    NETATLAS_PROPERTY("connected first keeps every other endpoint", [] {
        ServerHostPorts servers;
        for (const auto& addresses :
             *rc::gen::container<std::vector<std::vector<Address>>>(support::anyRecords()))
            servers.push_back(withPort(addresses, 17070));
        const std::string connected = "10.0.0.9:17070";
        const auto known = dialTexts(collapsed(servers));
        const bool isKnown = std::find(known.begin(), known.end(), connected) != known.end();
        const auto moved = connectedFirst(servers, connected);
        RC_ASSERT(moved.has_value());
        RC_ASSERT(moved->front().front().dialText() == connected);
        RC_ASSERT(collapsed(*moved).size() == known.size() + (isKnown ? 0 : 1));
    });
}

QTEST_GUILESS_MAIN(TstAddressing)
#include "tst_addressing.moc"
