// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/domain/revision.h"

#include <QStringList>

namespace netatlas::tests {

/// Addresses with their scopes.
inline std::string listText(const std::vector<domain::ListedAddress>& addresses)
{
    std::vector<std::string> texts;
    for (const domain::ListedAddress& address : addresses)
        texts.push_back(address.value + ' ' + std::string(domain::wordOf(address.scope)));
    return join(texts, ", ");
}

/// Services by application, a line each.
inline QString servicesText(const domain::Model& model)
{
    QStringList lines;
    for (const domain::CloudServiceRow& row : model.table<domain::CloudServiceRow>())
        lines << QString::fromStdString(model.at<domain::ApplicationRow>(*row.application).name +
                                        ": " + listText(row.addresses) +
                                        (row.isExposedOutside ? " outside" : ""));
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

/// Units with application, address and ports, a line each.
inline QString unitsText(const domain::Model& model)
{
    QStringList lines;
    for (const domain::CloudContainerRow& row : model.table<domain::CloudContainerRow>()) {
        const auto& unit = model.at<domain::UnitRow>(row.unit);
        std::string line =
            unit.name.text() + " of " + model.at<domain::ApplicationRow>(unit.application).name;
        if (row.address)
            line += ": " + listText({*row.address}) + " in " + row.address->cidr;
        if (!row.ports.empty())
            line += " ports " + join(row.ports, ",");
        lines << QString::fromStdString(line);
    }
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

/// Loose addresses with the subnets that they lie in, a line each.
inline QString looseText(const domain::Model& model)
{
    QStringList lines;
    for (const domain::LooseAddressRow& row : model.table<domain::LooseAddressRow>())
        lines << QString::fromStdString(
            row.name + ' ' + row.value.text() + " in " +
            (row.subnet ? model.at<domain::SubnetRow>(*row.subnet).cidr.text() : std::string("-")));
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

} // namespace netatlas::tests
