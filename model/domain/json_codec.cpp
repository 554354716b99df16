// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/json_codec.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace netatlas::domain {

tl::unexpected<Error> JsonCodec::misfit(const boost::json::value& json, std::string_view cause)
{
    constexpr std::size_t kShown = 80;
    return fail(ErrorKind::BadAnswer, {{"what", "json"},
                                       {"value", boost::json::serialize(json).substr(0, kShown)},
                                       {"cause", cause}});
}

boost::json::value detailJson(const Detail& detail)
{
    return std::visit(
        [](const auto& value) -> boost::json::value {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::monostate>) {
                return nullptr;
            } else if constexpr (std::is_same_v<Value, std::string>) {
                return boost::json::string(value);
            } else if constexpr (std::is_same_v<Value, Detail::List>) {
                boost::json::array list;
                for (const Detail& element : value)
                    list.push_back(detailJson(element));
                return list;
            } else if constexpr (std::is_same_v<Value, Details>) {
                return detailsJson(value);
            } else {
                return value;
            }
        },
        detail.value());
}

boost::json::value detailsJson(const Details& details)
{
    boost::json::object object;
    for (const auto& [name, detail] : details)
        object.emplace(name, detailJson(detail));
    return object;
}

Detail detailOfJson(const boost::json::value& json)
{
    switch (json.kind()) {
    case boost::json::kind::null: return {};
    case boost::json::kind::bool_: return json.get_bool();
    case boost::json::kind::int64: return json.get_int64();
    case boost::json::kind::uint64: return json.get_uint64();
    case boost::json::kind::double_: return static_cast<std::int64_t>(json.get_double());
    case boost::json::kind::string: return std::string_view(json.get_string());
    case boost::json::kind::array: {
        Detail::List list;
        for (const auto& element : json.get_array())
            list.push_back(detailOfJson(element));
        return list;
    }
    case boost::json::kind::object: return detailsOfJson(json);
    }
    return {};
}

Details detailsOfJson(const boost::json::value& json)
{
    Details details;
    if (json.is_object())
        for (const auto& member : json.get_object())
            details.emplace(std::string(member.key()), detailOfJson(member.value()));
    return details;
}

Result<boost::json::value> parseJson(std::string_view text)
{
    boost::json::error_code problem;
    auto value = boost::json::parse(text, problem);
    if (problem)
        return fail(ErrorKind::BadAnswer, {{"what", "json"}, {"cause", problem.message()}});
    return value;
}

} // namespace netatlas::domain
