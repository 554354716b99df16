// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/openstack_provider.h"
#include "tests/support/fake_cloud.h"
#include "tests/support/provider_world.h"

#include <fstream>

namespace netatlas::tests {

/// An OpenStack cloud and an account that may read it.
struct CloudWorld
    : ProviderWorld<FakeCloud, providers::openstack::OpenStackProvider, RecordingTimer>
{
    CloudWorld()
    {
        std::ofstream(path("ca.pem")) << authority().certificate();
        variables = {{"OS_AUTH_URL", server.url()},
                     {"OS_USERNAME", "admin"},
                     {"OS_PASSWORD", "hunter22"},
                     {"OS_PROJECT_NAME", "admin"},
                     {"OS_CACERT", path("ca.pem")}};
        provider = make(variables);
    }
    std::unique_ptr<providers::openstack::OpenStackProvider>
    make(const std::map<std::string, std::string>& given)
    {
        providers::SourceSettings settings;
        settings.kind = "openstack";
        return ProviderWorld::make(settings, [given](const std::string& name) {
            const auto found = given.find(name);
            return found == given.end() ? std::nullopt : std::optional<std::string>(found->second);
        });
    }
    /// Devices of the machine with their addresses, a line each.
    QString devicesOf(const char* machine) const
    {
        QString text;
        for (const domain::DeviceId id :
             model().facts.devicesOfMachine.of(named<domain::MachineRow>(machine).id)) {
            const auto& device = model().at<domain::DeviceRow>(id);
            text += QString::fromStdString(device.name.text());
            if (device.vlanTag > 0)
                text += QStringLiteral(" vlan %1 on %2")
                            .arg(device.vlanTag)
                            .arg(QString::fromStdString(
                                model().at<domain::DeviceRow>(*device.parent).name.text()));
            for (const domain::AddressId address : model().facts.addressesOfDevice.of(id)) {
                const auto& row = model().at<domain::DeviceAddressRow>(address);
                text += QStringLiteral(" ") + QString::fromStdString(row.value.text());
                if (row.isShadow)
                    text += QStringLiteral(" (shadow)");
            }
            text += QLatin1Char('\n');
        }
        return text;
    }

    FakeCloud& cloud = site;
    std::map<std::string, std::string> variables;
};

} // namespace netatlas::tests
