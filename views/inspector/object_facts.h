// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/theme/icons/icon.h"

#include <QString>

#include <optional>
#include <vector>

namespace netatlas::views {

/// What a value is written in: words in the interface font, addresses, prefixes, ids and numbers
/// with digits of one width, hardware addresses in the fixed font (visual design 2).
enum class FactFont { Words, Digits, Fixed };

/// One line of the inspector: a quiet label and its value, which may lead to other objects.
struct Fact
{
    QString label;
    QString value;
    std::optional<int> spaceOrder;          ///< dot of a space before the value
    std::vector<domain::ObjectRef> targets; ///< what a click on the value selects
    bool isNumber = false;                  ///< right-aligned
    FactFont font = FactFont::Words;
};

/// Lines that belong together.
using FactSection = std::vector<Fact>;

/// All that the inspector says of one object (user-experience 10).
struct ObjectFacts
{
    theme::Icon icon = theme::Icon::Model;
    QString title;
    FactFont titleFont = FactFont::Words;
    QString caption; ///< its id and where it is
    std::vector<FactSection> sections;
    std::optional<int> usePercent; ///< of an IPv4 subnet
    QString useText;               ///< of any subnet
    QString freeText;
};

/// The facts of an object, which must be in the shown revision.
ObjectFacts factsOf(const ProjectBridge& project, const domain::ObjectRef& object);

/// What several objects have in common: counts by kind, sums of addresses.
ObjectFacts factsOf(const ProjectBridge& project, const std::vector<domain::ObjectRef>& objects);

} // namespace netatlas::views
