// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/field.h"
#include "model/domain/ids.h"

#include <string>

namespace netatlas::domain {

/// Since when one side no longer shows a row in its complete observations
/// (model-and-workers 2.16). A row that both sides show has none of these.
struct AbsenceRow
{
    AbsenceId id{0};
    ObjectKind kind = ObjectKind::Subnet;
    std::uint32_t number = 0;
    Origin side = Origin::Provider;
    Timestamp since{};

    bool operator==(const AbsenceRow&) const = default;
    static constexpr std::string_view kTable = "absence";
    static constexpr auto fields()
    {
        using Row = AbsenceRow;
        return fieldList(Field{"id", &Row::id}, Field{"kind", &Row::kind},
                         Field{"number", &Row::number}, Field{"side", &Row::side},
                         Field{"since", &Row::since});
    }
};

/// A value that a source shows and the model, by its rules, does not take (2.16).
struct DriftRow
{
    DriftId id{0};
    std::string source;
    ObjectKind kind = ObjectKind::Subnet;
    std::uint32_t number = 0;
    std::string field;
    std::string value;
    Timestamp since{};

    bool operator==(const DriftRow&) const = default;
    static constexpr std::string_view kTable = "drift";
    static constexpr auto fields()
    {
        using Row = DriftRow;
        return fieldList(Field{"id", &Row::id}, Field{"source", &Row::source},
                         Field{"kind", &Row::kind}, Field{"number", &Row::number},
                         Field{"field", &Row::field}, Field{"value", &Row::value},
                         Field{"since", &Row::since});
    }
};

} // namespace netatlas::domain
