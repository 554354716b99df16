// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

#include <optional>

/// The verbs of user-experience 16, one file each; they return what the process returns.
namespace netatlas::cli {

/// `new F`: an empty project.
Exit runNew(const Invocation& invocation, const std::string& file);

/// `demo F [--size S]`: the demo site.
Exit runDemo(const Invocation& invocation, const std::string& file, const std::string& size);

struct ImportArguments
{
    std::vector<std::string> sources; ///< files, `-`, `host`
    std::string kind;
    std::string as;
    bool isDryRun = false;
};
Exit runImport(const Invocation& invocation, const ImportArguments& arguments);

/// `show KIND [FILTER]`.
Exit runShow(const Invocation& invocation, const std::string& kind,
             const std::vector<std::string>& filter);
/// What `show` lists, for help.
std::vector<std::string> shownKinds();

/// `find TEXT`; 1 when nothing is found.
Exit runFind(const Invocation& invocation, const std::string& text);

/// `judge move SUBNET... SPACE`; 1 when it breaks something or is not possible.
Exit runJudgeMove(const Invocation& invocation, const std::vector<std::string>& subnets,
                  const std::string& space);

struct MoveArguments
{
    std::vector<std::string> subnets;
    std::string space;
    std::string reason;             ///< why broken things are accepted
    std::vector<std::string> fixes; ///< kinds of fix-ups to take, as `judge` names them
};
/// `move SUBNET... SPACE`; 1 when it would break something that nobody answers for.
Exit runMove(const Invocation& invocation, const MoveArguments& arguments);

/// `undo [N]`, `redo [N]`: stops at the first step that cannot be turned.
Exit runUndo(const Invocation& invocation, std::size_t count);
Exit runRedo(const Invocation& invocation, std::size_t count);
/// `history`.
Exit runHistory(const Invocation& invocation, std::size_t limit);

struct ValidateArguments
{
    std::vector<std::string> filter;
    std::string atLeast; ///< a severity; empty: all are listed, and warnings count
    std::string format = "text";
};
/// `validate`; 1 when there is a finding of that level that nobody accepted.
Exit runValidate(const Invocation& invocation, const ValidateArguments& arguments);

/// `doctor`: is the file whole, who has it, where its copy is.
struct ReportArguments
{
    std::string id;
    std::string format; ///< empty: by the ending of the file
    std::string file;   ///< empty: standard output
};
Exit runReport(const Invocation& invocation, const ReportArguments& arguments);

struct ExportArguments
{
    std::string view;
    std::string format; ///< svg, pdf, png; empty: by the ending of the file
    std::string file;
};
Exit runExportView(const Invocation& invocation, const ExportArguments& arguments);

Exit runDoctor(const Invocation& invocation);

} // namespace netatlas::cli
