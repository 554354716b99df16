// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <memory>
#include <vector>

namespace netatlas::domain {

/// One moment of a project: all models with their facts, and the project's own tables. An
/// immutable value; copies are handles. Anyone may hold one, on any thread, without a lock.
class Revision
{
public:
    Revision() : m_content(std::make_shared<const Content>()) {}
    /// Models in order of id.
    Revision(std::uint64_t number, std::vector<std::shared_ptr<const Model>> models,
             ProjectTables project)
        : m_content(std::make_shared<const Content>(
              Content{number, std::move(models), std::move(project)}))
    {
    }

    std::uint64_t number() const { return m_content->number; }
    const std::vector<std::shared_ptr<const Model>>& models() const { return m_content->models; }
    const ProjectTables& project() const { return m_content->project; }

    /// The model of that id, or nothing.
    const Model* model(ModelId id) const
    {
        for (const auto& model : m_content->models)
            if (model->row.id == id)
                return model.get();
        return nullptr;
    }
    /// The model of that name, or nothing.
    const Model* model(std::string_view name) const
    {
        for (const auto& model : m_content->models)
            if (model->row.name == name)
                return model.get();
        return nullptr;
    }

private:
    struct Content
    {
        std::uint64_t number = 0;
        std::vector<std::shared_ptr<const Model>> models;
        ProjectTables project;
    };

    std::shared_ptr<const Content> m_content;
};

} // namespace netatlas::domain
