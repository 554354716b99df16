// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"
#include "model/providers/http/retry.h"
#include "model/providers/http/url.h"
#include "model/providers/kubernetes/site_builder.h"
#include "model/providers/openstack/items.h"
#include "model/providers/openstack/site_builder.h"
#include "model/providers/ssh/ssh_provider.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using namespace netatlas::providers;
using fuzz::require;

namespace {

using ModelPointer = std::shared_ptr<const domain::Model>;

ModelPointer emptyModel()
{
    domain::ModelRow row;
    row.name = "site";
    return engine::facts::makeModel(row, domain::emptyModelState());
}

/// Takes the look into the model; whether that changed anything.
bool take(ModelPointer& model, const Observed& look)
{
    domain::SourceRow source;
    source.name = "source";
    const domain::Revision revision(1, {model}, domain::ProjectTables());
    const auto plan = exchange::planReload(revision, source, look, Timestamp{});
    if (!plan)
        return false;
    domain::ModelState state = model->state;
    require(domain::apply(state, plan->changes).has_value());
    model = engine::facts::makeModel(model->row, std::move(state));
    return !plan->isNoChange();
}

/// Whatever is shown, a model can take it, and showing it again is no news.
void takeTwice(const Observed& look)
{
    ModelPointer model = emptyModel();
    take(model, look);
    require(!take(model, look));
}

void readCloud(const document::Node& document)
{
    openstack::Items items;
    for (std::size_t i = 0; i < document.names.size(); ++i) {
        if (!document.children[i].isList())
            continue;
        openstack::readItems(document.names[i], document.children[i].children, items);
        items.complete.insert(document.names[i]);
    }
    takeTwice(openstack::buildSite(items, "region"));
}

void readCluster(const document::Node& document)
{
    using kubernetes::ItemKind;
    static constexpr std::pair<std::string_view, ItemKind> kKinds[] = {
        {"nodes", ItemKind::Node},          {"pods", ItemKind::Pod},
        {"services", ItemKind::Service},    {"endpointslices", ItemKind::EndpointSlice},
        {"endpoints", ItemKind::Endpoints}, {"servicecidrs", ItemKind::ServiceCidr},
    };
    kubernetes::ClusterPicture picture;
    picture.cluster = "cluster";
    for (const auto& [name, kind] : kKinds)
        if (const document::Node* list = document.find(name); list && list->isList()) {
            picture.parts.push_back({.kind = kind, .url = *http::Url::parse("https://h/")});
            kubernetes::fillPart(picture.parts.back(), list->children);
            picture.listed.insert(kind);
        }
    takeTwice(kubernetes::buildSite(picture));
}

void readEvents(std::string_view text)
{
    kubernetes::ClusterPicture picture;
    picture.cluster = "cluster";
    picture.parts.push_back(
        {.kind = kubernetes::ItemKind::Pod, .url = *http::Url::parse("https://h/")});
    const std::string line(text);
    kubernetes::takeEvent(picture, picture.parts.front(), line);
    // The same event again is no news.
    require(kubernetes::takeEvent(picture, picture.parts.front(), line) !=
            kubernetes::Tiding::News);
    takeTwice(kubernetes::buildSite(picture));
}

void readHeaders(std::string_view text)
{
    const auto wait = http::retryAfter(text, Timestamp{});
    require(!wait || wait->count() >= 0);
    const auto url = http::Url::parse(text);
    if (!url)
        return;
    const auto again = http::Url::parse(url->origin() + url->target());
    require(again && *again == *url);
    const auto referred = url->resolved(text);
    require(referred && *referred == *url);
    static_cast<void>(url->resolved(text.substr(text.size() / 2)));
}

} // namespace

/// Answers of live sources: the collections of a cloud or cluster as the members of one group, an
/// event of a watch, what the shell of another host printed, headers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::textOf(bytes, size);
    const document::Limits limits{.bytes = 1U << 20U, .depth = 64, .nodes = 20000};
    if (const auto documents = document::readJson(text, limits))
        for (const document::Node& document : *documents)
            readCloud(document), readCluster(document);
    readEvents(text);
    if (const auto host = ssh::readAnswer({.output = std::string(text)}, "host"))
        takeTwice(*host);
    readHeaders(text);
    return 0;
}
