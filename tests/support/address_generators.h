// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "tests/support/generators.h"

/// Random address records, with all scopes and origins and values that repeat.
namespace netatlas::support {

inline rc::Gen<engine::addressing::Address> anyRecord()
{
    const auto value = rc::gen::elementOf(std::vector<std::string>{
        "203.0.113.9", "203.0.113.10", "10.0.0.9", "10.0.0.10", "250.1.1.1", "127.0.0.1",
        "169.254.1.1", "0.0.0.0", "2001:db8::1", "fd00::1", "::1", "fe80::1", "::ffff:10.0.0.9",
        "db.example", "localhost", ""});
    const auto origin = rc::gen::element(domain::Origin::Unknown, domain::Origin::Provider,
                                         domain::Origin::Machine);
    const auto spaceId = rc::gen::elementOf(std::vector<std::string>{"", "1", "2"});
    return rc::gen::map(rc::gen::tuple(value, origin, spaceId, rc::gen::arbitrary<bool>()),
                        [](const auto& parts) {
                            auto address = engine::addressing::makeAddress(std::get<0>(parts));
                            address.origin = std::get<1>(parts);
                            address.spaceId = std::get<2>(parts);
                            address.isSecondary = std::get<3>(parts);
                            return address;
                        });
}

inline rc::Gen<std::vector<engine::addressing::Address>> anyRecords()
{
    return rc::gen::container<std::vector<engine::addressing::Address>>(anyRecord());
}

} // namespace netatlas::support
