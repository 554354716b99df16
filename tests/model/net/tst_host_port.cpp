// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/host_port.h"
#include "model/net/mac_address.h"
#include "tests/support/generators.h"
#include "tests/support/properties.h"

using namespace netatlas;
using net::HostPort;

class TstHostPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dialTextComesBack();
    void strayBracketsAreRefused();
    void normalMacTextIsStable();
};

void TstHostPort::dialTextComesBack()
{
    NETATLAS_PROPERTY("parse(dialText(x)) = x", [] {
        const HostPort hostPort{(*support::anyAddress()).text(), *rc::gen::arbitrary<int>()};
        const auto back = HostPort::parse(hostPort.dialText());
        RC_ASSERT(back && *back == hostPort);
    });
}

void TstHostPort::strayBracketsAreRefused()
{
    for (const char* text : {"[::1", "::1]:1", "[[::1]]:1", "[::1]x:1", "[::1]:1]", "a:[1]", "[]"})
        QVERIFY2(!HostPort::parse(text), text);
}

void TstHostPort::normalMacTextIsStable()
{
    NETATLAS_PROPERTY("normal of normal = normal, and stays an address", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("0123456789abcdefABCDEF:-.")));
        const std::string normal = net::normalMacText(text);
        RC_ASSERT(net::normalMacText(normal) == normal);
        RC_ASSERT(!net::isMacAddress(text) || net::isMacAddress(normal));
    });
}

QTEST_GUILESS_MAIN(TstHostPort)
#include "tst_host_port.moc"
