// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_project.h"

#include "app/composition/project_file.h"
#include "model/session/row_changes.h"

#include <filesystem>

namespace netatlas::composition {

Result<std::unique_ptr<session::Session>> createDemo(const std::string& path, const Clock& clock,
                                                     exchange::DemoSize size)
{
    auto session = createProject(path, clock);
    if (!session)
        return session;
    for (auto& fragment : exchange::makeDemo(size)) {
        session::Observation seen;
        seen.newModel = fragment.row;
        seen.changes.rows = session::changesBetween(domain::emptyModelState(), fragment.state);
        seen.cause = session::Cause::Observation;
        seen.textId = "demo";
        seen.facts = {{"model", fragment.row.name}};
        if (const auto entry = (*session)->observe(std::move(seen)); !entry) {
            session->reset();
            std::error_code ignored;
            std::filesystem::remove(path, ignored);
            return fail(entry.error());
        }
    }
    return session;
}

} // namespace netatlas::composition
