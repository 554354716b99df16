// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/original_commands.h"

#include "app/cli/original_verbs.h"

#include <CLI/App.hpp>

#include <memory>

namespace netatlas::cli {

namespace {

/// The arguments of these verbs; it lives as long as the parser.
struct OriginalArguments
{
    OriginalOptions options;
    std::vector<std::string> words;
    std::string name;
    std::string second;
    std::string zone;
    bool isShort = false;
    bool isSure = false;
    AddSubnetArguments subnet;
};

using Shared = std::shared_ptr<OriginalArguments>;

CLI::App* add(CLI::App& app, const ChooseAct& choose, const char* name, const char* purpose,
              std::function<Exit()> act)
{
    auto* command = app.add_subcommand(name, purpose);
    command->callback([choose, act = std::move(act)] { choose(act); });
    return command;
}

void addFormat(CLI::App* command, const Shared& given)
{
    command->add_option("--format", given->options.format, "tabular, yaml or json.")
        ->check(CLI::IsMember({"tabular", "yaml", "json"}));
}

void addForce(CLI::App* command, const Shared& given)
{
    command->add_flag("--force", given->options.isForced, "Do it whatever breaks.");
}

void addLists(CLI::App& app, const Invocation& invocation, const ChooseAct& choose,
              const Shared& given)
{
    auto* spaces =
        add(app, choose, "spaces", "List the spaces and their subnets.",
            [&invocation, given] { return runSpaces(invocation, given->options, given->isShort); });
    spaces->add_flag("--short", given->isShort, "Only names.");
    addFormat(spaces, given);
    auto* subnets = add(app, choose, "subnets", "List the subnets.", [&invocation, given] {
        return runSubnets(invocation, given->options, given->name, given->zone);
    });
    subnets->add_option("--space", given->name, "Only those in this space.")->type_name("NAME");
    subnets->add_option("--zone", given->zone, "Only those in this zone.")->type_name("ZONE");
    addFormat(subnets, given);
    auto* show = add(app, choose, "show-space", "Show one space.", [&invocation, given] {
        return runShowSpace(invocation, given->options, given->name);
    });
    show->add_option("name", given->name, "The name of the space.")->required();
    addFormat(show, given);
}

void addSpaceEdits(CLI::App& app, const Invocation& invocation, const ChooseAct& choose,
                   const Shared& given)
{
    add(app, choose, "add-space", "Add a space, with subnets in it.",
        [&invocation, given] { return runOriginalAddSpace(invocation, given->words); })
        ->add_option("name", given->words, "The name, then CIDRs or ids of subnets.")
        ->required();
    auto* rename = add(app, choose, "rename-space", "Rename a space.", [&invocation, given] {
        return runRenameSpace(invocation, given->name, given->second);
    });
    rename->add_option("old", given->name, "The name it has.")->required();
    rename->add_option("new,--rename", given->second, "The name it gets.")->required();
    auto* remove =
        add(app, choose, "remove-space", "Remove a space; its subnets go to alpha.",
            [&invocation, given] {
                return runRemoveSpace(invocation, given->options, given->name, given->isSure);
            });
    remove->add_option("name", given->name, "The name of the space.")->required();
    remove->add_flag("-y,--yes", given->isSure, "Do not ask.");
    addForce(remove, given);
    auto* move =
        add(app, choose, "move-to-space", "Move subnets to a space.", [&invocation, given] {
            return runMoveToSpace(invocation, given->options, given->words);
        });
    move->add_option("name", given->words, "The space, then CIDRs or ids of subnets.")
        ->required()
        ->expected(2, -1);
    addForce(move, given);
    move->add_option("--format", given->options.format, "human, tabular, yaml or json.")
        ->check(CLI::IsMember({"human", "tabular", "yaml", "json"}));
}

void addOtherEdits(CLI::App& app, const Invocation& invocation, const ChooseAct& choose,
                   const Shared& given)
{
    auto* subnet = add(app, choose, "add-subnet", "Add a subnet to a space.",
                       [&invocation, given] { return runAddSubnet(invocation, given->subnet); });
    subnet->add_option("cidr", given->subnet.cidr, "The block.")->required();
    subnet->add_option("space", given->subnet.space, "The name of the space.")->required();
    subnet->add_option("--provider-id", given->subnet.providerId, "The provider's id of it.");
    subnet->add_option("--network-id", given->subnet.networkId,
                       "The provider's id of its network.");
    subnet->add_option("--vlan", given->subnet.vlanTag, "Its VLAN tag; 0 for untagged.");
    subnet->add_option("--zones", given->subnet.zones, "The zones it is in.")->delimiter(',');
    auto* bind =
        add(app, choose, "bind", "Bind endpoints of an application to spaces.",
            [&invocation, given] { return runBind(invocation, given->options, given->words); });
    bind->add_option("application", given->words,
                     "The application, then a space for new endpoints, and ENDPOINT=SPACE.")
        ->required()
        ->expected(2, -1);
    addForce(bind, given);
    auto* reload =
        add(app, choose, "reload-spaces", "Read spaces and subnets from the live source again.",
            [&invocation, given] { return runReloadSpaces(invocation, given->options); });
    reload->add_option("--format", given->options.format, "yaml or json.")
        ->check(CLI::IsMember({"yaml", "json"}));
}

} // namespace

void addOriginalVerbs(CLI::App& app, const Invocation& invocation, const ChooseAct& choose)
{
    const auto given = std::make_shared<OriginalArguments>();
    addLists(app, invocation, choose, given);
    addSpaceEdits(app, invocation, choose, given);
    addOtherEdits(app, invocation, choose, given);
}

} // namespace netatlas::cli
