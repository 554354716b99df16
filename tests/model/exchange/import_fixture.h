// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/facts/model_facts.h"
#include "model/exchange/import_plan.h"

#include <QFile>
#include <QTest>

namespace netatlas::tests {

/// The bytes of a file below `tests/data/providers`.
inline std::string fileText(const std::string& name)
{
    QFile file(QString::fromStdString(NETATLAS_TEST_DATA "/providers/" + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name.c_str());
    return file.readAll().toStdString();
}

inline exchange::ImportInput fileInput(const std::string& name, std::string as = {})
{
    return {.name = name, .content = fileText(name), .as = std::move(as)};
}

/// What the import of the inputs would do. One that cannot be planned at all ends the test program.
inline exchange::ImportPlan planned(const domain::Revision& revision,
                                    const std::vector<exchange::ImportInput>& inputs,
                                    const exchange::ImportOptions& options = {})
{
    auto plan = exchange::planImport(revision, inputs, options);
    if (!plan)
        qFatal("%s", errorText(plan.error()).c_str());
    return std::move(*plan);
}

/// A file of this content.
inline exchange::ImportInput text(std::string content, std::string name = "a")
{
    return {.name = std::move(name), .content = std::move(content)};
}

/// The revision after the plan was carried out.
inline domain::Revision committed(const domain::Revision& before, const exchange::ImportPlan& plan)
{
    auto models = before.models();
    if (!plan.model) {
        domain::ModelRow row = plan.newModel;
        row.id = domain::ModelId(static_cast<std::uint32_t>(models.size() + 1));
        models.push_back(engine::facts::makeModel(row, domain::emptyModelState()));
    }
    auto& model = plan.model
                      ? *std::find_if(models.begin(), models.end(),
                                      [&](const auto& one) { return one->row.id == *plan.model; })
                      : models.back();
    domain::ModelState state = model->state;
    if (const auto done = domain::apply(state, plan.changes); !done)
        qFatal("%s", errorText(done.error()).c_str());
    model = engine::facts::makeModel(model->row, std::move(state));
    return domain::Revision(before.number() + 1, std::move(models), before.project());
}

/// `kind +new ~changed =same -removed`, for the kinds that occur.
inline QByteArray countsText(const exchange::ImportPlan& plan)
{
    std::string text;
    for (const auto& [kind, count] : plan.counts) {
        text += std::string(domain::wordOf(kind));
        const auto add = [&text](char sign, std::size_t number) {
            if (number != 0)
                text += std::string(" ") + sign + std::to_string(number);
        };
        add('+', count.added);
        add('~', count.changed);
        add('=', count.same);
        add('-', count.removed);
        text += '\n';
    }
    return QByteArray::fromStdString(text);
}

/// `file:line:column field [value] cause`, one a line.
inline QByteArray problemsText(const std::vector<exchange::ImportProblem>& problems)
{
    std::string text;
    for (const auto& one : problems)
        text += one.file + ':' + std::to_string(one.line) + ':' + std::to_string(one.column) + ' ' +
                one.field + " [" + one.value + "] " + one.cause + '\n';
    return QByteArray::fromStdString(text);
}

} // namespace netatlas::tests
