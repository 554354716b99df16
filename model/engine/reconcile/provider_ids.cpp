// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/provider_ids.h"

namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceId;
using domain::SharedText;

namespace {

template <class Id>
std::optional<Id> ownerIn(const std::unordered_map<std::string, Id>& owners,
                          const std::string& providerId)
{
    const auto found = owners.find(providerId);
    return found == owners.end() ? std::nullopt : std::optional(found->second);
}

template <class Id>
bool claimIn(std::unordered_map<std::string, Id>& owners, Id row, const std::string& providerId)
{
    return providerId.empty() || owners.try_emplace(providerId, row).first->second == row;
}

template <class Id>
void releaseIn(std::unordered_map<std::string, Id>& owners, Id row, const std::string& providerId)
{
    const auto found = owners.find(providerId);
    if (found != owners.end() && found->second == row)
        owners.erase(found);
}

} // namespace

void ProviderIds::fill()
{
    if (m_isFilled)
        return;
    m_isFilled = true;
    for (const auto& device : m_recorder.table<domain::DeviceRow>())
        claimIn(m_devices, device.id, device.providerId.text());
    for (const auto& address : m_recorder.table<domain::DeviceAddressRow>())
        claimIn(m_addresses, address.id, address.providerId.text());
}

std::optional<DeviceId> ProviderIds::deviceOf(const std::string& providerId)
{
    if (providerId.empty())
        return std::nullopt;
    fill();
    return ownerIn(m_devices, providerId);
}

std::optional<AddressId> ProviderIds::addressOf(const std::string& providerId)
{
    if (providerId.empty())
        return std::nullopt;
    fill();
    return ownerIn(m_addresses, providerId);
}

bool ProviderIds::claim(DeviceId device, const std::string& providerId)
{
    if (providerId.empty())
        return true;
    fill();
    return claimIn(m_devices, device, providerId);
}

bool ProviderIds::claim(AddressId address, const std::string& providerId)
{
    if (providerId.empty())
        return true;
    fill();
    return claimIn(m_addresses, address, providerId);
}

bool ProviderIds::claim(DeviceId device, const SharedText& providerId)
{
    return providerId.empty() || claim(device, providerId.text());
}

bool ProviderIds::claim(AddressId address, const SharedText& providerId)
{
    return providerId.empty() || claim(address, providerId.text());
}

void ProviderIds::release(DeviceId device, const SharedText& providerId)
{
    if (providerId.empty())
        return;
    fill();
    releaseIn(m_devices, device, providerId.text());
}

void ProviderIds::release(AddressId address, const SharedText& providerId)
{
    if (providerId.empty())
        return;
    fill();
    releaseIn(m_addresses, address, providerId.text());
}

} // namespace netatlas::engine::reconcile
