// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_settings.h"

#include <algorithm>

namespace netatlas::composition {

using domain::ProjectSettingId;
using domain::ProjectSettingRow;

std::string projectSetting(const domain::Revision& revision, std::string_view key)
{
    for (const ProjectSettingRow& row : revision.project().table<ProjectSettingRow>())
        if (row.key == key)
            return row.value;
    return {};
}

domain::ProjectChanges projectSettingChange(const domain::Revision& revision,
                                            const std::string& key, const std::string& value)
{
    domain::ProjectChanges changes;
    auto& rows = changes.of<ProjectSettingRow>();
    std::uint32_t next = 0;
    for (const ProjectSettingRow& row : revision.project().table<ProjectSettingRow>()) {
        next = std::max(next, row.id.number() + 1);
        if (row.key != key)
            continue;
        if (value.empty()) {
            rows.push_back({row.id, row, std::nullopt});
        } else if (row.value != value) {
            ProjectSettingRow after = row;
            after.value = value;
            rows.push_back({row.id, row, std::move(after)});
        }
        return changes;
    }
    if (!value.empty())
        rows.push_back({ProjectSettingId(next), std::nullopt,
                        ProjectSettingRow{ProjectSettingId(next), key, value}});
    return changes;
}

} // namespace netatlas::composition
