// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/project_rows.h"

#include <chrono>
#include <map>

namespace netatlas::providers {

/// What a project keeps of a source: where it is and how to read it, never a secret.
struct SourceSettings
{
    /// How often it is read when nobody asks (model-and-workers 7.5). Zero: never.
    static constexpr std::chrono::seconds kDefaultInterval{600};

    std::string kind; ///< `openstack`, `kubernetes`, `host`, ...
    std::string name;
    std::chrono::seconds interval = kDefaultInterval;
    bool isPaused = false;
    std::string spacesFrom; ///< `network`, `tag`, `role`, `none`; empty = as the kind has it
    /// The options of the kind, such as `cloud` or `kubeconfig`.
    std::map<std::string, std::string> options;

    /// The option, or an empty text.
    std::string option(const std::string& key) const;

    bool operator==(const SourceSettings&) const = default;
};

/// Between a row of the project and what it says. Members that are not known are kept out;
/// `bad-answer` for options that are no JSON object.
Result<SourceSettings> settingsOf(const domain::SourceRow& row);
std::string optionsText(const SourceSettings& settings);

/// `30s`, `10m`, `2h`, `off`; nothing for another text, or for less than five seconds.
std::optional<std::chrono::seconds> parseInterval(std::string_view text);
std::string intervalText(std::chrono::seconds interval);

} // namespace netatlas::providers
