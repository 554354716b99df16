// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"

#include "model/domain/object_text.h"

#include <algorithm>
#include <functional>

namespace netatlas::cli {

namespace {

using domain::Model;
using domain::ObjectKind;
using domain::ObjectRef;

/// `prod-east:subnet-7  10.2.0.0/20`, always with the model, for lists that people pick from.
std::string candidateText(const domain::Revision& revision, const ObjectRef& ref)
{
    return revision.model(ref.model)->row.name + ":" + std::string(domain::wordOf(ref.kind)) + "-" +
           std::to_string(ref.number) + "  " + domain::objectLabel(revision, ref);
}

Result<ObjectRef> only(const domain::Revision& revision, std::string_view what,
                       const std::string& text, const std::vector<ObjectRef>& found)
{
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return fail(ErrorKind::NotFound, {{"what", what}, {"key", text}});
    std::vector<std::string> candidates;
    for (const auto& ref : found)
        candidates.push_back(candidateText(revision, ref));
    return fail(ErrorKind::Ambiguous, {{"what", what}, {"key", text}, {"candidates", candidates}});
}

/// The object of an id such as `subnet-7`, with or without the model's name; the bare number is
/// tried in each model.
std::vector<ObjectRef> byId(const domain::Revision& revision,
                            const std::vector<const Model*>& models, ObjectKind kind,
                            std::string_view text,
                            const std::function<bool(const Model&, std::uint32_t)>& isThere)
{
    std::vector<ObjectRef> found;
    std::string_view rest = text;
    std::string_view modelName;
    if (const auto colon = text.rfind(':');
        colon != std::string_view::npos && revision.model(text.substr(0, colon))) {
        modelName = text.substr(0, colon);
        rest = text.substr(colon + 1);
    }
    const std::string prefix = std::string(domain::wordOf(kind)) + "-";
    if (rest.starts_with(prefix))
        rest.remove_prefix(prefix.size());
    const auto number = parseNumber<std::uint32_t>(rest);
    if (!number)
        return found;
    for (const Model* model : models)
        if ((modelName.empty() || model->row.name == modelName) && isThere(*model, *number))
            found.push_back(model->ref(kind, *number));
    return found;
}

} // namespace

Result<std::vector<const Model*>> modelsOf(const domain::Revision& revision,
                                           const Invocation& invocation)
{
    std::vector<const Model*> models;
    std::vector<std::string> names;
    for (const auto& model : revision.models()) {
        names.push_back(model->row.name);
        if (invocation.model.empty() || model->row.name == invocation.model)
            models.push_back(model.get());
    }
    if (models.empty() && !invocation.model.empty())
        return fail(ErrorKind::NotFound,
                    {{"what", "model"}, {"key", invocation.model}, {"candidates", names}});
    return models;
}

Result<ObjectRef> findSubnet(const domain::Revision& revision, const Invocation& invocation,
                             const std::string& text)
{
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    std::vector<ObjectRef> found;
    if (text.find('/') != std::string::npos) {
        const auto cidr = net::Cidr::parse(text);
        if (!cidr)
            return fail(cidr.error());
        for (const Model* model : *models)
            for (const auto id : domain::subnetsOf(*model, *cidr))
                found.push_back(model->ref(ObjectKind::Subnet, id.number()));
    } else {
        found = byId(revision, *models, ObjectKind::Subnet, text,
                     [](const Model& model, std::uint32_t number) {
                         return model.find<domain::SubnetRow>(domain::SubnetId(number)) != nullptr;
                     });
    }
    return only(revision, "subnet", text, found);
}

Result<ObjectRef> findSpace(const domain::Revision& revision, const Invocation& invocation,
                            const std::string& text)
{
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    std::vector<ObjectRef> found;
    for (const Model* model : *models) {
        std::string_view name = text;
        if (const std::string prefix = model->row.name + ":"; name.starts_with(prefix))
            name.remove_prefix(prefix.size());
        if (const auto id = domain::findSpace(*model, name))
            found.push_back(model->ref(ObjectKind::Space, id->number()));
    }
    // A name wins over an id, as a space may be called 42 (model-and-workers 5.6).
    if (found.empty())
        found = byId(revision, *models, ObjectKind::Space, text,
                     [](const Model& model, std::uint32_t number) {
                         return model.find<domain::SpaceRow>(domain::SpaceId(number)) != nullptr;
                     });
    return only(revision, "space", text, found);
}

Result<MoveTarget> findMove(const domain::Revision& revision, const Invocation& invocation,
                            const std::vector<std::string>& subnets, const std::string& space)
{
    MoveTarget target;
    Invocation within = invocation;
    for (const auto& text : subnets) {
        const auto subnet = findSubnet(revision, within, text);
        if (!subnet)
            return fail(subnet.error());
        if (!target.subnets.empty() && subnet->model != target.model)
            return fail(ErrorKind::Refused, {{"what", "models"}, {"key", text}});
        const domain::SubnetId id(subnet->number);
        if (std::find(target.subnets.begin(), target.subnets.end(), id) != target.subnets.end())
            return fail(ErrorKind::NotValid,
                        {{"what", "subnet"}, {"value", text}, {"cause", "duplicate"}});
        target.model = subnet->model;
        target.subnets.push_back(id);
    }
    // The subnets say which model is meant; spaces of others are no candidates.
    within.model = revision.model(target.model)->row.name;
    const auto found = findSpace(revision, within, space);
    if (!found)
        return fail(found.error());
    target.space = domain::SpaceId(found->number);
    return target;
}

} // namespace netatlas::cli
