// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/verdict_text.h"

#include "views/wording/error_text.h"
#include "views/wording/words.h"

namespace netatlas::views::wording {

using namespace netatlas::engine::edits;

namespace {

QString orUnknown(const QString& text)
{
    return text.isEmpty() ? translated("none") : text;
}

QString stillNamed(const Details& facts)
{
    const QString by = textOf(facts, "by");
    const QString name = textOf(facts, "name");
    const QString space = textOf(facts, "space");
    if (by == QLatin1String("binding"))
        return translated("%1 is bound to %2 and would follow to the default space")
            .arg(name, space);
    if (by == QLatin1String("constraint"))
        return translated("the constraint of %1 names %2 and would lose it").arg(name, space);
    return translated("the setting %1 names %2 and would be unset").arg(name, space);
}

QString constraintBroken(const Details& facts)
{
    const QString constraint = entriesOf(facts, "constraints");
    if (textOf(facts, "polarity") == QLatin1String("negative"))
        return translated("constraint of %1: spaces=%2; %3 would be in %4")
            .arg(textOf(facts, "application"), constraint, listOf(facts, "units"),
                 textOf(facts, "space"));
    return translated("constraint of %1: spaces=%2; %3 would not reach %4")
        .arg(textOf(facts, "application"), constraint, listOf(facts, "units"),
             textOf(facts, "space"));
}

QString machineText(const Effect& effect)
{
    const Details& facts = effect.facts;
    switch (effect.kind) {
    case EffectKind::AddressesChangeSpace:
        return translated("%1 from %2 to %3")
            .arg(counted("1 address changes space", "%n addresses change space",
                         numberOf(facts, "count")),
                 textOf(facts, "from"), textOf(facts, "to"));
    case EffectKind::MachinesTouched:
        return translated("%1: %2").arg(
            counted("1 machine is touched", "%n machines are touched", numberOf(facts, "count")),
            listOf(facts, "machines"));
    case EffectKind::UnitsLoseSpace:
        return counted("%1: %2 loses %3, which none of its endpoints is bound to",
                       "%1: %2 lose %3, which none of their endpoints is bound to",
                       countOf(facts, "units"))
            .arg(textOf(facts, "application"), listOf(facts, "units"), textOf(facts, "space"));
    case EffectKind::MachineConstraintUnmet:
        return translated("machine %1: its constraint %2 is no longer met")
            .arg(textOf(facts, "machine"), textOf(facts, "space"));
    case EffectKind::PreferredAddressChanges:
        return (textOf(facts, "which") == QLatin1String("public")
                    ? translated("machine %1: preferred public address %2 > %3")
                    : translated("machine %1: preferred private address %2 > %3"))
            .arg(textOf(facts, "machine"), orUnknown(textOf(facts, "from")),
                 orUnknown(textOf(facts, "to")));
    case EffectKind::BridgeChoiceChanges:
        return translated("container %1 on %2 would use %4 instead of %3")
            .arg(textOf(facts, "container"), textOf(facts, "host"),
                 orUnknown(listOf(facts, "from")), orUnknown(listOf(facts, "to")));
    case EffectKind::UnmatchedAddress:
        return translated("machine %1: %2 fits no subnet and is left out")
            .arg(textOf(facts, "machine"), textOf(facts, "address"));
    default: return {};
    }
}

QString contentsText(const Details& facts)
{
    QStringList parts;
    const auto add = [&](const char* name, const char* one, const char* many) {
        if (const qint64 count = numberOf(facts, name); count > 0)
            parts << counted(one, many, count);
    };
    add("addresses", "1 address", "%n addresses");
    add("ranges", "1 range", "%n ranges");
    add("loose", "1 address without a device", "%n addresses without a device");
    add("overlays", "1 overlay", "%n overlays");
    return translated("%1 takes over %2").arg(textOf(facts, "cidr"), listed(parts));
}

QString subnetText(const Effect& effect)
{
    const Details& facts = effect.facts;
    switch (effect.kind) {
    case EffectKind::OverlayTravels:
        return translated("%1 (overlay of %2) moves too")
            .arg(textOf(facts, "cidr"), textOf(facts, "underlay"));
    case EffectKind::SiblingTravels:
        return translated("%1 moves too: the provider ties the space to %2")
            .arg(textOf(facts, "cidr"), orUnknown(textOf(facts, "segment")));
    case EffectKind::EqualCidrElsewhere:
        return translated("%1 also exists in network %2 of %3, which stays as it is")
            .arg(textOf(facts, "cidr"), textOf(facts, "network"), textOf(facts, "model"));
    case EffectKind::UseThresholdCrossed:
        return translated("%1 would be %2 % full, over the limit of %3 %")
            .arg(textOf(facts, "cidr"), textOf(facts, "use"), textOf(facts, "limit"));
    case EffectKind::OverlapArises:
        return translated("%1 overlaps %2 in %3")
            .arg(textOf(facts, "cidr"), textOf(facts, "other"), textOf(facts, "network"));
    case EffectKind::ContentsPass: return contentsText(facts);
    case EffectKind::GatewayDropped:
        return translated("the gateway %1 of %2 is given up: one subnet has one gateway")
            .arg(textOf(facts, "gateway"), textOf(facts, "cidr"));
    case EffectKind::ProviderIdEnds:
        return translated("%1 is %2 to the provider, which does not know the new subnets yet")
            .arg(textOf(facts, "cidr"), textOf(facts, "provider-id"));
    case EffectKind::SubnetsToAlpha:
        return translated("%1 of %2 would go to the default space: %3")
            .arg(counted("1 subnet", "%n subnets", countOf(facts, "cidrs")), textOf(facts, "space"),
                 listOf(facts, "cidrs"));
    default: return machineText(effect);
    }
}

} // namespace

QString effectText(const Effect& effect)
{
    const Details& facts = effect.facts;
    switch (effect.kind) {
    case EffectKind::BindingBroken:
        return translated("%1 is bound to %2; %3 would not reach it")
            .arg(endpointOf(facts), textOf(facts, "space"), listOf(facts, "units"));
    case EffectKind::PositiveConstraintBroken:
    case EffectKind::NegativeConstraintBroken: return constraintBroken(facts);
    case EffectKind::HaRoleLost:
        return translated("node %1 would lose its HA address in %2 (%3)")
            .arg(textOf(facts, "node"), textOf(facts, "space"), textOf(facts, "address"));
    case EffectKind::ManagementRoleLost:
        return translated("node %1 would lose its management address in %2 (%3)")
            .arg(textOf(facts, "node"), textOf(facts, "space"), textOf(facts, "address"));
    case EffectKind::HaRoleAmbiguous:
        return translated("node %1 would have several addresses to choose from for HA: %2")
            .arg(textOf(facts, "node"), listOf(facts, "candidates"));
    case EffectKind::SpaceStillNamed: return stillNamed(facts);
    case EffectKind::BindingStaysBroken:
        return translated("%1 is bound to %2, which %3 did not reach before either")
            .arg(endpointOf(facts), textOf(facts, "space"), listOf(facts, "units"));
    case EffectKind::ConstraintStaysBroken:
        return translated("constraint of %1: spaces=%2 was not met before either")
            .arg(textOf(facts, "application"), entriesOf(facts, "constraints"));
    case EffectKind::HaAddressChanges:
        return translated("node %1: HA address in %2 %3 > %4")
            .arg(textOf(facts, "node"), textOf(facts, "space"), textOf(facts, "from"),
                 textOf(facts, "to"));
    case EffectKind::AgentEndpointsChange:
        return counted("agents are given 1 controller endpoint",
                       "agents are given %n controller endpoints", numberOf(facts, "count"));
    case EffectKind::ProviderOwnsSpaces:
        return translated("%1 owns the spaces: the plan will hold instructions for it")
            .arg(textOf(facts, "provider"));
    case EffectKind::ReferencesRewritten:
        return translated("%1 and %2 follow the name from %3 to %4")
            .arg(counted("1 constraint", "%n constraints", numberOf(facts, "constraints")),
                 counted("1 setting", "%n settings", numberOf(facts, "settings")),
                 textOf(facts, "from"), textOf(facts, "to"));
    case EffectKind::SpaceRunsEmpty:
        return translated("%1 would have no subnets left").arg(textOf(facts, "space"));
    case EffectKind::OverlayTravels:
    case EffectKind::SiblingTravels:
    case EffectKind::EqualCidrElsewhere:
    case EffectKind::UseThresholdCrossed:
    case EffectKind::OverlapArises:
    case EffectKind::SubnetsToAlpha:
    case EffectKind::AddressesChangeSpace:
    case EffectKind::MachinesTouched:
    case EffectKind::UnitsLoseSpace:
    case EffectKind::MachineConstraintUnmet:
    case EffectKind::PreferredAddressChanges:
    case EffectKind::BridgeChoiceChanges:
    case EffectKind::ContentsPass:
    case EffectKind::GatewayDropped:
    case EffectKind::ProviderIdEnds:
    case EffectKind::UnmatchedAddress: return subnetText(effect);
    }
    return {};
}

QString verdictWord(const Judgement& judgement)
{
    switch (judgement.verdict) {
    case Verdict::AlreadyThere: return translated("Already here");
    case Verdict::Allowed: return translated("Allowed");
    case Verdict::AllowedWithEffects:
        return counted("Allowed, 1 effect", "Allowed, %n effects",
                       static_cast<qint64>(judgement.effects.size()));
    case Verdict::Breaks:
        return translated("Breaks %1").arg(numberText(static_cast<qint64>(judgement.breaks())));
    }
    return {};
}

QString verdictWord(const Result<Judgement>& judgement)
{
    return judgement ? verdictWord(*judgement) : translated("Not possible");
}

QString topEffectText(const Result<Judgement>& judgement)
{
    if (!judgement)
        return errorSentence(judgement.error());
    return judgement->effects.empty() ? QString() : effectText(judgement->effects.front());
}

QString leaveBrokenText()
{
    return translated("leave broken");
}

} // namespace netatlas::views::wording
