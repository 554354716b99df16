// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/object_lookup.h"

#include "app/cli/lookup.h"
#include "model/base/text.h"
#include "model/domain/object_text.h"

#include <algorithm>
#include <array>

namespace netatlas::cli {

namespace {

using domain::Model;
using domain::ObjectKind;
using domain::ObjectRef;

constexpr std::array kKinds{
    std::pair{"space", ObjectKind::Space},     std::pair{"subnet", ObjectKind::Subnet},
    std::pair{"fabric", ObjectKind::Fabric},   std::pair{"segment", ObjectKind::Segment},
    std::pair{"range", ObjectKind::Range},     std::pair{"loose-address", ObjectKind::LooseAddress},
    std::pair{"machine", ObjectKind::Machine}, std::pair{"device", ObjectKind::Device},
    std::pair{"address", ObjectKind::Address}, std::pair{"application", ObjectKind::Application},
    std::pair{"unit", ObjectKind::Unit},       std::pair{"endpoint", ObjectKind::Endpoint}};

/// Other names that a row of the kind goes by.
template <class Row>
bool isCalled(const Model&, const Row&, const std::string&)
{
    return false;
}

bool isCalled(const Model&, const domain::MachineRow& row, const std::string& text)
{
    return row.name == text;
}

bool isCalled(const Model& model, const domain::SegmentRow& row, const std::string& text)
{
    const auto* fabric = model.find<domain::FabricRow>(row.fabric);
    const std::string tag =
        row.kind == domain::SegmentKind::Flat ? "untagged" : std::to_string(row.tag);
    return fabric && text == fabric->name + ':' + tag;
}

bool isCalled(const Model&, const domain::RangeRow& row, const std::string& text)
{
    return text == row.first.text() + '-' + row.last.text();
}

bool isCalled(const Model& model, const domain::DeviceAddressRow& row, const std::string& text)
{
    const auto& device = model.at<domain::DeviceRow>(row.device);
    return text == model.at<domain::MachineRow>(device.machine).number.text() + ':' +
                       device.name.text() + ':' + row.value.text();
}

bool isCalled(const Model&, const domain::SubnetRow& row, const std::string& text)
{
    const auto cidr = net::Cidr::parse(text);
    return cidr && row.cidr.sameNetwork(*cidr);
}

struct Named
{
    std::vector<ObjectRef> byId;
    std::vector<ObjectRef> byLabel;
    std::vector<ObjectRef> byOther;
};

template <class Row>
void collect(const domain::Revision& revision, const Model& model, const std::string& text,
             Named& named)
{
    std::string local = text;
    if (const std::string prefix = model.row.name + ':'; local.starts_with(prefix))
        local.erase(0, prefix.size());
    for (const Row& row : model.table<Row>()) {
        const ObjectRef ref = model.refOf(row);
        std::string id = domain::objectId(revision, ref);
        if (const std::string prefix = model.row.name + ':'; id.starts_with(prefix))
            id.erase(0, prefix.size());
        if (local == id)
            named.byId.push_back(ref);
        else if (domain::objectLabel(revision, ref) == local)
            named.byLabel.push_back(ref);
        else if (local == row.id.text() || isCalled(model, row, local))
            named.byOther.push_back(ref);
    }
}

} // namespace

std::vector<std::string> editedKinds()
{
    std::vector<std::string> words;
    for (const auto& [word, kind] : kKinds)
        words.emplace_back(word);
    return words;
}

Result<ObjectKind> parseEditedKind(const std::string& word)
{
    for (const auto& [known, kind] : kKinds)
        if (word == known)
            return kind;
    Details facts{{"what", "kind"}, {"value", word}, {"cause", "unknown"}};
    if (auto nearest = nearestText(word, editedKinds()))
        facts.emplace("nearest", std::move(*nearest));
    return fail(ErrorKind::NotValid, std::move(facts));
}

Result<ObjectRef> findNamed(const domain::Revision& revision, const Invocation& invocation,
                            ObjectKind kind, const std::string& text)
{
    if (kind == ObjectKind::Subnet)
        return findSubnet(revision, invocation, text);
    if (kind == ObjectKind::Space)
        return findSpace(revision, invocation, text);
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return fail(models.error());
    Named named;
    for (const Model* model : *models)
        domain::ModelRows::forEach([&]<class Row>() {
            if constexpr (requires { Row::kKind; })
                if (Row::kKind == kind)
                    collect<Row>(revision, *model, text, named);
        });
    // An id says it best, a number least: a machine may be called 3.
    for (const auto* found : {&named.byId, &named.byLabel, &named.byOther}) {
        if (found->size() == 1)
            return found->front();
        if (found->empty())
            continue;
        std::vector<std::string> candidates;
        for (const ObjectRef& ref : *found)
            candidates.push_back(domain::objectId(revision, ref) + "  " +
                                 domain::objectLabel(revision, ref));
        return fail(ErrorKind::Ambiguous,
                    {{"what", domain::wordOf(kind)}, {"key", text}, {"candidates", candidates}});
    }
    return fail(ErrorKind::NotFound, {{"what", domain::wordOf(kind)}, {"key", text}});
}

} // namespace netatlas::cli
