// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/detail.h"

#include <optional>
#include <string>
#include <string_view>

namespace netatlas {

/// Why something cannot be done: the kinds of model-and-workers 4, then those of architecture 6.
enum class ErrorKind {
    NotFound,
    AlreadyExists,
    NotValid,
    NotSupported,
    Ambiguous,
    ProviderIdNotUnique,
    ProviderIdImmutable,
    DuplicateProviderIdInBatch,
    AlphaImmutable,
    NotAlive,
    Dead,
    NotDead,
    InUse,
    FanOverlayImmovable,
    FanOverlaySpaceInherited,
    ConstraintViolation,
    BindingViolation,
    BindingUnknownEndpoint,
    BindingUnknownSpace,
    BindingInfeasible,
    SpaceInUse,
    SpaceUnavailableOnControllers,
    HaSpaceRequired,
    HaSpaceNoAddresses,
    NoObviousSpace,
    NoHostDevice,
    NoHostBridge,
    NoFanDevice,
    NoAddress,
    NegativeSpaceConflict,
    SpaceHasNoSubnets,
    CannotDetermineNetworks,
    UnknownVotingMember,
    PermissionDenied,
    Stale,        ///< a row is no longer what the change expects
    Cancelled,    ///< the user or a shutdown ended it
    Unreachable,  ///< no answer from a provider
    Unauthorized, ///< the provider refuses the credentials
    Refused,      ///< the provider, or a read-only project, refuses the act
    BadAnswer,    ///< what came back, or stands in a file, cannot be read
    FileDamaged,
    FileNewer,
    FileLocked,
    NoRoom, ///< the disk is full
    Internal,
};

/// The word of a kind on the wire, such as `not-found`.
std::string_view errorKindText(ErrorKind kind);
/// The kind of a word on the wire; nothing for an unknown word.
std::optional<ErrorKind> parseErrorKind(std::string_view text);

/// A refused act or unusable input, as data: no text for people in it (architecture 6).
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    Details details;

    bool operator==(const Error&) const = default;
};

/// `kind{"name":value,…}` in one line, for logs and for messages of failing tests.
std::string errorText(const Error& error);

} // namespace netatlas
