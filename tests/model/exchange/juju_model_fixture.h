// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/exchange/import_fixture.h"

namespace netatlas::tests {

/// Dumps below `tests/data/providers`: one of the newest version, one of the first.
inline constexpr const char* kRack = "juju/model.yaml";
inline constexpr const char* kAttic = "juju/model-2.0.yaml";

/// The file with one piece of its text, which must be in it, exchanged for another.
inline exchange::ImportInput changed(const char* file, const QByteArray& from, const QByteArray& to)
{
    QByteArray content = QByteArray::fromStdString(fileText(file));
    if (!content.contains(from))
        qFatal("%s does not have %s", file, from.constData());
    return text(content.replace(from, to).toStdString());
}

/// The model of a project that has one.
inline const domain::Model& only(const domain::Revision& revision)
{
    if (revision.models().size() != 1)
        qFatal("%zu models", revision.models().size());
    return *revision.models().front();
}

/// Devices with what is set of them and what they hang below, a line each.
inline QByteArray devicesText(const domain::Model& model)
{
    std::string all;
    for (const domain::DeviceRow& row : model.table<domain::DeviceRow>()) {
        all += model.at<domain::MachineRow>(row.machine).number.text() + ' ' + row.name.text() +
               ' ' + std::string(domain::wordOf(row.type)) + ' ' + row.mac.text() + ' ' +
               std::to_string(row.mtu) + (row.isUp ? "" : " down") +
               (row.autoStart ? "" : " no-auto") +
               (row.virtualPortType == domain::VirtualPortType::OpenVSwitch ? " ovs" : "") +
               (row.providerId.empty() ? "" : " =" + row.providerId.text());
        if (row.parent) {
            const domain::DeviceRow& parent = model.at<domain::DeviceRow>(*row.parent);
            all += " below " + model.at<domain::MachineRow>(parent.machine).number.text() + ':' +
                   parent.name.text();
        }
        all += '\n';
    }
    return QByteArray::fromStdString(all);
}

} // namespace netatlas::tests
