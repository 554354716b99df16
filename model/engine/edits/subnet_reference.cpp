// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/subnet_reference.h"

#include "model/domain/object_text.h"

#include <set>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

constexpr std::string_view kTag = "subnet-";

tl::unexpected<Error> notValid(std::string_view what, std::string_view value,
                               std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", value}, {"cause", cause}});
}

tl::unexpected<Error> subnetNotFound(std::string_view key)
{
    return fail(ErrorKind::NotFound, {{"what", "subnet"}, {"key", key}});
}

/// Whether it is an id of some length (model-and-workers 1), also one that no table reaches.
bool isId(std::string_view text)
{
    return !text.empty() && (text.size() == 1 || text.front() != '0') &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

Result<SubnetId> subnetOfId(const Model& model, std::string_view text)
{
    const std::string_view digits = text.starts_with(kTag) ? text.substr(kTag.size()) : text;
    if (!isId(digits))
        return notValid("subnet", text, "no id");
    const auto id = SubnetId::parse(digits);
    if (!id || !model.find<SubnetRow>(*id))
        return subnetNotFound(digits);
    return *id;
}

Result<SubnetId> subnetOfCidr(const Model& model, std::string_view text)
{
    const auto cidr = net::Cidr::parse(text);
    if (!cidr)
        return notValid("cidr", text, "no CIDR");
    const auto found = subnetsOf(model, *cidr);
    if (found.empty())
        return subnetNotFound(text);
    if (found.size() == 1)
        return found.front();
    Detail::List candidates;
    for (const SubnetId id : found)
        candidates.emplace_back(
            Details{{"id", id.text()}, {"provider-id", model.at<SubnetRow>(id).providerId}});
    return fail(ErrorKind::Ambiguous,
                {{"what", "subnet"}, {"key", text}, {"candidates", std::move(candidates)}});
}

Result<SubnetId> subnetOfText(const Model& model, std::string_view text)
{
    return text.find('/') == std::string_view::npos ? subnetOfId(model, text)
                                                    : subnetOfCidr(model, text);
}

Result<std::vector<net::Cidr>> checkedCidrs(const std::vector<std::string>& texts)
{
    if (texts.empty())
        return notValid("cidrs", {}, "missing");
    std::vector<net::Cidr> networks;
    for (const std::string& text : texts) {
        const auto cidr = net::Cidr::parse(text);
        if (!cidr)
            return notValid("cidr", text, "no CIDR");
        networks.push_back(cidr->network());
    }
    std::set<std::string_view> seen;
    std::set<std::string> masked;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!seen.insert(texts[i]).second)
            return notValid("cidr", texts[i], "duplicate");
        if (!masked.insert(networks[i].text()).second)
            return notValid("cidr", texts[i], "overlap");
    }
    return networks;
}

} // namespace netatlas::engine::edits
