// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/worker_bridge.h"
#include "views/shell/source_form.h"
#include "views/shell/source_reload.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace netatlas::views::shell {

using ImportPlanned = std::function<void(Result<exchange::ImportPlan>)>;
using ImportDone = std::function<void(const Status&)>;

/// What the window asks of the program around it: project files come and go here
/// (architecture 2: only `app/composition` creates sessions).
class ProjectHost : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The open project, or nothing.
    virtual ProjectBridge* project() = 0;
    virtual QString path() const = 0;
    /// The workers that keep the open project current.
    virtual WorkerBridge& workers() = 0;
    virtual const Clock& clock() const = 0;
    /// Adds a live source with a model of its own; its worker begins at once. Credentials that lie
    /// in no file go into the keychain first, beside the window; `done` is called unless it is
    /// cancelled. Where no keychain takes what was typed, nothing is added.
    virtual void addSource(const SourceForm& form, SourceDone done) = 0;
    /// Puts the form in the place of what the source of its name has, as one step that can be
    /// undone; its worker begins anew. Otherwise as `addSource`.
    virtual void changeSource(const SourceForm& form, SourceDone done) = 0;
    virtual void cancelSourceEdit() = 0;
    /// The source of that name as a form, without secrets; nothing where there is none, or none
    /// that can be read.
    virtual std::optional<SourceForm> source(const QString& name) const = 0;
    /// Tries its connection, beside the window; `done` is called unless it is cancelled.
    virtual void testSource(const SourceForm& form, SourceTried done) = 0;
    virtual void cancelSourceTest() = 0;
    /// Looks at the sources of these names once, all when there are none; nothing is taken yet.
    virtual std::unique_ptr<SourceReload> readSources(const QStringList& names) = 0;
    /// Looks up, beside the window, what a kubernetes source may choose from in that file, or in
    /// the usual places for an empty path: none where there is nothing to read. Only the last one
    /// who asks is answered.
    virtual void findContexts(const QString& path, ContextsFound done) = 0;

    virtual Status createProject(const QString& path) = 0;
    virtual Status openProject(const QString& path) = 0;
    /// Makes the demo at the path and opens it.
    virtual Status createDemo(const QString& path) = 0;
    virtual void closeProject() = 0;

    /// Finds out, beside the window, what an import of the files would do, or of this host when
    /// there are none; nothing changes. `done` is called unless it is cancelled, another import is
    /// planned or the project goes.
    virtual void planImport(const QStringList& paths, ImportPlanned done) = 0;
    virtual void cancelImport() = 0;
    /// Carries a planned import out as one undo step: a large one beside the window. `done` is
    /// called unless the project goes; what was begun is in its file also then.
    virtual void import(exchange::ImportPlan plan, ImportDone done) = 0;

    /// Writes a report; the format follows from the file's ending.
    virtual Status writeReport(const QString& id, const QString& path) = 0;

    /// Projects opened before, newest first; files that are gone stay until removed.
    virtual QStringList recentProjects() const = 0;

Q_SIGNALS:
    /// `project()` is another one, or none; views of the old one must be gone when this returns.
    void projectChanged();
    void recentProjectsChanged();
};

} // namespace netatlas::views::shell
