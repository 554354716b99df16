// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/change_set.h"
#include "model/domain/revision.h"
#include "model/domain/site_observation.h"
#include "model/exchange/formats.h"
#include "model/providers/linux/host_observation.h"

#include <map>

namespace netatlas::exchange {

/// One thing to import: the text of a file or of standard input, or a host that was read here.
struct ImportInput
{
    std::string name; ///< file name, `-` or `host`: what messages call it
    std::string content;
    std::optional<providers::linuxhost::HostObservation> host; ///< instead of `content`
    std::string as; ///< name of the machine for `ip` output; else the file's name without ending
};

struct ImportOptions
{
    /// The model to import into, existing or new; else that of the same source.
    std::string model;
    /// What the documents are, where that should not be told by their content.
    std::optional<Format> format;
    Timestamp now{};
};

/// Something in an input that cannot be used, or (a warning) looks odd.
struct ImportProblem
{
    std::string file;
    std::uint32_t line = 0; ///< 0 = about the input as a whole
    std::uint32_t column = 0;
    std::string field;
    std::string value;
    std::string cause;
    std::string hint;

    bool operator==(const ImportProblem&) const = default;
};

struct ImportCounts
{
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
    std::size_t removed = 0;

    bool operator==(const ImportCounts&) const = default;
};

/// What an import would do; nothing has been done yet. A dry run is a plan that is not committed.
struct ImportPlan
{
    /// The model that the changes are for. Nothing: a new one, which starts as
    /// `emptyModelState()`; then `newModel` is its row, the id still to be drawn.
    std::optional<domain::ModelId> model;
    domain::ModelRow newModel;
    domain::ChangeSet changes;
    /// Numbers that the source has given away, so that none is drawn again.
    domain::Sequences usedUp;

    std::map<domain::ObjectKind, ImportCounts> counts;
    std::vector<ImportProblem> refused;
    std::vector<ImportProblem> warnings;
    std::vector<std::string> notes;
    std::vector<domain::SeenNote> limits; ///< what a host does not show us
    /// An input is no document at all (cut short, another encoding, another format), unlike one
    /// with some bad rows.
    bool hasUnreadableInput = false;

    /// All or nothing: one refused row and nothing is imported.
    bool canCommit() const { return refused.empty(); }
    /// Whether the model has all of it already.
    bool isNoChange() const { return model && changes.empty(); }
};

/// Plans the import of all inputs together into one model (user-experience 15).
///
/// Everything wrong with the inputs stands in the plan's `refused`, each with file, line, column
/// and cause. An `Error` is about the request: inputs of several kinds of source, which go into
/// different models (`not-valid`), or an unclear model (`ambiguous`).
Result<ImportPlan> planImport(const domain::Revision& revision,
                              const std::vector<ImportInput>& inputs, const ImportOptions& options);

} // namespace netatlas::exchange
