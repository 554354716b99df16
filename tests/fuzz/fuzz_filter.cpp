// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/query/filter.h"
#include "model/engine/query/moment.h"
#include "tests/fuzz/require.h"

#include <string>

using namespace netatlas;
using namespace netatlas::engine::query;
using fuzz::require;

namespace {

const std::vector<FilterKey>& keys()
{
    static const std::vector<FilterKey> all{
        {"space", KeyType::Text, {}},      {"vlan", KeyType::Number, {}},
        {"changed", KeyType::Age, {}},     {"severity", KeyType::Ranked, {"info", "error"}},
        {"since", KeyType::Since, {}},     {"within", KeyType::Block, {}},
        {"covers", KeyType::Block, {}},    {"overlaps", KeyType::Block, {}},
        {"is", KeyType::Text, {"orphan"}},
    };
    return all;
}

class Subnet final : public FilterSubject
{
public:
    void values(std::string_view key, std::vector<std::string>& into) const override
    {
        if (key == "space")
            into = {"db", "*"};
        else if (key == "vlan")
            into = {"120"};
        else if (key == "severity")
            into = {"error"};
    }
    std::optional<Timestamp> moment(std::string_view) const override { return Timestamp{}; }
    bool mentions(std::string_view word) const override { return word == "subnet"; }
    void blocks(std::vector<net::Cidr>& into) const override
    {
        into = {*net::Cidr::parse("10.2.0.0/20")};
    }
};

} // namespace

/// What people type: filters and moments. What is refused says where, and the opposite of a filter
/// keeps just what it does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::textOf(bytes, size);
    const Timestamp now = *parseTimestamp("2026-03-04T12:00:00Z");
    static_cast<void>(parseMoment(text, now));
    if (const auto duration = parseDuration(text))
        require(duration->count() >= 0);
    const auto filter = Filter::parse(text, keys(), now);
    if (!filter) {
        const auto position = detailOf(filter.error().details, "position").number();
        const auto length = detailOf(filter.error().details, "length").number();
        require(position >= 0 && length >= 0);
        require(position + length <= static_cast<std::int64_t>(size));
        return 0;
    }
    const bool isKept = filter->matches(Subnet());
    if (filter->isEmpty())
        return 0;
    const auto opposite = Filter::parse("NOT (" + std::string(text) + ')', keys(), now);
    require(!opposite || opposite->matches(Subnet()) != isKept);
    return 0;
}
