// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/cidr.h"
#include "tests/support/generators.h"
#include "tests/support/properties.h"

using namespace netatlas;
using net::Cidr;
using net::IpAddress;
using net::Relation;

class TstCidr : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBack();
    void networkTextsAreTheValidOnes();
    void relationIsMutual();
    void containmentIsTheRange();
    void mappedBlocksAreIpv4();
    void shortMappedBlocksAreIpv6();
    void orderPutsOuterFirst();
};

void TstCidr::textComesBack()
{
    NETATLAS_PROPERTY("parse(text(x)) = x, host bits and all", [] {
        const IpAddress ip = *support::anyAddress();
        const int length = *rc::gen::inRange(0, net::bitsOf(ip.family()) + 1);
        const Cidr cidr = Cidr::of(ip, length).value();
        RC_ASSERT(Cidr::parse(cidr.text()).value() == cidr);
        RC_ASSERT(cidr.sameNetwork(cidr.network()));
    });
}

void TstCidr::networkTextsAreTheValidOnes()
{
    NETATLAS_PROPERTY("valid = no host bits", [] {
        const IpAddress ip = *support::anyAddress();
        const Cidr cidr = Cidr::of(ip, *rc::gen::inRange(0, net::bitsOf(ip.family()) + 1)).value();
        RC_ASSERT(net::isValidSubnetCidr(cidr.network().text()));
        RC_ASSERT(net::isValidSubnetCidr(cidr.text()) == !cidr.hasHostBits());
    });
}

void TstCidr::relationIsMutual()
{
    NETATLAS_PROPERTY("a contains b = b within a", [] {
        const Cidr a = *support::anyNetwork();
        const Cidr b = *support::anyNetwork();
        const auto mirrored = [](Relation relation) {
            return relation == Relation::Contains ? Relation::Within
                   : relation == Relation::Within ? Relation::Contains
                                                  : relation;
        };
        RC_ASSERT(mirrored(a.relationTo(b)) == b.relationTo(a));
        RC_ASSERT((a.relationTo(b) == Relation::Equal) == (a == b));
        RC_ASSERT(a.family() == b.family() || a.relationTo(b) == Relation::Disjoint);
    });
}

void TstCidr::containmentIsTheRange()
{
    NETATLAS_PROPERTY("in the block = between first and last", [] {
        const Cidr cidr = *support::anyNetwork();
        const IpAddress ip = *support::anyAddress();
        const bool isBetween =
            ip.family() == cidr.family() && cidr.first() <= ip && ip <= cidr.last();
        RC_ASSERT(cidr.contains(ip) == isBetween);
        RC_ASSERT(cidr.contains(cidr.first()));
    });
}

void TstCidr::mappedBlocksAreIpv4()
{
    const Cidr cidr = Cidr::parse("::ffff:198.51.100.9/120").value();
    QVERIFY(cidr.family() == net::Family::Ipv4);
    QCOMPARE(cidr.text(), std::string("198.51.100.9/24"));
    QVERIFY(Cidr::parse("::ffff:0:0/96").value().sameNetwork(Cidr::parse("0.0.0.0/0").value()));
    QVERIFY(!Cidr::parse("::ffff:198.51.100.9/129"));
    QVERIFY(!Cidr::parse("198.51.100.9/120"));
}

void TstCidr::shortMappedBlocksAreIpv6()
{
    const Cidr cidr = Cidr::parse("::ffff:198.51.100.9/64").value();
    QVERIFY(cidr.family() == net::Family::Ipv6);
    QCOMPARE(cidr.text(), std::string("::/64"));
    QVERIFY(!cidr.contains(IpAddress::parse("198.51.100.9").value()));
}

void TstCidr::orderPutsOuterFirst()
{
    QVERIFY(Cidr::parse("10.0.0.0/8").value() < Cidr::parse("10.0.0.0/24").value());
    QVERIFY(Cidr::parse("255.0.0.0/8").value() < Cidr::parse("::/0").value());
}

QTEST_GUILESS_MAIN(TstCidr)
#include "tst_cidr.moc"
