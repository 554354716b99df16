// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/exchange/listed_address_reader.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>

namespace netatlas::protocol::scenario {

namespace edits = engine::edits;
using namespace netatlas::domain;

namespace {

constexpr std::string_view kApiPort = "api-port";

Result<std::string> portText(const exchange::JsonMembers& settings)
{
    const std::int64_t port = settings.number(kApiPort);
    if (port < 1 || port > exchange::JsonMembers::kLargestPort)
        return fail(ErrorKind::NotValid,
                    {{"what", kApiPort}, {"value", std::to_string(port)}, {"cause", "range"}});
    return std::to_string(port);
}

/// Every setting is checked before the first is stored (model-and-workers 5.7); null clears one.
Answer setControllerConfig(Scene& scene, const exchange::JsonMembers& when)
{
    const exchange::JsonMembers settings = when.object("settings");
    std::vector<std::string> keys = settings.names();
    std::sort(keys.begin(), keys.end());
    std::vector<edits::Action> actions;
    for (const std::string& key : keys) {
        edits::SetSetting setting{.isController = true, .key = key};
        if (key == kApiPort && settings.has(key)) {
            auto port = portText(settings);
            if (!port)
                return fail(port.error());
            setting.value = std::move(*port);
        } else {
            setting.value = settings.text(key);
        }
        actions.emplace_back(std::move(setting));
    }
    const auto done = carryOut(scene, std::move(actions));
    if (!done)
        return fail(done.error());
    return nullptr;
}

/// Addresses of the cloud lie in alpha and come from the provider (5.8).
ListedAddress cloudAddress(ListedAddress address)
{
    address.origin = Origin::Provider;
    address.space.reset();
    address.subnet.reset();
    return address;
}

/// The application of that name, made where it is missing; none for the controller's own service.
std::optional<ApplicationId> applicationOf(const Model& model, ChangeRecorder& rows,
                                           const std::string& name)
{
    if (name.empty())
        return std::nullopt;
    if (const auto known = findApplication(model, name))
        return known;
    const ApplicationId id = rows.draw<ApplicationRow>();
    rows.put(ApplicationRow{.id = id, .name = name, .type = ApplicationType::Caas});
    return id;
}

CloudServiceRow serviceOf(const Model& model, ChangeRecorder& rows,
                          std::optional<ApplicationId> application)
{
    for (const CloudServiceRow& row : model.table<CloudServiceRow>())
        if (row.application == application)
            return row;
    return CloudServiceRow{.id = rows.draw<CloudServiceRow>(), .application = application};
}

Answer updateCloudService(Scene& scene, const exchange::JsonMembers& when)
{
    const Model& model = scene.model();
    const std::string name = when.text("application");
    ChangeRecorder rows(model.state);
    CloudServiceRow row = serviceOf(model, rows, applicationOf(model, rows, name));
    if (const std::string providerId = when.text("provider-id"); !providerId.empty())
        row.providerId = providerId;
    auto addresses = exchange::readListedAddresses(when, "addresses", Origin::Provider,
                                                   exchange::surroundingsIn(model));
    if (!addresses.empty()) {
        std::transform(addresses.begin(), addresses.end(), addresses.begin(), cloudAddress);
        row.addresses = std::move(addresses);
    }
    row.generation = std::max(row.generation, when.number("generation"));
    rows.put(std::move(row));
    scene.apply(rows.changes());
    return nullptr;
}

CloudContainerId idOfContainer(const Model& model, ChangeRecorder& rows, UnitId unit)
{
    for (const CloudContainerRow& row : model.table<CloudContainerRow>())
        if (row.unit == unit)
            return row.id;
    return rows.draw<CloudContainerRow>();
}

Answer updateCloudContainer(Scene& scene, const exchange::JsonMembers& when)
{
    const Model& model = scene.model();
    const std::string name = when.text("unit");
    const auto unit = findUnit(model, name);
    if (!unit)
        return notFound("unit", name);

    ChangeRecorder rows(model.state);
    CloudContainerRow row;
    row.id = idOfContainer(model, rows, *unit);
    row.unit = *unit;
    row.providerId = when.text("provider-id");
    if (const auto* const address = when.find("address")) {
        row.address = cloudAddress(exchange::readListedAddress(
            when, "address", *address, Origin::Provider, exchange::surroundingsIn(model)));
        row.address->scope = Scope::LocalMachine;
        if (row.address->value.empty())
            row.address.reset();
    }
    row.ports = when.idTexts("ports");
    rows.put(std::move(row));
    scene.apply(rows.changes());
    return nullptr;
}

} // namespace

Family documentOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"set-controller-config", setControllerConfig},
        {"update-cloud-service", updateCloudService},
        {"update-cloud-container", updateCloudContainer},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
