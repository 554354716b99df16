// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"

#include "model/domain/object_text.h"

#include <algorithm>

namespace netatlas::cli {

namespace {

using domain::Model;
using domain::ObjectKind;
using domain::ObjectRef;

/// `prod-east:subnet-7  10.2.0.0/20 in network vpc-a, space db`, always with the model, for lists
/// that people pick from.
std::string candidateText(const domain::Revision& revision, const ObjectRef& ref)
{
    std::string place;
    if (ref.kind == ObjectKind::Subnet) {
        const auto& model = *revision.model(ref.model);
        const domain::SubnetId id(ref.number);
        const auto* space = model.facts.spaceOfSubnet.find(id);
        place = " in network " + std::string(domain::networkName(model, id)) + ", space " +
                (space ? model.at<domain::SpaceRow>(*space).name : "alpha");
    }
    return revision.model(ref.model)->row.name + ":" + std::string(domain::wordOf(ref.kind)) + "-" +
           std::to_string(ref.number) + "  " + domain::objectLabel(revision, ref) + place;
}

Result<ObjectRef> only(const domain::Revision& revision, std::string_view what,
                       const std::string& text, const std::vector<ObjectRef>& found)
{
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return fail(ErrorKind::NotFound, {{"what", what}, {"key", text}});
    std::vector<std::string> candidates;
    candidates.reserve(found.size());
    for (const auto& ref : found)
        candidates.push_back(candidateText(revision, ref));
    return fail(ErrorKind::Ambiguous, {{"what", what}, {"key", text}, {"candidates", candidates}});
}

/// The object of an id such as `subnet-7`, with or without the model's name; the bare number is
/// tried in each model.
template <class Row>
std::vector<ObjectRef> byId(const domain::Revision& revision,
                            const std::vector<const Model*>& models, std::string_view text)
{
    std::vector<ObjectRef> found;
    std::string_view rest = text;
    std::string_view modelName;
    if (const auto colon = text.rfind(':');
        colon != std::string_view::npos && revision.model(text.substr(0, colon))) {
        modelName = text.substr(0, colon);
        rest = text.substr(colon + 1);
    }
    const std::string prefix = std::string(domain::wordOf(Row::kKind)) + "-";
    if (rest.starts_with(prefix))
        rest.remove_prefix(prefix.size());
    const auto number = parseNumber<std::uint32_t>(rest);
    if (!number)
        return found;
    for (const Model* model : models)
        if ((modelName.empty() || model->row.name == modelName) &&
            model->find<Row>(decltype(Row::id)(*number)))
            found.push_back(model->ref(Row::kKind, *number));
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
        found = byId<domain::SubnetRow>(revision, *models, text);
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
        found = byId<domain::SpaceRow>(revision, *models, text);
    return only(revision, "space", text, found);
}

Result<ObjectRef> findMachineOrNode(const domain::Revision& revision, const Invocation& invocation,
                                    const std::string& text)
{
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    std::vector<ObjectRef> found;
    std::vector<ObjectRef> named; // a number wins over a host name
    for (const Model* model : *models) {
        const auto fits = [&](const ObjectRef& ref) {
            std::string_view id = text;
            if (const std::string prefix = model->row.name + ":"; id.starts_with(prefix))
                id.remove_prefix(prefix.size());
            const std::string full = domain::objectId(revision, ref);
            return full == text || full.ends_with(":" + std::string(id)) ||
                   domain::objectLabel(revision, ref) == id;
        };
        for (const auto& row : model->table<domain::MachineRow>()) {
            if (const ObjectRef ref = model->refOf(row); fits(ref))
                found.push_back(ref);
            else if (row.name == text)
                named.push_back(ref);
        }
        for (const auto& row : model->table<domain::ControllerNodeRow>())
            if (const ObjectRef ref = model->refOf(row); fits(ref))
                found.push_back(ref);
    }
    return only(revision, "machine", text, found.empty() ? named : found);
}

Result<ChosenSubnets> findSubnets(const domain::Revision& revision, const Invocation& invocation,
                                  const std::vector<std::string>& texts)
{
    ChosenSubnets chosen;
    for (const auto& text : texts) {
        const auto subnet = findSubnet(revision, invocation, text);
        if (!subnet)
            return fail(subnet.error());
        if (!chosen.subnets.empty() && subnet->model != chosen.model)
            return fail(ErrorKind::Refused, {{"what", "models"}, {"key", text}});
        const domain::SubnetId id(subnet->number);
        if (std::find(chosen.subnets.begin(), chosen.subnets.end(), id) != chosen.subnets.end())
            return fail(ErrorKind::NotValid,
                        {{"what", "subnet"}, {"value", text}, {"cause", "duplicate"}});
        chosen.model = subnet->model;
        chosen.subnets.push_back(id);
    }
    if (!texts.empty())
        return chosen;
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    std::vector<std::string> names;
    for (const Model* model : *models)
        names.push_back(model->row.name);
    if (models->empty())
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", ""}});
    if (models->size() > 1)
        return fail(ErrorKind::Ambiguous,
                    {{"what", "model"}, {"key", "The model"}, {"candidates", names}});
    chosen.model = models->front()->row.id;
    return chosen;
}

Result<MoveTarget> findMove(const domain::Revision& revision, const Invocation& invocation,
                            const std::vector<std::string>& subnets, const std::string& space)
{
    const auto chosen = findSubnets(revision, invocation, subnets);
    if (!chosen)
        return fail(chosen.error());
    // The subnets say which model is meant; spaces of others are no candidates.
    Invocation within = invocation;
    within.model = revision.model(chosen->model)->row.name;
    const auto found = findSpace(revision, within, space);
    if (!found)
        return fail(found.error());
    return MoveTarget{chosen->model, chosen->subnets, domain::SpaceId(found->number)};
}

} // namespace netatlas::cli
