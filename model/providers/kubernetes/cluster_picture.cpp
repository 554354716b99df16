// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/cluster_picture.h"

#include "model/providers/kubernetes/api.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using Tree = document::Node;

namespace {

std::string textOf(const Tree* group, std::string_view name)
{
    const Tree* found = group ? group->find(name) : nullptr;
    return found && (found->isText() || found->isNumber()) ? found->text : std::string();
}

/// Whether it says which pods a service has that finds its pods by itself.
bool isRedundant(const ClusterPicture& picture, const Item& item)
{
    const auto* backing = std::get_if<Backing>(&item.thing);
    if (!backing)
        return false;
    const Service* service = picture.service(backing->space + '/' + backing->service);
    return !service || !service->selector.empty();
}

Tiding takeItem(ClusterPicture& picture, Part& part, const Tree& object, bool isGone)
{
    const std::string key = keyOf(object);
    if (key.empty())
        return Tiding::Garbage;
    const auto known = part.items.find(key);
    if (isGone) {
        if (known == part.items.end())
            return Tiding::Nothing;
        const bool isNews = !isRedundant(picture, known->second);
        part.items.erase(known);
        return isNews ? Tiding::News : Tiding::Nothing;
    }
    Item item = readItem(part.kind, object);
    if (known != part.items.end() && known->second == item)
        return Tiding::Nothing;
    const bool isNews = !isRedundant(picture, item);
    part.items.insert_or_assign(key, std::move(item));
    return isNews ? Tiding::News : Tiding::Nothing;
}

} // namespace

bool Part::isUsable() const
{
    return strays.empty() && std::none_of(items.begin(), items.end(), [](const auto& entry) {
               return std::holds_alternative<std::monostate>(entry.second.thing);
           });
}

bool Part::isWhole() const
{
    return isUsable() && std::all_of(items.begin(), items.end(), [](const auto& entry) {
               return entry.second.problems.empty();
           });
}

bool ClusterPicture::isUsable(ItemKind kind) const
{
    return listed.contains(kind) && std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
               return part.kind != kind || part.isUsable();
           });
}

bool ClusterPicture::isWhole(ItemKind kind) const
{
    return listed.contains(kind) && std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
               return part.kind != kind || part.isWhole();
           });
}

const Service* ClusterPicture::service(const std::string& key) const
{
    for (const Part& part : parts) {
        if (part.kind != ItemKind::Service)
            continue;
        const auto found = part.items.find(key);
        if (found != part.items.end())
            return std::get_if<Service>(&found->second.thing);
    }
    return nullptr;
}

Tiding takeEvent(ClusterPicture& picture, Part& part, const std::string& line)
{
    const auto documents = document::readJson(line);
    if (!documents || documents->size() != 1 || !documents->front().isGroup())
        return Tiding::Garbage;
    const Tree& event = documents->front();
    const std::string type = textOf(&event, "type");
    const Tree* object = event.find("object");
    if (!object || !object->isGroup())
        return Tiding::Garbage;
    if (type == "ERROR")
        return textOf(object, "code") == "410" ? Tiding::Expired : Tiding::Garbage;
    const std::string version = textOf(object->find("metadata"), "resourceVersion");
    if (version.empty())
        return Tiding::Garbage;
    Tiding tiding = Tiding::Nothing;
    if (type == "ADDED" || type == "MODIFIED" || type == "DELETED")
        tiding = takeItem(picture, part, *object, type == "DELETED");
    else if (type != "BOOKMARK")
        return Tiding::Garbage;
    if (tiding != Tiding::Garbage)
        part.version = version;
    return tiding;
}

void fillPart(Part& part, const std::vector<Tree>& items)
{
    for (const Tree& node : items) {
        Item item = readItem(part.kind, node);
        const std::string key = keyOf(node);
        if (key.empty()) {
            part.strays.insert(part.strays.end(), item.problems.begin(), item.problems.end());
            continue;
        }
        if (part.items.try_emplace(key, std::move(item)).second)
            continue;
        part.strays.push_back({.what = "item",
                               .key = key,
                               .field = "name",
                               .value = key,
                               .cause = "stands there twice"});
    }
}

} // namespace netatlas::providers::kubernetes
