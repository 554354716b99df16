// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/why/why.h"

#include "app/cli/lookup.h"
#include "app/cli/verbs.h"
#include "model/domain/object_text.h"
#include "views/wording/why_text.h"

#include <boost/json/value.hpp>

#include <algorithm>
#include <iterator>

namespace netatlas::cli {

namespace why = engine::why;
namespace wording = views::wording;

namespace {

void append(std::vector<why::Answer>& all, std::vector<why::Answer> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// A machine with what it is known by, and as a controller node where it is one.
void addMachine(const domain::Model& model, domain::MachineId id, std::vector<why::Answer>& answers)
{
    append(answers, why::whyMachine(model, id));
    for (const auto& node : model.table<domain::ControllerNodeRow>())
        if (node.machine == id)
            append(answers, why::whyNode(model, node.id));
}

std::vector<why::Answer> answersFor(const domain::Revision& revision, const domain::ObjectRef& ref)
{
    const auto& model = *revision.model(ref.model);
    std::vector<why::Answer> answers;
    if (ref.kind == domain::ObjectKind::Machine) {
        addMachine(model, domain::MachineId(ref.number), answers);
    } else {
        const domain::ControllerNodeId id(ref.number);
        answers = why::whyNode(model, id);
        if (const auto machine = model.at<domain::ControllerNodeRow>(id).machine)
            append(answers, why::whyMachine(model, *machine));
    }
    return answers;
}

/// Where each model has the address, then how the machines that have it came by theirs.
std::vector<why::Answer> answersFor(const std::vector<const domain::Model*>& models,
                                    const net::IpAddress& address)
{
    std::vector<why::Answer> answers;
    for (const domain::Model* model : models) {
        append(answers, why::whyAddress(*model, address));
        std::vector<domain::MachineId> shown;
        for (const auto& row : model->table<domain::DeviceAddressRow>()) {
            const auto machine = model->at<domain::DeviceRow>(row.device).machine;
            if (!(row.value == address) ||
                std::find(shown.begin(), shown.end(), machine) != shown.end())
                continue;
            shown.push_back(machine);
            addMachine(*model, machine, answers);
        }
    }
    return answers;
}

boost::json::object answerJson(const domain::Revision& revision, const why::Answer& answer)
{
    const auto textOrNull = [](const QString& text) {
        return text.isEmpty() ? boost::json::value(nullptr)
                              : boost::json::value(text.toStdString());
    };
    boost::json::array lines;
    for (const why::Line& line : answer.lines)
        lines.push_back(
            boost::json::object{{"value", line.value},
                                {"origin", textOrNull(wording::originText(line.origin))},
                                {"scope", textOrNull(wording::scopeText(line.scope))},
                                {"space", line.space},
                                {"device", line.device},
                                {"rank", line.rank},
                                {"reason", why::reasonWord(line.reason)},
                                {"text", wording::whyText(line).toStdString()}});
    boost::json::array chosen;
    for (const std::string& text : answer.chosen)
        chosen.emplace_back(text);
    return {{"question", why::questionWord(answer.question)},
            {"model", revision.model(answer.object.model)->row.name},
            {"object", domain::objectId(revision, answer.object)},
            {"subject", answer.subject},
            {"chosen", std::move(chosen)},
            {"lines", std::move(lines)}};
}

void print(const Invocation& invocation, const domain::Revision& revision,
           const std::vector<why::Answer>& answers)
{
    bool isFirst = true;
    for (const why::Answer& answer : answers) {
        if (!isFirst)
            invocation.line("");
        isFirst = false;
        const bool isOfModel = answer.object.kind == domain::ObjectKind::Model;
        const std::string subject = isOfModel ? revision.model(answer.object.model)->row.name
                                              : domain::objectId(revision, answer.object);
        invocation.line(invocation.painted(subject + ": " + wording::whyTitle(answer).toStdString(),
                                           Tone::Plain));
        std::vector<std::vector<std::string>> rows;
        for (const why::Line& line : answer.lines)
            rows.push_back({line.value, wording::originText(line.origin).toStdString(),
                            wording::scopeText(line.scope).toStdString(), line.space, line.device,
                            wording::whyText(line).toStdString()});
        invocation.table({"Candidate", "Origin", "Scope", "Space", "NIC", "Why"}, rows);
    }
}

} // namespace

Exit runWhy(const Invocation& invocation, const std::string& subject)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto& revision = invocation.stateOf(**session);
    const auto models = modelsOf(revision, invocation);
    if (!models)
        return invocation.refuse(models.error());
    std::vector<why::Answer> answers;
    if (const auto address = net::IpAddress::parse(subject)) {
        answers = answersFor(*models, *address);
        if (answers.empty())
            return invocation.refuse(
                {ErrorKind::NotFound, {{"what", "address"}, {"key", subject}}});
    } else {
        const auto found = findMachineOrNode(revision, invocation, subject);
        if (!found)
            return invocation.refuse(found.error());
        answers = answersFor(revision, *found);
    }
    if (invocation.isJson) {
        boost::json::array list;
        for (const why::Answer& answer : answers)
            list.push_back(answerJson(revision, answer));
        invocation.json(list);
    } else {
        print(invocation, revision, answers);
    }
    return Exit::Fine;
}

} // namespace netatlas::cli
