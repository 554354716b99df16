// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <QObject>

#include <set>
#include <string>

namespace netatlas::views {
class ProjectBridge;
class WorkerBridge;
namespace widgets {
class MessageBar;
}
} // namespace netatlas::views

namespace netatlas::views::shell {

/// Tells in the message bar that a source cannot be read any more, and of when the data are that
/// are shown (NA-302): once until it is well again, when the message goes by itself.
class SourceNews : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    SourceNews(widgets::MessageBar& messages, ProjectBridge& project, WorkerBridge& workers);
    ~SourceNews() override;

Q_SIGNALS:
    /// Something was told, for those who hear it.
    void told(const QString& sentence);
    /// The worker of that name is to be shown.
    void showWanted(const QString& name);

private:
    void follow();
    void act(const QString& id, int action);

    widgets::MessageBar& m_messages;
    ProjectBridge& m_project;
    WorkerBridge& m_workers;
    std::set<std::string> m_told; ///< sources that are known to fail
};

} // namespace netatlas::views::shell
