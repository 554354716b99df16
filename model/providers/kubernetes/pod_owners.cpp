// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/pod_owners.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

namespace {

bool isSelected(const Pod& pod, const Labels& selector)
{
    return std::all_of(selector.begin(), selector.end(), [&](const auto& wanted) {
        const auto found = pod.labels.find(wanted.first);
        return found != pod.labels.end() && found->second == wanted.second;
    });
}

std::string withoutEnd(const std::string& name, const std::string& end)
{
    return name.size() > end.size() && name.ends_with(end)
               ? name.substr(0, name.size() - end.size())
               : name;
}

/// What a person calls that which runs the pod: its deployment, set, job or the pod itself.
std::string workloadOf(const Pod& pod)
{
    if (pod.ownerKind == "Node") // a part of the node itself, whose name it carries
        return withoutEnd(pod.name, '-' + pod.node);
    if (pod.ownerKind.empty() || pod.ownerName.empty())
        return pod.name;
    if (pod.ownerKind != "ReplicaSet")
        return pod.ownerName;
    const auto hash = pod.labels.find("pod-template-hash");
    return hash == pod.labels.end() ? pod.ownerName : withoutEnd(pod.ownerName, '-' + hash->second);
}

} // namespace

PodOwners::PodOwners(const ClusterPicture& picture)
{
    for (const Service* service : picture.all<Service>())
        if (!service->selector.empty() && service->type != "ExternalName")
            m_bySelector[service->space].push_back(service);
    for (const Backing* backing : picture.all<Backing>()) {
        const Service* service = picture.service(backing->space + '/' + backing->service);
        if (service && service->selector.empty())
            for (const std::string& pod : backing->pods)
                m_named[backing->space + '/' + pod].push_back(service->name);
    }
    findUntold(picture);
}

void PodOwners::findUntold(const ClusterPicture& picture)
{
    m_hasAllServices = picture.listed.contains(ItemKind::Service);
    for (const Part& part : picture.parts) {
        if (part.kind != ItemKind::Service)
            continue;
        bool isListed = part.strays.empty();
        for (const auto& [key, item] : part.items) {
            if (item.problems.empty())
                continue;
            const std::size_t end = key.find('/');
            if (end == std::string::npos)
                isListed = false; // it may be of any namespace
            else
                m_unreadable.insert(key.substr(0, end));
        }
        m_hasAllServices = m_hasAllServices && isListed;
        if (isListed && !part.space.empty())
            m_listed.insert(part.space);
    }
    if (picture.isWhole(ItemKind::EndpointSlice) || picture.isWhole(ItemKind::Endpoints))
        return;
    for (const Service* service : picture.all<Service>())
        if (service->selector.empty() && service->type != "ExternalName")
            m_unnamed.insert(service->space);
}

bool PodOwners::isTold(const std::string& space) const
{
    return (m_hasAllServices || m_listed.contains(space)) && !m_unreadable.contains(space) &&
           !m_unnamed.contains(space);
}

std::string PodOwners::applicationOf(const Pod& pod) const
{
    std::vector<std::string> candidates;
    if (const auto found = m_bySelector.find(pod.space); found != m_bySelector.end())
        for (const Service* service : found->second)
            if (isSelected(pod, service->selector))
                candidates.push_back(service->name);
    if (const auto found = m_named.find(pod.space + '/' + pod.name); found != m_named.end())
        candidates.insert(candidates.end(), found->second.begin(), found->second.end());
    const std::string workload = workloadOf(pod);
    const bool isNamesake =
        std::find(candidates.begin(), candidates.end(), workload) != candidates.end();
    if (candidates.empty() || isNamesake)
        return pod.space + '/' + workload;
    return pod.space + '/' + *std::min_element(candidates.begin(), candidates.end());
}

} // namespace netatlas::providers::kubernetes
