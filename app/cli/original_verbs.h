// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

/// The verbs of the original for people who script (model-and-workers 13): its argument order and
/// shapes, and the same edits as everywhere. They work on one model: the only one, or the one that
/// `--model` names.
namespace netatlas::cli {

/// What these verbs share: the answer as `tabular`, `yaml` or `json`; empty for the verb's own
/// habit. `--json` is `json`.
struct OriginalOptions
{
    std::string format;
    bool isForced = false;
};

/// `spaces [--short]`.
Exit runSpaces(const Invocation& invocation, const OriginalOptions& options, bool isShort);
/// `subnets [--space NAME] [--zone Z]`.
Exit runSubnets(const Invocation& invocation, const OriginalOptions& options,
                const std::string& space, const std::string& zone);
/// `show-space NAME`.
Exit runShowSpace(const Invocation& invocation, const OriginalOptions& options,
                  const std::string& name);

/// `add-space NAME [CIDR…]`.
Exit runOriginalAddSpace(const Invocation& invocation, const std::vector<std::string>& words);
/// `rename-space OLD NEW`.
Exit runRenameSpace(const Invocation& invocation, const std::string& from, const std::string& to);
/// `remove-space NAME [--force] [-y]`: asks first, unless told not to.
Exit runRemoveSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::string& name, bool isSure);
/// `move-to-space NAME CIDR… [--force]`.
Exit runMoveToSpace(const Invocation& invocation, const OriginalOptions& options,
                    const std::vector<std::string>& words);

/// `reload-spaces`: reads spaces and subnets from the live source of the model (7.5).
Exit runReloadSpaces(const Invocation& invocation, const OriginalOptions& options);

struct AddSubnetArguments
{
    std::string cidr;
    std::string space;
    std::string providerId;
    std::string networkId;
    std::int64_t vlanTag = 0;
    std::vector<std::string> zones;
};
/// `add-subnet CIDR SPACE`.
Exit runAddSubnet(const Invocation& invocation, const AddSubnetArguments& arguments);

/// `bind APP [SPACE] [EP=SPACE…] [--force]`.
Exit runBind(const Invocation& invocation, const OriginalOptions& options,
             const std::vector<std::string>& words);

} // namespace netatlas::cli
