// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/device_names.h"
#include "tests/support/properties.h"

using namespace netatlas::engine::devices;

namespace {

std::string anyName()
{
    return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0019ae.n")));
}

} // namespace

class TstDeviceNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsAStrictWeakOrder();
    void bridgeNamesFitWhenHashed();
};

void TstDeviceNames::orderIsAStrictWeakOrder()
{
    NETATLAS_PROPERTY("device order", [] {
        const auto a = anyName();
        const auto b = anyName();
        const auto c = anyName();
        const auto sign = [](int order) { return (order > 0) - (order < 0); };
        const int ab = sign(compareDeviceNames(a, b));
        const int bc = sign(compareDeviceNames(b, c));
        RC_ASSERT(compareDeviceNames(a, a) == 0);
        RC_ASSERT(ab == -sign(compareDeviceNames(b, a)));
        RC_ASSERT(ab != bc || sign(compareDeviceNames(a, c)) == ab);
    });
}

void TstDeviceNames::bridgeNamesFitWhenHashed()
{
    NETATLAS_PROPERTY("at most 15 bytes without dots", [] {
        const std::string name = bridgeNameOf(anyName() + anyName(), LongNames::hashed);
        RC_ASSERT(name.size() <= 15U);
        RC_ASSERT(name.find('.') == name.npos);
    });
    QCOMPARE(bridgeNameOf("enx00e04c680001a"), std::string("b-x00e04c680001a"));
    QCOMPARE(bridgeNameOf("enx00e04c680001a", LongNames::hashed).size(), std::size_t(15));
}

QTEST_GUILESS_MAIN(TstDeviceNames)
#include "tst_device_names.moc"
