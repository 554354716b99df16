// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/error_text.h"

#include "model/store/store.h"
#include "views/wording/error_words.h"
#include "views/wording/words.h"

namespace netatlas::views::wording {

namespace {

QString notSupported(const Details& facts)
{
    const QString feature = textOf(facts, "feature");
    if (feature == QLatin1String("mutable-spaces"))
        return translated("%1 manages spaces itself. Change it there, then reload.")
            .arg(providerOf(facts));
    if (feature == QLatin1String("spaces"))
        return translated("%1 has no spaces. Group subnets by tags or notes instead.")
            .arg(providerOf(facts));
    if (feature == QLatin1String("networking"))
        return translated("%1 has no networks that could be changed. Look at another model.")
            .arg(providerOf(facts));
    return translated("%1 cannot do this (%2). Use another source or do it there by hand.")
        .arg(providerOf(facts), orElse(feature, "not supported"));
}

QString withNearest(const QString& text, const Details& facts)
{
    const QString nearest = textOf(facts, "nearest");
    return nearest.isEmpty()
               ? text
               : text + QLatin1Char(' ') + translated("Did you mean %1?").arg(nearest);
}

/// Nobody named a model, and there is not exactly one.
bool isUnnamedModel(const Details& facts)
{
    return textOf(facts, "what") == QLatin1String("model") && textOf(facts, "key").isEmpty();
}

QString notFound(const Details& facts)
{
    if (isUnnamedModel(facts))
        return translated("The project has no model yet. Import one, or add a source and reload "
                          "it.");
    if (textOf(facts, "what") == QLatin1String("step"))
        return textOf(facts, "key") == QLatin1String("redo")
                   ? translated("There is nothing to redo. Undo a step first.")
                   : translated("There is nothing to undo. Everything done so far stands.");
    return translated("There is no %1 %2. It may have been removed or renamed; look for it again.")
        .arg(thingOf(facts), keyOf(facts));
}

/// What an account that is typed consists of.
QString accountPart(const QString& part)
{
    if (part == QLatin1String("address"))
        return translated("its address, such as https://cloud.example:5000/v3");
    if (part == QLatin1String("user"))
        return translated("the name of the user");
    if (part == QLatin1String("project"))
        return translated("the name of the project");
    return translated("its password or secret");
}

QString notValid(const Details& facts)
{
    const QString value = textOf(facts, "value");
    const QString cause = textOf(facts, "cause");
    const QString what = textOf(facts, "what");
    if (cause == QLatin1String("missing") && what == QLatin1String("account"))
        return translated("The account is not whole: it lacks %1. Type it and try again.")
            .arg(accountPart(value));
    if (cause == QLatin1String("missing") && what == QLatin1String("source"))
        return translated("The source has no name. Type one, such as lab.");
    if (cause == QLatin1String("missing"))
        return translated("Nothing was given for %1. Type one, such as 10.0.0.0/24.")
            .arg(orElse(what, "the value"));
    if (what == QLatin1String("space-name"))
        return translated("\"%1\" cannot be the name of a space: use lower-case letters, digits "
                          "and single dashes between them.")
            .arg(value);
    if (what == QLatin1String("vlan-tag"))
        return translated("%1 is no VLAN id. Use 1 to 4094, or 0 for untagged.").arg(value);
    if (detailOf(facts, "position").isNothing())
        return withNearest(
            translated("\"%1\" is not a valid %2: %3. Correct it and try again.")
                .arg(value, orElse(what, "value"), orElse(cause, "it cannot be read")),
            facts);
    const QString text =
        translated("%1 is not an address or prefix: %2 at position %3.")
            .arg(value, orElse(cause, "it cannot be read"), textOf(facts, "position"));
    return withNearest(text, facts);
}

QString ambiguous(const Details& facts)
{
    const QString candidates = listOf(facts, "candidates");
    const QString text =
        isUnnamedModel(facts)
            ? translated("The project has several models. Say which one is meant.")
            : counted("%1 exists once too often. Choose one.", "%1 exists %n times. Choose one.",
                      std::max<qint64>(2, countOf(facts, "candidates")))
                  .arg(keyOf(facts));
    return candidates.isEmpty()
               ? text
               : text + QLatin1Char(' ') + translated("Candidates: %1.").arg(candidates);
}

QString alphaImmutable(const Details& facts)
{
    const QString action = textOf(facts, "action");
    if (action == QLatin1String("rename"))
        return translated("The default space cannot be renamed. Give the new name to a new space "
                          "and move its subnets there.");
    return translated("The default space cannot be removed: subnets that nobody assigned live "
                      "there. Move subnets out of it instead.");
}

QString inUse(const Details& facts)
{
    const QString by = textOf(facts, "by");
    const qint64 count = std::max<qint64>(1, numberOf(facts, "count"));
    if (countOf(facts, "outside") > 0)
        return translated("No new subnet would hold %1. Choose blocks that do, or move that first.")
            .arg(listOf(facts, "outside"));
    QString users;
    if (by == QLatin1String("address"))
        users = counted("an address lies in it", "%n addresses lie in it", count);
    else if (by == QLatin1String("overlay"))
        users = counted("an overlay rides on it", "%n overlays ride on it", count);
    else if (by == QLatin1String("segment"))
        users = counted("a VLAN stands in it", "%n VLANs stand in it", count);
    else if (by == QLatin1String("subnet"))
        users = counted("a subnet is on it", "%n subnets are on it", count);
    else if (by == QLatin1String("device"))
        users = counted("a NIC stands on it", "%n NICs stand on it", count);
    else if (by == QLatin1String("unit"))
        users = counted("a unit belongs to it", "%n units belong to it", count);
    else if (by == QLatin1String("container"))
        users = counted("a container runs on it", "%n containers run on it", count);
    else if (by == QLatin1String("relation"))
        users = counted("a relation names it", "%n relations name it", count);
    else
        users = translated("%1 needs it").arg(orElse(by, "something"));
    return translated("Cannot remove %1 %2: %3. Move or remove that first.")
        .arg(thingOf(facts), keyOf(facts), users);
}

QString constraintViolation(const Details& facts)
{
    const QString application = orElse(textOf(facts, "application"), "An application");
    const QString constraints = listOrElse(facts, "constraints", "its constraint");
    if (textOf(facts, "polarity") == QLatin1String("negative"))
        return translated("%1 must stay out of %2 (constraint %3). Change the constraint or move "
                          "something else.")
            .arg(application, spaceOf(facts), constraints);
    return translated("%1 must reach %2 (constraint %3), but %4 would not. Change the constraint "
                      "or move another subnet along.")
        .arg(application, spaceOf(facts), constraints, listOrElse(facts, "units", "its units"));
}

QString bindingInfeasible(const Details& facts)
{
    return translated("%1 cannot be bound to %2: there is no address in it on machine %3. Bind it "
                      "to another space, or give the machines an address.")
        .arg(orElse(endpointOf(facts), "The endpoint"), spaceOf(facts),
             listOrElse(facts, "machines", "of its units"));
}

QString spaceInUse(const Details& facts)
{
    return translated("Cannot remove %1: %2, %3 and %4 name it. Move them to another space first, "
                      "or accept that they lose it.")
        .arg(spaceOf(facts), counted("1 binding", "%n bindings", countOf(facts, "bindings")),
             counted("1 constraint", "%n constraints", countOf(facts, "constraints")),
             counted("1 controller setting", "%n controller settings",
                     countOf(facts, "controller-settings")));
}

QString controllerSentence(const Error& error)
{
    const Details& facts = error.details;
    switch (error.kind) {
    case ErrorKind::SpaceUnavailableOnControllers:
        return translated("%1 cannot be %2: machine %3 has no address there. Give the controllers "
                          "an address in it, or choose another space.")
            .arg(orElse(textOf(facts, "setting"), "The setting"), spaceOf(facts),
                 listOrElse(facts, "machines", "of a controller"));
    case ErrorKind::HaSpaceRequired:
        return translated("Node %1 has several addresses for replication and no HA space says "
                          "which to take. Set the HA space.")
            .arg(listOrElse(facts, "nodes", "of the controllers"));
    case ErrorKind::HaSpaceNoAddresses:
        return translated("Every choice for the HA address of %1 in %2 is gone. Give it an address "
                          "there, or change the HA space.")
            .arg(listOrElse(facts, "nodes", "a node"), spaceOf(facts));
    case ErrorKind::UnknownVotingMember:
        return translated("The replica set holds a voting member that no node stands for (%1). "
                          "Remove it there first.")
            .arg(orElse(textOf(facts, "member"), "unknown"));
    default: return outsideErrorSentence(error);
    }
}

QString machineSentence(const Error& error)
{
    const Details& facts = error.details;
    const QString spaces = listOrElse(facts, "spaces", "the wanted spaces");
    const QString host = orElse(textOf(facts, "host"), "The host");
    switch (error.kind) {
    case ErrorKind::NoObviousSpace:
        return translated("%1 asks for no space and its host is in several (%2). Bind its "
                          "applications or constrain it.")
            .arg(orElse(textOf(facts, "container"), "The container"), spaces);
    case ErrorKind::NoHostDevice:
        return translated("%1 has no NIC in %2 that could carry a container. Give it one.")
            .arg(host, spaces);
    case ErrorKind::NoHostBridge:
        return translated("%1 has no bridge in %2. Let it be bridged first.").arg(host, spaces);
    case ErrorKind::NoFanDevice:
        return translated("%1 has no fan device in %2. Check the fan configuration.")
            .arg(host, spaces);
    case ErrorKind::NoAddress:
        return translated("No %1 address is known yet. Wait for the machine's report or poll the "
                          "provider.")
            .arg(orElse(textOf(facts, "which"), "usable"));
    case ErrorKind::NegativeSpaceConflict:
        return translated("%1 is both wanted and excluded. Change the constraint or the binding.")
            .arg(spaces);
    case ErrorKind::SpaceHasNoSubnets:
        return translated("%1 has no subnets, so nothing can be placed there. Move a subnet into "
                          "it.")
            .arg(spaceOf(facts));
    case ErrorKind::CannotDetermineNetworks:
        return translated("No network is configured for machine %1. Name one in the model's "
                          "settings.")
            .arg(orElse(textOf(facts, "machine"), "(unknown)"));
    default: return controllerSentence(error);
    }
}

} // namespace

QString errorSentence(const Error& error)
{
    const Details& facts = error.details;
    if (textOf(facts, "what") == QLatin1String("keychain"))
        return keychainSentence(error);
    // Every kind is named here or in the groups below; the switch has no default so that the
    // compiler asks for the sentence of a new one.
    switch (error.kind) {
    case ErrorKind::NotFound: return notFound(facts);
    case ErrorKind::AlreadyExists:
        if (!textOf(facts, "fabric").isEmpty())
            return translated("VLAN %1 is already used in %2. Free: %3.")
                .arg(keyOf(facts), textOf(facts, "fabric"), listOrElse(facts, "free", "none"));
        return translated("%2 already exists (%1). Choose another name or use the one there is.")
            .arg(thingOf(facts), keyOf(facts));
    case ErrorKind::NotValid: return notValid(facts);
    case ErrorKind::NotSupported: return notSupported(facts);
    case ErrorKind::Ambiguous: return ambiguous(facts);
    case ErrorKind::ProviderIdNotUnique:
        return translated("Provider id %1 already belongs to another %2. Leave it empty or correct "
                          "it.")
            .arg(orElse(textOf(facts, "provider-id"), "(empty)"),
                 orElse(textOf(facts, "kind-of"), "object"));
    case ErrorKind::ProviderIdImmutable:
        return translated("The provider id is %1 and cannot become %2. Remove the object and add "
                          "it again if it is another one.")
            .arg(orElse(textOf(facts, "current"), "set"),
                 orElse(textOf(facts, "wanted"), "another"));
    case ErrorKind::DuplicateProviderIdInBatch:
        return translated("The provider gave id %1 to several NICs (%2), so none was matched. "
                          "Correct it there and reload.")
            .arg(orElse(textOf(facts, "provider-id"), "(empty)"),
                 listOrElse(facts, "devices", "unnamed"));
    case ErrorKind::AlphaImmutable: return alphaImmutable(facts);
    case ErrorKind::NotAlive:
        return translated("%1 %2 is going away and takes nothing new. Choose another one.")
            .arg(thingOf(facts), keyOf(facts));
    case ErrorKind::Dead:
        return translated("%1 %2 is gone, so nothing more is written to it. Reload to see what is "
                          "left.")
            .arg(thingOf(facts), keyOf(facts));
    case ErrorKind::NotDead:
        return translated("%1 %2 is still alive and cannot be removed yet. Let it end first.")
            .arg(thingOf(facts), keyOf(facts));
    case ErrorKind::InUse: return inUse(facts);
    case ErrorKind::FanOverlayImmovable:
        return translated("Cannot move %1: it is an overlay of %2 and follows it. Move %2 instead.")
            .arg(orElse(textOf(facts, "cidr"), "the subnet"),
                 orElse(textOf(facts, "underlay"), "its underlay"));
    case ErrorKind::FanOverlaySpaceInherited:
        return translated("%1 is an overlay and lies where its underlay does. Choose the underlay "
                          "instead.")
            .arg(orElse(textOf(facts, "cidr"), "The subnet"));
    case ErrorKind::ConstraintViolation: return constraintViolation(facts);
    case ErrorKind::BindingViolation:
        return translated("%1 is bound to %2, and %3 would lose it. Bind it to another space or "
                          "accept the break.")
            .arg(orElse(endpointOf(facts), "An endpoint"), spaceOf(facts),
                 listOrElse(facts, "units", "its units"));
    case ErrorKind::BindingUnknownEndpoint:
        return translated("%1 is no endpoint of %2. Choose one of its endpoints.")
            .arg(orElse(textOf(facts, "endpoint"), "(empty)"),
                 orElse(textOf(facts, "application"), "the application"));
    case ErrorKind::BindingUnknownSpace:
        return translated("There is no space %1 to bind %2 to. Create it or choose another one.")
            .arg(spaceOf(facts), orElse(textOf(facts, "endpoint"), "the endpoint"));
    case ErrorKind::BindingInfeasible: return bindingInfeasible(facts);
    case ErrorKind::SpaceInUse: return spaceInUse(facts);
    case ErrorKind::PermissionDenied:
        return translated("%1 %2 may not be changed from here. Ask the owner of the model.")
            .arg(thingOf(facts), keyOf(facts));
    case ErrorKind::NoObviousSpace:
    case ErrorKind::NoHostDevice:
    case ErrorKind::NoHostBridge:
    case ErrorKind::NoFanDevice:
    case ErrorKind::NoAddress:
    case ErrorKind::NegativeSpaceConflict:
    case ErrorKind::SpaceHasNoSubnets:
    case ErrorKind::CannotDetermineNetworks: return machineSentence(error);
    case ErrorKind::SpaceUnavailableOnControllers:
    case ErrorKind::HaSpaceRequired:
    case ErrorKind::HaSpaceNoAddresses:
    case ErrorKind::UnknownVotingMember: return controllerSentence(error);
    case ErrorKind::Stale:
    case ErrorKind::Cancelled:
    case ErrorKind::Unreachable:
    case ErrorKind::Unauthorized:
    case ErrorKind::Refused:
    case ErrorKind::BadAnswer:
    case ErrorKind::FileDamaged:
    case ErrorKind::FileNewer:
    case ErrorKind::FileLocked:
    case ErrorKind::NoRoom:
    case ErrorKind::Internal: return outsideErrorSentence(error);
    }
    return {};
}

QString errorId(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::NotSupported:
        return textOf(error.details, "feature") == QLatin1String("mutable-spaces")
                   ? QStringLiteral("NA-101")
                   : QString();
    case ErrorKind::FanOverlayImmovable: return QStringLiteral("NA-102");
    case ErrorKind::BindingViolation:
    case ErrorKind::ConstraintViolation: return QStringLiteral("NA-103");
    case ErrorKind::AlphaImmutable: return QStringLiteral("NA-104");
    case ErrorKind::SpaceInUse: return QStringLiteral("NA-105");
    case ErrorKind::Ambiguous:
        return textOf(error.details, "what") == QLatin1String("subnet") ? QStringLiteral("NA-106")
                                                                        : QString();
    case ErrorKind::NotValid:
        return detailOf(error.details, "position").isNothing() ? QString()
                                                               : QStringLiteral("NA-107");
    case ErrorKind::BindingInfeasible: return QStringLiteral("NA-111");
    case ErrorKind::HaSpaceNoAddresses: return QStringLiteral("NA-112");
    case ErrorKind::AlreadyExists:
        return textOf(error.details, "fabric").isEmpty() ? QString() : QStringLiteral("NA-110");
    case ErrorKind::FileNewer: return QStringLiteral("NA-201");
    case ErrorKind::FileLocked: return QStringLiteral("NA-202");
    case ErrorKind::FileDamaged: return QStringLiteral("NA-203");
    case ErrorKind::NoRoom: return QStringLiteral("NA-204");
    case ErrorKind::BadAnswer: return QStringLiteral("NA-301");
    case ErrorKind::Unreachable: return QStringLiteral("NA-302");
    case ErrorKind::Stale: return QStringLiteral("NA-402");
    case ErrorKind::Refused:
        return detailOf(error.details, "report").isNothing() ? QString() : QStringLiteral("NA-401");
    default: return {};
    }
}

QString readOnlySentence(store::ReadOnlyReason reason, const QString& path)
{
    switch (reason) {
    case store::ReadOnlyReason::None: return {};
    case store::ReadOnlyReason::Asked:
        return translated("%1 was opened read-only, as asked. Open it without that to edit.")
            .arg(path);
    case store::ReadOnlyReason::OpenElsewhere:
        return translated("%1 is open elsewhere. Opened read-only; close it there and try again.")
            .arg(path);
    case store::ReadOnlyReason::FileNotWritable:
        return translated("%1 may not be written. Opened read-only; change its permissions to "
                          "edit.")
            .arg(path);
    case store::ReadOnlyReason::FolderNotWritable:
        return translated("The folder of %1 may not be written, which an edit needs. Opened "
                          "read-only; copy the file elsewhere to edit.")
            .arg(path);
    }
    return {};
}

} // namespace netatlas::views::wording
