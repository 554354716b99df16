// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <tl/expected.hpp>

namespace netatlas {

/// A value, or the reason why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// Success without a value, or the reason of the failure.
using Status = Result<void>;

/// The failing side of any `Result`: `return fail(ErrorKind::NotFound, {{"what", "space"}});`.
inline tl::unexpected<Error> fail(ErrorKind kind, Details details = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(details)});
}

/// Hands the failure of one result on as the failure of another type.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace netatlas
