// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/generate.h"

#include "app/composition/project_file.h"
#include "app/platform/end_request.h"
#include "model/base/whole_file.h"
#include "model/domain/object_text.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/generate/random_stream.h"
#include "model/engine/generate/stress_sites.h"
#include "model/exchange/fragment_writer.h"
#include "model/exchange/json_members.h"
#include "model/session/row_changes.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace netatlas::cli {

namespace generate = engine::generate;
namespace json = boost::json;

namespace {

constexpr const char* kModelName = "generated";

struct Generated
{
    domain::ModelState state;
    json::object generator; ///< what made it
    std::vector<generate::PlantedFlaw> flaws;
};

json::object seeded(const char* kind, const GenerateArguments& arguments)
{
    return {
        {"version", generate::kGeneratorVersion}, {"kind", kind}, {"seed", arguments.site.seed}};
}

Generated makePrefixes(const GenerateArguments& arguments)
{
    json::object generator = seeded("prefixes", arguments);
    generator["prefixes"] = *arguments.prefixes;
    generator["scale"] = arguments.site.scale;
    generator["v6-share"] = arguments.site.ipv6Share;
    generator["domains"] = arguments.site.domains;
    return {generate::makePrefixSite({.seed = arguments.site.seed,
                                      .subnets = *arguments.prefixes,
                                      .addresses = arguments.site.scale,
                                      .domains = arguments.site.domains,
                                      .ipv6Share = arguments.site.ipv6Share}),
            std::move(generator),
            {}};
}

Generated makeGraph(const GenerateArguments& arguments)
{
    json::object generator = seeded("graph", arguments);
    generator["graph"] = *arguments.graph;
    generator["tidy"] = arguments.isTidy;
    return {generate::makeGraphSite(
                {.seed = arguments.site.seed,
                 .nodes = *arguments.graph,
                 .tangle = arguments.isTidy ? generate::Tangle::no : generate::Tangle::yes}),
            std::move(generator),
            {}};
}

Generated makeWholeSite(const GenerateArguments& arguments)
{
    auto site = generate::makeSite(arguments.site);
    json::object generator = seeded("site", arguments);
    generator["scale"] = arguments.site.scale;
    generator["profile"] = arguments.profile;
    generator["v6-share"] = arguments.site.ipv6Share;
    generator["domains"] = arguments.site.domains;
    generator["dropped-addresses"] = site.droppedAddresses;
    return {std::move(site.state), std::move(generator), std::move(site.flaws)};
}

/// What made the model, and its flaws by the names that `validate` has for them.
json::object describe(const domain::Revision& revision, Generated& generated)
{
    const domain::Model& model = *revision.models().front();
    json::array flaws;
    for (const generate::PlantedFlaw& flaw : generated.flaws)
        flaws.push_back(json::object{
            {"rule", flaw.rule},
            {"object", domain::objectId(revision, model.ref(flaw.kind, flaw.number))}});
    return {{"generator", std::move(generated.generator)}, {"flaws", std::move(flaws)}};
}

Exit writeStream(const Invocation& invocation, Generated generated, const std::string& file)
{
    const auto model = engine::facts::makeModel({.id = domain::ModelId(0), .name = kModelName},
                                                std::move(generated.state));
    const json::object further = describe(domain::Revision(1, {model}, {}), generated);
    if (file.empty()) {
        exchange::writeFragmentText(invocation.output(), *model, further);
        return Exit::Fine;
    }
    auto output = WholeFile::begin(file);
    if (!output)
        return invocation.refuse(output.error());
    exchange::writeFragmentText(output->stream(), *model, further);
    if (const Status written = output->finish(); !written)
        return invocation.refuse(written.error());
    invocation.remark("Wrote the generated model to " + file + ".");
    return Exit::Fine;
}

Exit fillProject(const Invocation& invocation, Generated generated, const std::string& file)
{
    platform::finishBeforeEnding();
    const auto session = composition::createProject(file, invocation.clock());
    if (!session)
        return invocation.refuse(session.error());
    session::Observation seen;
    seen.newModel.name = kModelName;
    seen.changes.rows = session::changesBetween(domain::emptyModelState(), generated.state);
    seen.cause = session::Cause::Observation;
    seen.textId = "generate";
    seen.facts = {{"model", kModelName},
                  {"version", generate::kGeneratorVersion},
                  {"arguments", json::serialize(generated.generator)}};
    if (const auto entry = (*session)->observe(std::move(seen)); !entry)
        return invocation.refuse(entry.error());
    const json::object beside = describe((*session)->live(), generated);
    const std::string list = file + ".generator.json";
    if (const Status written = writeWholeFile(list, exchange::indentedJson(beside)); !written)
        return invocation.refuse(written.error());
    if (invocation.isJson)
        invocation.json(json::object{{"project", file}, {"generator", list}});
    invocation.remark("Created " + file + " with the generated model, and " + list + ".");
    return Exit::Fine;
}

std::string wrongUseOf(const GenerateArguments& arguments)
{
    if (arguments.profile != "clean" && arguments.profile != "flawed")
        return "'" + arguments.profile + "' is no profile. Use clean or flawed.";
    if (!(arguments.site.ipv6Share >= 0 && arguments.site.ipv6Share <= 1))
        return "--v6-share is a share between 0 and 1.";
    if (arguments.prefixes && arguments.graph)
        return "--prefixes and --graph make different models; give one of them.";
    if (arguments.isTidy && !arguments.graph)
        return "--tidy is for --graph.";
    if (arguments.profile == "flawed" && (arguments.prefixes || arguments.graph))
        return "Flaws are put into whole sites only.";
    return {};
}

} // namespace

Exit runGenerate(const Invocation& invocation, GenerateArguments arguments)
{
    if (const std::string wrong = wrongUseOf(arguments); !wrong.empty())
        return invocation.wrongUse(wrong);
    if (arguments.profile == "flawed")
        arguments.site.profile = generate::Profile::Flawed;
    Generated generated = arguments.prefixes ? makePrefixes(arguments)
                          : arguments.graph  ? makeGraph(arguments)
                                             : makeWholeSite(arguments);
    if (arguments.file.ends_with(composition::kProjectSuffix))
        return fillProject(invocation, std::move(generated), arguments.file);
    return writeStream(invocation, std::move(generated), arguments.file);
}

} // namespace netatlas::cli
