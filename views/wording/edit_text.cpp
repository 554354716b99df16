// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/edit_text.h"

#include "views/wording/error_text.h"
#include "views/wording/words.h"

namespace netatlas::views::wording {

using namespace netatlas::engine::edits;

namespace {

/// Subnets by name, or how many: a sentence has room for two.
QString subnets(const Details& facts)
{
    constexpr qint64 kMostNamed = 2;
    const qint64 count = countOf(facts, "cidrs");
    return count > kMostNamed ? counted("1 subnet", "%n subnets", count) : listOf(facts, "cidrs");
}

QString moveText(const Details& facts)
{
    if (countOf(facts, "from") == 0)
        return translated("Move %1 to %2").arg(subnets(facts), textOf(facts, "to"));
    return translated("Move %1 from %2 to %3")
        .arg(subnets(facts), listOf(facts, "from"), textOf(facts, "to"));
}

QString constraintText(const Details& facts)
{
    const bool isOfModel = textOf(facts, "level") == QLatin1String("model");
    const QString target = isOfModel ? translated("the model") : textOf(facts, "target");
    if (countOf(facts, "spaces") == 0)
        return translated("Remove the space constraint of %1").arg(target);
    return translated("Constrain %1 to spaces %2").arg(target, listOf(facts, "spaces"));
}

QString settingText(const Details& facts)
{
    const QString key = textOf(facts, "key");
    const QString value = textOf(facts, "value");
    if (key == QLatin1String("juju-ha-space"))
        return value.isEmpty() ? translated("Unset the HA space")
                               : translated("Set the HA space to %1").arg(value);
    if (key == QLatin1String("juju-mgmt-space"))
        return value.isEmpty() ? translated("Unset the management space")
                               : translated("Set the management space to %1").arg(value);
    return value.isEmpty() ? translated("Unset %1").arg(key)
                           : translated("Set %1 to %2").arg(key, value);
}

QString replacementText(const Details& facts)
{
    constexpr qint64 kMostNamed = 4;
    const qint64 pieces = countOf(facts, "into");
    if (countOf(facts, "cidrs") > 1)
        return translated("Merge %1 into %2").arg(listOf(facts, "cidrs"), listOf(facts, "into"));
    if (pieces == 1)
        return translated("Resize %1 to %2").arg(listOf(facts, "cidrs"), listOf(facts, "into"));
    return translated("Split %1 into %2")
        .arg(listOf(facts, "cidrs"), pieces > kMostNamed ? counted("1 subnet", "%n subnets", pieces)
                                                         : listOf(facts, "into"));
}

/// What a kind of row is called in a sentence.
QString kindWord(const Details& facts)
{
    const QString kind = textOf(facts, "kind");
    if (kind == QLatin1String("segment"))
        return translated("segment");
    if (kind == QLatin1String("loose"))
        return translated("reserved address");
    if (kind == QLatin1String("device"))
        return translated("NIC");
    if (kind == QLatin1String("fabric"))
        return translated("fabric");
    if (kind == QLatin1String("range"))
        return translated("range");
    if (kind == QLatin1String("machine"))
        return translated("machine");
    if (kind == QLatin1String("application"))
        return translated("application");
    if (kind == QLatin1String("endpoint"))
        return translated("endpoint");
    if (kind == QLatin1String("unit"))
        return translated("unit");
    if (kind == QLatin1String("subnet"))
        return translated("subnet");
    if (kind == QLatin1String("address"))
        return translated("address");
    return kind;
}

QString changeText(const Details& facts)
{
    const QString what = kindWord(facts);
    const QString label = textOf(facts, "label");
    if (countOf(facts, "members") > 1)
        return translated("Change %1 of %2 %3").arg(listOf(facts, "members"), what, label);
    if (!textOf(facts, "name").isEmpty())
        return translated("Rename %1 %2 to %3").arg(what, label, textOf(facts, "name"));
    const QString value = textOf(facts, "value");
    if (value.isEmpty())
        return translated("Unset %1 of %2 %3").arg(listOf(facts, "members"), what, label);
    return translated("Set %1 of %2 %3 to %4").arg(listOf(facts, "members"), what, label, value);
}

/// The sentence of an edit of anything but spaces and subnets.
QString objectText(const std::string& action, const Details& facts)
{
    if (action == AddObject::kName)
        return translated("Add %1 %2").arg(kindWord(facts), textOf(facts, "label")).trimmed();
    if (action == ChangeObject::kName)
        return changeText(facts);
    if (action == RemoveObject::kName)
        return translated("Remove %1 %2").arg(kindWord(facts), textOf(facts, "label"));
    if (action == RehomeSegment::kName)
        return translated("Put %1 into %2").arg(textOf(facts, "segment"), textOf(facts, "fabric"));
    if (action == MoveAddress::kName)
        return translated("Move %1 from %2 to %3")
            .arg(textOf(facts, "address"), textOf(facts, "device"), textOf(facts, "to"));
    if (action == AttachLooseAddress::kName)
        return translated("Give %1 to %2").arg(textOf(facts, "address"), textOf(facts, "device"));
    return {};
}

/// The sentence of one action of an edit.
QString actionText(const Details& facts)
{
    const std::string& action = detailOf(facts, "action").text();
    if (action == MoveSubnets::kName)
        return moveText(facts);
    if (action == AddSpace::kName)
        return countOf(facts, "cidrs") == 0
                   ? translated("Add space %1").arg(textOf(facts, "name"))
                   : translated("Add space %1 with %2").arg(textOf(facts, "name"), subnets(facts));
    if (action == RenameSpace::kName)
        return translated("Rename space %1 to %2")
            .arg(textOf(facts, "space"), textOf(facts, "name"));
    if (action == RemoveSpace::kName)
        return translated("Remove space %1").arg(textOf(facts, "space"));
    if (action == BindEndpoint::kName)
        return translated("Bind %1 to %2").arg(endpointOf(facts), textOf(facts, "space"));
    if (action == SetConstraint::kName)
        return constraintText(facts);
    if (action == SetSetting::kName)
        return settingText(facts);
    if (action == AddSubnet::kName)
        return translated("Add subnet %1 to %2").arg(textOf(facts, "cidr"), textOf(facts, "space"));
    if (action == RemoveSubnet::kName)
        return translated("Remove subnet %1").arg(textOf(facts, "cidr"));
    if (action == MarkSupernet::kName)
        return detailOf(facts, "supernet") == Detail(false)
                   ? translated("Mark %1 as an ordinary subnet").arg(textOf(facts, "cidr"))
                   : translated("Mark %1 as a supernet").arg(textOf(facts, "cidr"));
    if (action == RehomeSubnet::kName)
        return translated("Put %1 on %2").arg(textOf(facts, "cidr"), textOf(facts, "segment"));
    if (action == RemoveAddress::kName)
        return translated("Release %1 from %2")
            .arg(textOf(facts, "address"), textOf(facts, "device"));
    if (action == CorrectAddress::kName)
        return translated("Correct the block of %1 to %2")
            .arg(textOf(facts, "address"), textOf(facts, "cidr"));
    if (action == RemoveLooseAddress::kName)
        return translated("Remove address %1").arg(textOf(facts, "address"));
    if (action == ReplaceSubnets::kName)
        return replacementText(facts);
    return objectText(action, facts);
}

/// What an action adds to the sentence of the one before it.
QString asideText(const Details& facts)
{
    const std::string& action = detailOf(facts, "action").text();
    if (action == BindEndpoint::kName)
        return translated("rebinds %1").arg(endpointOf(facts));
    if (action == MoveSubnets::kName)
        return translated("takes %1 along").arg(subnets(facts));
    if (action == SetConstraint::kName)
        return translated("changes the constraint of %1").arg(textOf(facts, "target"));
    if (action == SetSetting::kName)
        return translated("sets %1").arg(textOf(facts, "key"));
    return actionText(facts);
}

/// Entries that are no edits of a model.
QString otherText(std::string_view textId, const Details& facts)
{
    const QString name = textOf(facts, "name");
    const QString source = textOf(facts, "source");
    if (textId == "demo")
        return translated("Demo site %1").arg(textOf(facts, "model"));
    if (textId == "generate")
        return translated("Generated model %1").arg(textOf(facts, "model"));
    if (textId == "import" && !detailOf(facts, "sources").list().empty())
        return translated("Import %1 into %2")
            .arg(listOf(facts, "sources"), textOf(facts, "model"));
    if (textId == "import")
        return source.isEmpty() ? translated("Import") : translated("Import from %1").arg(source);
    if (textId == "reload")
        return source.isEmpty() ? translated("Reload") : translated("Reload %1").arg(source);
    if (textId == "add-source")
        return translated("Add source %1").arg(source);
    if (textId == "change-source")
        return translated("Change settings of source %1").arg(source);
    if (textId == "remove-source")
        return translated("Remove source %1").arg(source);
    if (textId == "accept-drift" || textId == "reopen-drift") {
        const qint64 count = numberOf(facts, "count");
        const QString what = count > 1 ? counted("1 difference", "%Ln differences", count) : name;
        return textId == "accept-drift" ? translated("Keep %1 as it is here").arg(what)
                                        : translated("Open %1 for triage again").arg(what);
    }
    if (textId == "poll-instances")
        return translated("Poll instances of %1").arg(source);
    if (textId == "keep-controllers")
        return translated("Bring controllers of %1 up to date").arg(textOf(facts, "model"));
    if (textId == "retire-machine")
        return translated("Machine %1 has stopped").arg(textOf(facts, "machine"));
    if (textId == "set-agents-file")
        return textOf(facts, "file").isEmpty()
                   ? translated("Write endpoints of %1 nowhere").arg(textOf(facts, "model"))
                   : translated("Write endpoints of %1 to %2")
                         .arg(textOf(facts, "model"), textOf(facts, "file"));
    if (textId == "pause-worker")
        return translated("Pause worker %1").arg(textOf(facts, "worker"));
    if (textId == "resume-worker")
        return translated("Let worker %1 go on").arg(textOf(facts, "worker"));
    if (textId.starts_with("arrange"))
        return translated("Arrange");
    if (textId == "snapshot" || textId == "take-snapshot")
        return translated("Take snapshot %1").arg(name);
    return QString::fromUtf8(textId.data(), static_cast<qsizetype>(textId.size()))
        .replace(QLatin1Char('-'), QLatin1Char(' '));
}

QString networkFixUpText(const FixUp& fixUp)
{
    const Details& facts = fixUp.facts;
    switch (fixUp.kind) {
    case FixUpKind::SetGateway:
        if (textOf(facts, "gateway").isEmpty())
            return translated("take the gateway of %1 away").arg(textOf(facts, "cidr"));
        return translated("make %1 the gateway of %2")
            .arg(textOf(facts, "gateway"), textOf(facts, "cidr"));
    case FixUpKind::RemoveObject:
        return translated("remove %1 %2").arg(kindWord(facts), textOf(facts, "label"));
    case FixUpKind::MarkShadow:
        return translated("mark %1 of %2 as one that the machine cannot see")
            .arg(textOf(facts, "address"), textOf(facts, "device"));
    case FixUpKind::ReserveAddress:
        return translated("reserve %1 in %2").arg(textOf(facts, "address"), textOf(facts, "cidr"));
    case FixUpKind::FollowUnderlay:
        return translated("put %1 into %2, where %3 is")
            .arg(textOf(facts, "cidr"), textOf(facts, "space"), textOf(facts, "underlay"));
    case FixUpKind::MergeSubnets:
        return translated("merge both into one subnet %1").arg(textOf(facts, "cidr"));
    case FixUpKind::AttachAddress:
        return translated("give %1 to %2").arg(textOf(facts, "address"), textOf(facts, "device"));
    case FixUpKind::TrimRange:
        return translated("trim %1 to %2").arg(textOf(facts, "range"), textOf(facts, "to"));
    case FixUpKind::Renumber:
        return translated("renumber VLAN %1 of %2 to %3")
            .arg(textOf(facts, "tag"), textOf(facts, "fabric"), textOf(facts, "to"));
    case FixUpKind::ResizeSubnet:
        return translated("resize %1 to %2").arg(textOf(facts, "cidr"), textOf(facts, "to"));
    default: return {};
    }
}

} // namespace

QString fixUpText(const FixUp& fixUp)
{
    const Details& facts = fixUp.facts;
    switch (fixUp.kind) {
    case FixUpKind::Rebind:
        return translated("rebind %1 to %2").arg(endpointOf(facts), textOf(facts, "space"));
    case FixUpKind::TakeAlong:
        return translated("take %1 along to %2 and rebind %3")
            .arg(textOf(facts, "cidr"), textOf(facts, "space"), endpointOf(facts));
    case FixUpKind::RemoveConstraint:
        return translated("remove %1 from the constraint of %2")
            .arg(textOf(facts, "entry"), textOf(facts, "application"));
    case FixUpKind::SetHaSpace: return translated("set HA space to %1").arg(textOf(facts, "space"));
    case FixUpKind::SetManagementSpace:
        return translated("set management space to %1").arg(textOf(facts, "space"));
    case FixUpKind::MarkSupernet:
        return translated("mark %1 as a supernet").arg(textOf(facts, "cidr"));
    case FixUpKind::CreateSubnet: return translated("create subnet %1").arg(textOf(facts, "cidr"));
    case FixUpKind::RemoveSubnet: return translated("remove subnet %1").arg(textOf(facts, "cidr"));
    case FixUpKind::ReleaseAddress:
        return translated("release %1 from %2")
            .arg(textOf(facts, "address"), textOf(facts, "device"));
    case FixUpKind::CorrectAddress:
        return translated("correct the block of %1 to %2")
            .arg(textOf(facts, "address"), textOf(facts, "cidr"));
    case FixUpKind::RemoveLooseAddress:
        return translated("remove address %1").arg(textOf(facts, "address"));
    case FixUpKind::RemoveSpace: return translated("remove space %1").arg(textOf(facts, "space"));
    case FixUpKind::RenameSpace:
        return translated("rename space %1 to %2")
            .arg(textOf(facts, "space"), textOf(facts, "name"));
    case FixUpKind::MoveSubnet:
        return translated("move %1 to %2").arg(textOf(facts, "cidr"), textOf(facts, "space"));
    case FixUpKind::ChangeDefaultSpace:
        return translated("make %1 the default space").arg(textOf(facts, "space"));
    default: return networkFixUpText(fixUp);
    }
}

QString entryText(std::string_view textId, const Details& facts)
{
    const auto& actions = detailOf(facts, "actions").list();
    if (actions.empty())
        return otherText(textId, facts);
    QString first;
    QStringList asides;
    for (const Detail& each : actions) {
        const auto* action = std::get_if<Details>(&each.value());
        if (!action)
            continue;
        if (first.isEmpty())
            first = actionText(*action);
        else
            asides << asideText(*action);
    }
    if (asides.isEmpty())
        return first;
    return translated("%1 (%2)").arg(first, listed(asides, 2));
}

QString setAsideText(std::string_view textId, const Details& facts)
{
    const QString what = entryText(textId, facts);
    const auto* why = std::get_if<Details>(&detailOf(facts, "conflict").value());
    const auto kind =
        why ? parseErrorKind(detailOf(*why, "cause").text()) : std::optional<ErrorKind>();
    if (!kind)
        return translated("“%1” was set aside: the source has changed the same thing meanwhile. "
                          "Look at what is there now, and do it again if it is still wanted.")
            .arg(what);
    const auto* details = std::get_if<Details>(&detailOf(*why, "details").value());
    return translated("“%1” was set aside, because it is no longer possible: %2")
        .arg(what, errorSentence(Error{*kind, details ? *details : Details()}));
}

} // namespace netatlas::views::wording
