// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/why/why.h"

namespace netatlas::engine::why {

namespace {

std::string_view wordOf(addressing::TraceReason reason)
{
    using addressing::TraceReason;
    switch (reason) {
    case TraceReason::NotSuitable: return "not-suitable";
    case TraceReason::OutrankedByBetter: return "outranked";
    case TraceReason::LaterInOrder: return "later-in-order";
    case TraceReason::BestRank: return "best-rank";
    case TraceReason::FirstOfBestRank: return "first-of-best-rank";
    case TraceReason::SetAsideAsVirtual: return "virtual";
    case TraceReason::NoCandidate: return "no-candidate";
    case TraceReason::EmptyListFallsBack: return "provider-list-empty";
    case TraceReason::TakenAsFirst: return "taken-as-first";
    case TraceReason::TakenCurrentVanished: return "taken-current-vanished";
    case TraceReason::TakenProviderWins: return "taken-provider-wins";
    case TraceReason::TakenBetterScope: return "taken-better-scope";
    case TraceReason::KeptCurrent: return "kept-current";
    case TraceReason::NothingToTake: return "nothing-to-take";
    case TraceReason::InSpace: return "in-space";
    case TraceReason::OutsideSpace: return "outside-space";
    case TraceReason::KeptAllNoneInSpace: return "kept-all-none-in-space";
    case TraceReason::KeptAllNoSpace: return "kept-all-no-space";
    case TraceReason::FirstInSpace: return "first-in-space";
    case TraceReason::OnlyCandidate: return "only-candidate";
    case TraceReason::KeptStillThere: return "kept-still-there";
    case TraceReason::LowestText: return "lowest-text";
    case TraceReason::TooManyToChoose: return "too-many";
    case TraceReason::RankedHere: return "ranked";
    case TraceReason::NotUsable: return "not-usable";
    case TraceReason::Repeated: return "repeated";
    case TraceReason::Listed: return "listed";
    case TraceReason::ServiceName: return "service-name";
    case TraceReason::PublicIsInside: return "public-is-inside";
    case TraceReason::NothingInside: return "nothing-inside";
    case TraceReason::InsideGoesFirst: return "inside-goes-first";
    case TraceReason::HoldsAddress: return "holds-address";
    case TraceReason::HoldsNot: return "holds-not";
    case TraceReason::OnlySpace: return "only-space";
    case TraceReason::SeveralSpacesHold: return "several-spaces-hold";
    case TraceReason::NoAddress: return "no-address";
    case TraceReason::BadBlock: return "bad-block";
    case TraceReason::OtherProviderBlock: return "other-provider-subnet";
    case TraceReason::SameProviderBlock: return "same-provider-subnet";
    case TraceReason::SameBlock: return "same-block";
    case TraceReason::AroundBlock: return "around-block";
    case TraceReason::OtherBlock: return "other-block";
    case TraceReason::NoWay: return "no-way";
    case TraceReason::HigherMetric: return "higher-metric";
    case TraceReason::LowestMetric: return "lowest-metric";
    case TraceReason::NamedByConstraint: return "named-by-constraint";
    case TraceReason::NegatedName: return "negated-name";
    case TraceReason::UnknownName: return "unknown-name";
    case TraceReason::OnlyHostSpace: return "only-host-space";
    case TraceReason::AlphaByRule: return "alpha-by-rule";
    case TraceReason::SeveralHostSpaces: return "several-host-spaces";
    case TraceReason::ToolBridge: return "tool-bridge";
    case TraceReason::WrongBridge: return "wrong-bridge";
    case TraceReason::NoBridge: return "no-bridge";
    case TraceReason::ServesSpace: return "serves-space";
    case TraceReason::NotBridgeable: return "not-bridgeable";
    case TraceReason::ToBridge: return "to-bridge";
    case TraceReason::ParentBridge: return "parent-bridge";
    case TraceReason::FallsBackLocal: return "falls-back-local";
    }
    return "";
}

std::string_view wordOf(facts::PlaceReason reason)
{
    using facts::PlaceReason;
    switch (reason) {
    case PlaceReason::ProviderSubnet: return "provider-subnet";
    case PlaceReason::NetworkAndBlock: return "network-and-block";
    case PlaceReason::OnlyBlock: return "only-block";
    case PlaceReason::Innermost: return "innermost";
    case PlaceReason::OtherTaken: return "other-taken";
    case PlaceReason::NotDecided: return "not-decided";
    case PlaceReason::SeveralSpaces: return "several-spaces";
    case PlaceReason::SeveralNetworks: return "several-networks";
    case PlaceReason::NoSubnet: return "no-subnet";
    }
    return "";
}

} // namespace

std::string_view questionWord(Question question)
{
    switch (question) {
    case Question::PublicAddress: return "public-address";
    case Question::PrivateAddress: return "private-address";
    case Question::HaAddress: return "ha-address";
    case Question::AgentEndpoints: return "agent-endpoints";
    case Question::Subnet: return "subnet";
    case Question::Space: return "space";
    case Question::ClientEndpoints: return "client-endpoints";
    case Question::DialOrder: return "dial-order";
    case Question::ContainerBridges: return "container-bridges";
    case Question::ContainerDevices: return "container-devices";
    }
    return "";
}

std::string_view reasonWord(const Reason& reason)
{
    return std::visit([](auto one) { return wordOf(one); }, reason);
}

} // namespace netatlas::engine::why
