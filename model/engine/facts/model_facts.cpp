// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"

#include "model/domain/distinct_numbers.h"
#include "model/engine/facts/facts_update.h"

namespace netatlas::engine::facts {

using namespace netatlas::domain;

std::shared_ptr<const Model> makeModel(ModelRow row, ModelState state)
{
    auto model = std::make_shared<Model>(Model{std::move(row), std::move(state), {}});
    FactsUpdate update(model->state, model->facts);
    ModelRows::forEach([&]<class Row>() {
        const Row* none = nullptr;
        for (const Row& each : model->table<Row>())
            update.row(none, &each);
    });
    update.settle();
    return model;
}

std::shared_ptr<const Model> updatedModel(const Model& before, ModelState state,
                                          const ChangeSet& changes)
{
    auto model = std::make_shared<Model>(Model{before.row, std::move(state), before.facts});
    FactsUpdate update(model->state, model->facts);
    // The rows themselves tell what was and is, so a row that both parts of the change set touch
    // is taken once.
    ModelRows::forEach([&]<class Row>() {
        DistinctNumbers seen;
        for (const ModelChanges* part : {&changes.rows, &changes.consequences})
            for (const auto& change : part->of<Row>())
                if (seen.take(change.id.number()))
                    update.row(before.find<Row>(change.id), model->find<Row>(change.id));
    });
    update.settle();
    return model;
}

} // namespace netatlas::engine::facts
