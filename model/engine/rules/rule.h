// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/routing_domains.h"
#include "model/engine/rules/aspects.h"
#include "model/engine/rules/finding.h"
#include "model/net/number_block.h"

#include <set>

namespace netatlas::engine::rules {

/// One subnet in the order in which overlaps, nesting and repeats can be read off by looking at
/// neighbours (performance 6): by routing domain, start, then widest first.
struct PlacedBlock
{
    std::size_t domain;
    net::IpAddress first;
    net::IpAddress last;
    int prefixLength;
    const domain::Model* model;
    const domain::SubnetRow* subnet;
    /// Where in the list the smallest other block of its domain around it stands, or
    /// `net::kNoBlock`. Of equal blocks each has the one before it.
    std::uint32_t parent = net::kNoBlock;

    bool isSameBlock(const PlacedBlock& other) const
    {
        return first == other.first && prefixLength == other.prefixLength;
    }
};

/// One place of a list of blocks in the order of `orderOf`.
struct OrderedBlock
{
    std::uint32_t place;  ///< in the list
    std::uint32_t parent; ///< where in the order the smallest other block around it stands
};

/// IPv4 first, then by start, outer before inner, equal blocks as they stood: the sort and the one
/// sweep of `model/net` (performance 6).
std::vector<OrderedBlock> orderOf(const std::vector<PlacedBlock>& blocks);

/// What all rules of one run share; it outlives none of them.
struct RuleInput
{
    RuleInput(const domain::Revision& all, std::optional<Timestamp> now);

    /// All subnets in order, sorted when the first rule asks: that takes its time.
    const std::vector<PlacedBlock>& blocks() const;
    /// Whether the rule is to look at it: always, unless only a neighbourhood is asked for.
    bool concerns(const domain::Model& model, domain::ApplicationId application) const
    {
        return !near || (near->model == model.row.id && near->applications.contains(application));
    }
    bool concerns(const domain::Model& model, domain::MachineId machine) const
    {
        return !near || (near->model == model.row.id && near->machines.contains(machine));
    }
    bool concerns(const domain::Model& model, domain::SpaceId space) const
    {
        return !near || (near->model == model.row.id && near->spaces.contains(space));
    }

    const domain::Revision& revision;
    std::optional<Timestamp> time; ///< the present, for what grows old; nothing asks a clock
    edits::RoutingDomains domains;
    const Neighbourhood* near = nullptr; ///< all that a rule that goes by it looks at

private:
    mutable std::optional<std::vector<PlacedBlock>> m_blocks;
};

using Findings = std::vector<Finding>;
using RuleFunction = void (*)(const RuleInput& input, Findings& findings);

/// Whether a rule keeps to `RuleInput::near`; its findings are of applications or devices, or of
/// subnets with their space as another party.
enum class GoesBy : std::uint8_t { Whole, Neighbourhood };

struct RuleEntry
{
    Rule rule;
    std::string_view text;
    RuleFunction find;
    Aspects reads; ///< all that its findings depend on, names in their facts among them
    GoesBy goesBy = GoesBy::Whole;
};

/// All rules there are, in order of their numbers.
const std::vector<RuleEntry>& catalogue();

/// Worst first, then by rule, then by object.
void sortFindings(Findings& findings);

void findOverlaps(const RuleInput& input, Findings& findings);
void findEqualBlocks(const RuleInput& input, Findings& findings);
void findEqualElsewhere(const RuleInput& input, Findings& findings);
void findHomelessAddresses(const RuleInput& input, Findings& findings);
void findLooseAddresses(const RuleInput& input, Findings& findings);
void findEqualAddresses(const RuleInput& input, Findings& findings);
void findFalseClaims(const RuleInput& input, Findings& findings);
void findMissingGateways(const RuleInput& input, Findings& findings);
void findMisplacedRanges(const RuleInput& input, Findings& findings);
void findFixedInDynamic(const RuleInput& input, Findings& findings);
void findBadVlanIds(const RuleInput& input, Findings& findings);
void findEmptyNetworks(const RuleInput& input, Findings& findings);
void findEmptySpaces(const RuleInput& input, Findings& findings);
void findUnreachedBindings(const RuleInput& input, Findings& findings);
void findUnmetConstraints(const RuleInput& input, Findings& findings);
void findExcludedSpaces(const RuleInput& input, Findings& findings);
void findNodesOutsideHaSpace(const RuleInput& input, Findings& findings);
void findOpenHaAddresses(const RuleInput& input, Findings& findings);
void findNodesOutsideManagementSpace(const RuleInput& input, Findings& findings);
void findWeakVotes(const RuleInput& input, Findings& findings);
void findUnseenAddresses(const RuleInput& input, Findings& findings);
void findUnknownAddresses(const RuleInput& input, Findings& findings);
void findOldReports(const RuleInput& input, Findings& findings);
void findDriftedSubnets(const RuleInput& input, Findings& findings);
void findLooseOverlays(const RuleInput& input, Findings& findings);
void findFullSubnets(const RuleInput& input, Findings& findings);
void findEqualMacs(const RuleInput& input, Findings& findings);
void findDownDevices(const RuleInput& input, Findings& findings);
void findUnreachableMachines(const RuleInput& input, Findings& findings);
void findBadSpaceNames(const RuleInput& input, Findings& findings);
void findLoneFamilies(const RuleInput& input, Findings& findings);
void findUnsortedEndpoints(const RuleInput& input, Findings& findings);

/// Whether both are of one model, and one is an overlay there and the other its underlay.
bool areOverlayAndUnderlay(const PlacedBlock& a, const PlacedBlock& b);

/// `V01 1/subnet-7 2/subnet-3 …`: the rule and its parties by id, and what tells findings of the
/// same parties apart.
std::string keyOf(Rule rule, const std::vector<domain::ObjectRef>& parties,
                  std::string_view distinction = {});

/// A finding with the object and the others as its parties.
Finding findingOf(Rule rule, Severity severity, domain::ObjectRef object, Details facts,
                  std::vector<domain::ObjectRef> others = {});

/// The spaces that the machine has an address in, be it of a device or a listed one; sorted.
void spacesOfMachine(const domain::Model& model, domain::MachineId machine,
                     std::vector<domain::SpaceId>& spaces);

/// `address` rows that tell about a network: no loopback, none that never leave their link, none
/// of the bridges that stand on every host.
bool concernsNetwork(const domain::Model& model, const domain::DeviceAddressRow& address);

} // namespace netatlas::engine::rules
