// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/why_text.h"

#include "views/wording/words.h"

namespace netatlas::views::wording {

namespace {

using engine::addressing::TraceReason;
using engine::facts::PlaceReason;
using engine::why::Answer;
using engine::why::Line;
using engine::why::Question;

QString scopeOr(const Line& line)
{
    const QString scope = scopeText(line.scope);
    return scope.isEmpty() ? translated("of its kind") : scope;
}

QString sentence(TraceReason reason, const Line& line)
{
    switch (reason) {
    case TraceReason::NotSuitable: return translated("dropped: %1").arg(scopeOr(line));
    case TraceReason::OutrankedByBetter:
        return translated("outranked: another one suits better (this is rank %1)").arg(line.rank);
    case TraceReason::LaterInOrder:
        return translated("tie: of the best rank, but another one stands before it");
    case TraceReason::BestRank: return translated("kept: of the best rank (%1)").arg(line.rank);
    case TraceReason::FirstOfBestRank:
        return translated("candidate: the first of the best rank (%1)").arg(line.rank);
    case TraceReason::SetAsideAsVirtual:
        return translated("dropped: a virtual address, and the node has others");
    case TraceReason::NoCandidate: return translated("nothing suits");
    case TraceReason::EmptyListFallsBack:
        return translated("the provider gave nothing that suits, so the machine's own list is "
                          "asked");
    case TraceReason::TakenAsFirst: return translated("taken: there was none before");
    case TraceReason::TakenCurrentVanished:
        return translated("taken: the former one is in neither list any more");
    case TraceReason::TakenProviderWins:
        return translated("taken: what the provider says goes before what the machine says");
    case TraceReason::TakenBetterScope:
        return translated("taken: it fits exactly, the former one did not");
    case TraceReason::KeptCurrent:
        return translated("chosen: it is the present one, and no rule puts another in its place");
    case TraceReason::NothingToTake: return translated("none: there is nothing to choose from");
    case TraceReason::InSpace: return translated("kept: in the space asked for");
    case TraceReason::OutsideSpace: return translated("dropped: not in the space asked for");
    case TraceReason::KeptAllNoneInSpace:
        return translated("none is in the space asked for, so all are kept");
    case TraceReason::KeptAllNoSpace: return translated("no space is asked for, so all are kept");
    case TraceReason::FirstInSpace: return translated("chosen: the first one in the space");
    case TraceReason::OnlyCandidate: return translated("chosen: the only candidate");
    case TraceReason::KeptStillThere:
        return translated("chosen: the present one is still among the candidates");
    case TraceReason::LowestText:
        return translated("chosen: the first in alphabetical order of several");
    case TraceReason::TooManyToChoose:
        return translated("none: several candidates, and no rule chooses. Set the HA space.");
    case TraceReason::RankedHere: return translated("kept: suits, with rank %1").arg(line.rank);
    case TraceReason::NotUsable:
        return translated("dropped: nobody outside the machine or its link reaches it");
    case TraceReason::Repeated: return translated("dropped: the same endpoint stands before it");
    case TraceReason::Listed: return translated("chosen");
    case TraceReason::ServiceName: return translated("put first: the name of the service");
    case TraceReason::PublicIsInside:
        return translated("the public choice lies inside the cloud, so nothing is added to it");
    case TraceReason::NothingInside:
        return translated("no address inside the cloud goes before the public choice");
    case TraceReason::InsideGoesFirst:
        return translated("addresses inside the cloud go before the public choice");
    case TraceReason::HoldsAddress: return translated("a subnet of this space holds it");
    case TraceReason::HoldsNot: return translated("dropped: no subnet of this space holds it");
    case TraceReason::OnlySpace: return translated("chosen: the only space that holds it");
    case TraceReason::SeveralSpacesHold:
        return translated(
            "none: a second space holds it too, and the smaller subnet does not count for more");
    case TraceReason::NoAddress: return translated("none: this is no address");
    case TraceReason::BadBlock: return translated("none: this CIDR cannot be read");
    case TraceReason::OtherProviderBlock:
        return translated("dropped: the same CIDR, but another subnet of the provider");
    case TraceReason::SameProviderBlock:
        return translated("chosen: CIDR and subnet of the provider are the same");
    case TraceReason::SameBlock: return translated("kept: exactly this CIDR");
    case TraceReason::AroundBlock:
        return translated("kept: around the CIDR, which no subnet has exactly");
    case TraceReason::OtherBlock: return translated("dropped: another CIDR");
    case TraceReason::NoWay: return translated("dropped: neither a gateway nor a device");
    case TraceReason::HigherMetric:
        return translated("dropped: another route has a lower metric (this is %1)").arg(line.rank);
    case TraceReason::LowestMetric:
        return translated("chosen: the lowest metric (%1)").arg(line.rank);
    case TraceReason::NamedByConstraint: return translated("kept: a constraint names it");
    case TraceReason::NegatedName: return translated("dropped: the constraint keeps out of it");
    case TraceReason::UnknownName: return translated("dropped: no space has this name");
    case TraceReason::OnlyHostSpace:
        return translated("chosen: no constraint, and the only space of the host");
    case TraceReason::AlphaByRule:
        return translated("chosen: no constraint, and nothing else to go by");
    case TraceReason::SeveralHostSpaces:
        return translated("none: no constraint, and the host is in several spaces");
    case TraceReason::ToolBridge: return translated("dropped: a bridge of the container tool");
    case TraceReason::WrongBridge:
        return translated("dropped: bridges of fans and others do not stand in for each other");
    case TraceReason::NoBridge: return translated("no bridge yet");
    case TraceReason::ServesSpace: return translated("a bridge that serves the space");
    case TraceReason::NotBridgeable: return translated("dropped: cannot be put under a bridge");
    case TraceReason::ToBridge: return translated("chosen: to be put under a bridge");
    case TraceReason::ParentBridge: return translated("chosen: the container gets a device on it");
    case TraceReason::FallsBackLocal:
        return translated("the bridge of the container tool serves the default space");
    }
    return {};
}

QString sentence(PlaceReason reason, const Line& /*line*/)
{
    switch (reason) {
    case PlaceReason::ProviderSubnet: return translated("chosen: the source names this subnet");
    case PlaceReason::NetworkAndBlock:
        return translated("chosen: the same CIDR in the network of the address");
    case PlaceReason::OnlyBlock:
        return translated("chosen: the only subnet with the CIDR of the address");
    case PlaceReason::Innermost:
        return translated("chosen: the smallest subnet around it, and nothing speaks against it");
    case PlaceReason::OtherTaken: return translated("also holds it, but another one fits better");
    case PlaceReason::NotDecided: return translated("holds it");
    case PlaceReason::SeveralSpaces:
        return translated("none: the subnets around it are in several spaces");
    case PlaceReason::SeveralNetworks:
        return translated("none: an equal subnet exists in another network");
    case PlaceReason::NoSubnet: return translated("none: no subnet holds it");
    }
    return {};
}

} // namespace

QString whyTitle(const Answer& answer)
{
    QStringList chosen;
    for (const std::string& text : answer.chosen)
        chosen << QString::fromStdString(text);
    const QString all = chosen.isEmpty() ? translated("none") : listed(chosen);
    switch (answer.question) {
    case Question::PublicAddress: return translated("Public address: %1").arg(all);
    case Question::PrivateAddress: return translated("Private address: %1").arg(all);
    case Question::HaAddress: return translated("HA address: %1").arg(all);
    case Question::AgentEndpoints: return translated("Endpoints for agents: %1").arg(all);
    case Question::ClientEndpoints: return translated("Endpoints for clients: %1").arg(all);
    case Question::DialOrder: return translated("Endpoints in the order agents try: %1").arg(all);
    case Question::ContainerBridges:
        return translated("Devices to bridge on its host: %1").arg(all);
    case Question::ContainerDevices: return translated("Bridges it hangs on: %1").arg(all);
    case Question::Space:
        return translated("Space that the subnets around %1 give: %2")
            .arg(QString::fromStdString(answer.subject), all);
    case Question::Subnet:
        return translated("Subnet of %1: %2").arg(QString::fromStdString(answer.subject), all);
    }
    return {};
}

QString whyText(const Line& line)
{
    return std::visit([&line](auto reason) { return sentence(reason, line); }, line.reason);
}

QString originText(const std::optional<domain::Origin>& origin)
{
    using domain::Origin;
    if (!origin)
        return {};
    switch (*origin) {
    case Origin::Unknown: return translated("unknown");
    case Origin::Provider: return translated("provider");
    case Origin::Machine: return translated("machine");
    }
    return {};
}

QString scopeText(const std::optional<domain::Scope>& scope)
{
    using domain::Scope;
    if (!scope)
        return {};
    switch (*scope) {
    case Scope::Unknown: return translated("unknown");
    case Scope::Public: return translated("public");
    case Scope::LocalCloud: return translated("local-cloud");
    case Scope::LocalFan: return translated("local-fan");
    case Scope::LocalMachine: return translated("local-machine");
    case Scope::LinkLocal: return translated("link-local");
    }
    return {};
}

} // namespace netatlas::views::wording
