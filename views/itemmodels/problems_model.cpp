// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/itemmodels/problems_model.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/wording/rule_text.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::views {

using engine::rules::Finding;
using engine::rules::FindingList;
using engine::rules::Severity;

namespace {

std::vector<FindingList::Handle> handlesOf(const FindingList& findings)
{
    std::vector<FindingList::Handle> handles;
    handles.reserve(findings.size());
    for (auto it = findings.begin(); it != findings.end(); ++it)
        handles.push_back(it.handle());
    return handles;
}

} // namespace

ProblemsModel::ProblemsModel(ProjectBridge& project, QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
    , m_findings(handlesOf(project.findings()))
{
    connect(&project, &ProjectBridge::findingsChanged, this, &ProblemsModel::refresh);
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Finding& finding = findingAt(index.row());
    if (role == SeverityRole && index.column() == RuleColumn)
        return static_cast<int>(finding.severity);
    if (role == ActionsRole && index.column() == ObjectColumn)
        return finding.fixUps.empty() ? QStringList{tr("Show")}
                                      : QStringList{tr("Show"), tr("Fix")};
    if (role == Qt::AccessibleTextRole && index.column() == RuleColumn)
        return QStringLiteral("%1, %2").arg(wording::severityText(finding.severity),
                                            toQt(ruleText(finding.rule)));
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && index.column() == TextColumn))
        return {};
    switch (index.column()) {
    case RuleColumn: return toQt(ruleText(finding.rule));
    case TextColumn: return wording::findingText(finding);
    default: return toQt(domain::objectLabel(m_project.shown(), finding.object));
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RuleColumn: return tr("Rule");
    case TextColumn: return tr("Finding");
    default: return tr("Object");
    }
}

int ProblemsModel::countOf(Severity severity) const
{
    return static_cast<int>(
        std::count_if(m_findings.begin(), m_findings.end(),
                      [severity](const auto& each) { return each->severity == severity; }));
}

void ProblemsModel::refresh()
{
    const auto& fresh = m_project.findings();
    if (m_findings.empty() && !fresh.empty()) {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_findings = handlesOf(fresh);
        endInsertRows();
        return;
    }
    std::unordered_set<std::string> wanted;
    for (const Finding& finding : fresh)
        wanted.insert(finding.key);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(findingAt(row).key))
            continue;
        beginRemoveRows({}, row, row);
        m_findings.erase(m_findings.begin() + row);
        endRemoveRows();
    }
    std::size_t row = 0;
    for (auto it = fresh.begin(); it != fresh.end(); ++it) {
        const Finding& finding = *it;
        const int at = static_cast<int>(row);
        if (row < m_findings.size() && m_findings[row]->key == finding.key) {
            m_findings[row] = it.handle();
        } else {
            const auto old =
                std::find_if(m_findings.begin() + at, m_findings.end(),
                             [&finding](const auto& each) { return each->key == finding.key; });
            if (old != m_findings.end()) {
                const int from = static_cast<int>(old - m_findings.begin());
                beginMoveRows({}, from, from, {}, at);
                std::rotate(m_findings.begin() + at, old, old + 1);
                m_findings[row] = it.handle();
                endMoveRows();
            } else {
                beginInsertRows({}, at, at);
                m_findings.insert(m_findings.begin() + at, it.handle());
                endInsertRows();
            }
        }
        ++row;
    }
    if (!m_findings.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace netatlas::views
