// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/carry_out.h"

#include <map>
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
/// 1 when rows are refused, 3 when an input is no document that can be read.
Exit runImport(const Invocation& invocation, const ImportArguments& arguments);

/// `show KIND [FILTER]`.
Exit runShow(const Invocation& invocation, const std::string& kind,
             const std::vector<std::string>& filter);
/// What `show` lists, for help.
std::vector<std::string> shownKinds();

/// `find TEXT`; 1 when nothing is found.
Exit runFind(const Invocation& invocation, const std::string& text);

/// `why ADDRESS`, `MACHINE` or `NODE`: how its addresses, its subnet or its endpoints were chosen.
Exit runWhy(const Invocation& invocation, const std::string& subject);

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

/// `report ID`.
struct ReportArguments
{
    std::string id;
    std::string format; ///< empty: by the ending of the file
    std::string file;   ///< empty: standard output
};
Exit runReport(const Invocation& invocation, const ReportArguments& arguments);

/// `export view NAME`.
struct ExportArguments
{
    std::string view;
    std::string format; ///< svg, pdf, png; empty: by the ending of the file
    std::string file;
};
Exit runExportView(const Invocation& invocation, const ExportArguments& arguments);

/// `doctor`: is the file whole, who has it, where its copy is.
Exit runDoctor(const Invocation& invocation);

struct SourceArguments
{
    std::string kind;
    std::string name;
    std::string interval;
    std::string spacesFrom;
    std::map<std::string, std::string> options; ///< empty ones were not given
};
/// `source add KIND NAME`, `source list`, `source remove NAME`, `source test NAME`.
Exit runSourceAdd(const Invocation& invocation, const SourceArguments& arguments);
Exit runSourceList(const Invocation& invocation);
Exit runSourceRemove(const Invocation& invocation, const std::string& name);
Exit runSourceTest(const Invocation& invocation, const std::string& name);

/// `reload [SOURCE]`: one step for each source that has news.
Exit runReload(const Invocation& invocation, const std::string& name, bool isDryRun);
/// `settings`, `set KEY [VALUE]`: what the project keeps beside its models.
Exit runSettings(const Invocation& invocation);
Exit runSet(const Invocation& invocation, const std::string& setting, const std::string& value);
/// `workers`: what keeps the project current, and when.
Exit runWorkers(const Invocation& invocation);
/// `workers --pause NAME`, `workers --resume NAME`.
Exit runPauseWorker(const Invocation& invocation, const std::string& name, bool isPaused);
/// `watch`: keeps the project current until it is interrupted.
Exit runWatch(const Invocation& invocation);

} // namespace netatlas::cli
