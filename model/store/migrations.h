// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/connection.h"

#include <span>
#include <string_view>

namespace netatlas::store {

/// `NAt1`: in the header of every project file.
inline constexpr std::uint32_t kApplicationId = 0x4E417431;

/// One step of the file's format; its number is what `user_version` says afterwards.
struct Migration
{
    int number = 0;
    std::string_view sql;
};

/// All migrations in order. A released one is never edited.
std::span<const Migration> migrations();

/// The number of the last one: the format that this version reads and writes.
int formatOf(std::span<const Migration> steps);

/// Runs those that the file has not had, one transaction each. Throws `SQLite::Exception`.
void migrate(Connection& connection, std::span<const Migration> steps);

} // namespace netatlas::store
