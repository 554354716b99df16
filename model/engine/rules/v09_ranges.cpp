// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

std::string rangeText(const RangeRow& range)
{
    return range.first.text() + " - " + range.last.text();
}

std::vector<const RangeRow*> rangesOf(const Model& model, SubnetId subnet)
{
    std::vector<const RangeRow*> ranges;
    for (const RangeId id : model.facts.rangesOfSubnet.of(subnet))
        ranges.push_back(&model.at<RangeRow>(id));
    std::sort(ranges.begin(), ranges.end(), [](const RangeRow* a, const RangeRow* b) {
        return std::tie(a->first, a->last, a->id) < std::tie(b->first, b->last, b->id);
    });
    return ranges;
}

edits::FixUp trimmed(const RangeRow& range, const net::IpAddress& first, const net::IpAddress& last)
{
    return {edits::FixUpKind::TrimRange,
            {edits::ChangeObject{ObjectKind::Range,
                                 range.id.number(),
                                 {{"first", first.text()}, {"last", last.text()}}}},
            {{"range", rangeText(range)}, {"to", first.text() + " - " + last.text()}}};
}

/// The part of the range that is in the subnet.
std::vector<edits::FixUp> trimmedTo(const SubnetRow& subnet, const RangeRow& range)
{
    const net::IpAddress first = std::max(range.first, subnet.cidr.first());
    const net::IpAddress last = std::min(range.last, subnet.cidr.last());
    if (last < first)
        return {};
    return {trimmed(range, first, last)};
}

/// The part of the range behind the other, and that of the other before this one.
std::vector<edits::FixUp> trimmedApart(const SubnetRow& subnet, const RangeRow& range,
                                       const RangeRow& other)
{
    std::vector<edits::FixUp> fixUps;
    const auto behind = other.last.next();
    if (behind && *behind <= range.last && subnet.cidr.contains(range.last))
        fixUps.push_back(trimmed(range, *behind, range.last));
    const auto before = range.first.previous();
    if (before && other.first <= *before && subnet.cidr.contains(other.first))
        fixUps.push_back(trimmed(other, other.first, *before));
    return fixUps;
}

/// The parts of a dynamic range on either side of the address.
std::vector<edits::FixUp> trimmedAround(const SubnetRow& subnet, const RangeRow& range,
                                        const net::IpAddress& value)
{
    if (!subnet.cidr.contains(range.first) || !subnet.cidr.contains(range.last))
        return {}; // that comes first (V09)
    std::vector<edits::FixUp> fixUps;
    if (const auto behind = value.next(); behind && *behind <= range.last)
        fixUps.push_back(trimmed(range, *behind, range.last));
    if (const auto before = value.previous(); before && range.first <= *before)
        fixUps.push_back(trimmed(range, range.first, *before));
    return fixUps;
}

Finding misplaced(const Model& model, const SubnetRow& subnet, const RangeRow& range,
                  const RangeRow* other)
{
    std::vector<ObjectRef> others{model.refOf(subnet)};
    if (other)
        others.push_back(model.refOf(*other));
    Finding finding = findingOf(Rule::V09, Severity::Error, model.refOf(range),
                                {{"range", rangeText(range)},
                                 {"cidr", subnet.shownCidr()},
                                 {"other", other ? rangeText(*other) : std::string()}},
                                std::move(others));
    finding.fixUps = other ? trimmedApart(subnet, range, *other) : trimmedTo(subnet, range);
    return finding;
}

void checkRanges(const Model& model, const SubnetRow& subnet, Findings& findings)
{
    const auto ranges = rangesOf(model, subnet.id);
    const RangeRow* widest = nullptr;
    for (const RangeRow* range : ranges) {
        if (!subnet.cidr.contains(range->first) || !subnet.cidr.contains(range->last))
            findings.push_back(misplaced(model, subnet, *range, nullptr));
        if (widest && range->first <= widest->last)
            findings.push_back(misplaced(model, subnet, *range, widest));
        if (!widest || widest->last < range->last)
            widest = range;
    }
}

bool isFixed(const DeviceAddressRow& address)
{
    return address.configMethod == ConfigMethod::Static && !address.isShadow;
}

void checkFixed(const Model& model, const RangeRow& range, Findings& findings)
{
    for (const AddressId id : model.facts.addressesOfSubnet.of(range.subnet)) {
        const auto& address = model.at<DeviceAddressRow>(id);
        if (!isFixed(address) || address.value < range.first || range.last < address.value)
            continue;
        const auto& device = model.at<DeviceRow>(address.device);
        Finding finding = findingOf(Rule::V10, Severity::Warning, model.refOf(address),
                                    {{"address", address.shownValue()},
                                     {"device", model.at<MachineRow>(device.machine).number.text() +
                                                    ':' + device.name.text()},
                                     {"range", rangeText(range)}},
                                    {model.refOf(range)});
        finding.fixUps = trimmedAround(model.at<SubnetRow>(range.subnet), range, address.value);
        findings.push_back(std::move(finding));
    }
}

} // namespace

void findMisplacedRanges(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>())
            checkRanges(*model, subnet, findings);
}

void findFixedInDynamic(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const RangeRow& range : model->table<RangeRow>())
            if (range.kind == RangeKind::Dynamic)
                checkFixed(*model, range, findings);
}

} // namespace netatlas::engine::rules
