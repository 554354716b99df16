// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"

#include <array>
#include <utility>

namespace netatlas {

namespace {

constexpr std::array kKinds{
    std::pair{ErrorKind::NotFound, "not-found"},
    std::pair{ErrorKind::AlreadyExists, "already-exists"},
    std::pair{ErrorKind::NotValid, "not-valid"},
    std::pair{ErrorKind::NotSupported, "not-supported"},
    std::pair{ErrorKind::Ambiguous, "ambiguous"},
    std::pair{ErrorKind::ProviderIdNotUnique, "provider-id-not-unique"},
    std::pair{ErrorKind::ProviderIdImmutable, "provider-id-immutable"},
    std::pair{ErrorKind::DuplicateProviderIdInBatch, "duplicate-provider-id-in-batch"},
    std::pair{ErrorKind::AlphaImmutable, "alpha-immutable"},
    std::pair{ErrorKind::NotAlive, "not-alive"},
    std::pair{ErrorKind::Dead, "dead"},
    std::pair{ErrorKind::NotDead, "not-dead"},
    std::pair{ErrorKind::InUse, "in-use"},
    std::pair{ErrorKind::FanOverlayImmovable, "fan-overlay-immovable"},
    std::pair{ErrorKind::FanOverlaySpaceInherited, "fan-overlay-space-inherited"},
    std::pair{ErrorKind::ConstraintViolation, "constraint-violation"},
    std::pair{ErrorKind::BindingViolation, "binding-violation"},
    std::pair{ErrorKind::BindingUnknownEndpoint, "binding-unknown-endpoint"},
    std::pair{ErrorKind::BindingUnknownSpace, "binding-unknown-space"},
    std::pair{ErrorKind::BindingInfeasible, "binding-infeasible"},
    std::pair{ErrorKind::SpaceInUse, "space-in-use"},
    std::pair{ErrorKind::SpaceUnavailableOnControllers, "space-unavailable-on-controllers"},
    std::pair{ErrorKind::HaSpaceRequired, "ha-space-required"},
    std::pair{ErrorKind::HaSpaceNoAddresses, "ha-space-no-addresses"},
    std::pair{ErrorKind::NoObviousSpace, "no-obvious-space"},
    std::pair{ErrorKind::NoHostDevice, "no-host-device"},
    std::pair{ErrorKind::NoHostBridge, "no-host-bridge"},
    std::pair{ErrorKind::NoFanDevice, "no-fan-device"},
    std::pair{ErrorKind::NoAddress, "no-address"},
    std::pair{ErrorKind::NegativeSpaceConflict, "negative-space-conflict"},
    std::pair{ErrorKind::SpaceHasNoSubnets, "space-has-no-subnets"},
    std::pair{ErrorKind::CannotDetermineNetworks, "cannot-determine-networks"},
    std::pair{ErrorKind::UnknownVotingMember, "unknown-voting-member"},
    std::pair{ErrorKind::PermissionDenied, "permission-denied"},
    std::pair{ErrorKind::Stale, "stale"},
    std::pair{ErrorKind::Cancelled, "cancelled"},
    std::pair{ErrorKind::Unreachable, "unreachable"},
    std::pair{ErrorKind::Unauthorized, "unauthorized"},
    std::pair{ErrorKind::Refused, "refused"},
    std::pair{ErrorKind::BadAnswer, "bad-answer"},
    std::pair{ErrorKind::FileDamaged, "file-damaged"},
    std::pair{ErrorKind::FileNewer, "file-newer"},
    std::pair{ErrorKind::FileLocked, "file-locked"},
    std::pair{ErrorKind::NoRoom, "no-room"},
    std::pair{ErrorKind::Internal, "internal"},
};

} // namespace

std::string_view errorKindText(ErrorKind kind)
{
    for (const auto& [known, text] : kKinds)
        if (known == kind)
            return text;
    return "internal";
}

std::optional<ErrorKind> parseErrorKind(std::string_view text)
{
    for (const auto& [kind, known] : kKinds)
        if (known == text)
            return kind;
    return std::nullopt;
}

std::string errorText(const Error& error)
{
    return std::string(errorKindText(error.kind)) + detailText(Detail(error.details));
}

} // namespace netatlas
