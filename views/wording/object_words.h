// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/object_changes.h"

#include <QString>

namespace netatlas::domain {
struct SeenNote;
struct SeenProblem;
} // namespace netatlas::domain

namespace netatlas::views::wording {

/// What an object of the kind is called: `Subnet`, `Provider network`, `NIC`.
QString kindWord(domain::ObjectKind kind);

/// A member of a row as people know it: `VLAN tag`, `gateway`; a name without a word of its own
/// with blanks for its dashes.
QString fieldWord(std::string_view field);

/// A value of a field as it is shown: yes and no for what is true or not, a dash for nothing.
QString valueWord(const std::string& value);

/// What a controller node asks for while its HA address cannot be chosen; a dash for nothing.
QString nodeMessageText(const std::string& message);

/// One change in a line: `gateway: 10.0.0.1 → 10.0.0.254`, `VLAN tag: 20 kept, 30 shown`.
QString changeText(const domain::FieldChange& change);
/// Which part of the change: `gateway`, `shown by the provider`.
QString changeField(const domain::FieldChange& change);

/// What a look could not show, and what a source named that is of no use.
QString seenNoteText(const domain::SeenNote& note);
QString seenProblemText(const domain::SeenProblem& problem);

} // namespace netatlas::views::wording
