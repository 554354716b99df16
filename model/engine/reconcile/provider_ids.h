// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace netatlas::engine::reconcile {

/// Who has which provider id among the devices and addresses of a model (model-and-workers 2.5):
/// each id belongs to one row of its kind, across machines. The empty id means none and is never
/// taken.
///
/// The rows themselves hold the ids; this index follows them through one run and is made from them
/// when it is first asked.
class ProviderIds
{
public:
    explicit ProviderIds(const domain::ChangeRecorder& recorder) : m_recorder(recorder) {}

    std::optional<domain::DeviceId> deviceOf(const std::string& providerId);
    std::optional<domain::AddressId> addressOf(const std::string& providerId);

    /// Whether the row may have the id: it is empty, free, or the row's own. Then it has it.
    bool claim(domain::DeviceId device, const std::string& providerId);
    bool claim(domain::AddressId address, const std::string& providerId);
    bool claim(domain::DeviceId device, const domain::SharedText& providerId);
    bool claim(domain::AddressId address, const domain::SharedText& providerId);
    /// Frees the id where the row has it.
    void release(domain::DeviceId device, const domain::SharedText& providerId);
    void release(domain::AddressId address, const domain::SharedText& providerId);

private:
    void fill();

    const domain::ChangeRecorder& m_recorder;
    bool m_isFilled = false;
    std::unordered_map<std::string, domain::DeviceId> m_devices;
    std::unordered_map<std::string, domain::AddressId> m_addresses;
};

} // namespace netatlas::engine::reconcile
