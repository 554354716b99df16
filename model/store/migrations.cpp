// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/migrations.h"

#include "embedded/kSchema0001First.h"
#include "embedded/kSchema0002AddressScopes.h"
#include "embedded/kSchema0003DevicePlaces.h"
#include "embedded/kSchema0004NodeMessages.h"

#include <array>

namespace netatlas::store {

std::span<const Migration> migrations()
{
    static constexpr std::array steps{Migration{1, embedded::kSchema0001First},
                                      Migration{2, embedded::kSchema0002AddressScopes},
                                      Migration{3, embedded::kSchema0003DevicePlaces},
                                      Migration{4, embedded::kSchema0004NodeMessages}};
    return steps;
}

int formatOf(std::span<const Migration> steps)
{
    return steps.empty() ? 0 : steps.back().number;
}

void migrate(Connection& connection, std::span<const Migration> steps)
{
    const auto present = connection.number("PRAGMA user_version");
    for (const Migration& step : steps) {
        if (step.number <= present)
            continue;
        connection.transaction([&] {
            connection.execute(std::string(step.sql));
            connection.execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                               "; PRAGMA user_version=" + std::to_string(step.number));
        });
    }
}

} // namespace netatlas::store
