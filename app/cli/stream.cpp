// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stream.h"

#include "app/cli/original_model.h"
#include "app/composition/import_input.h"
#include "app/platform/end_request.h"
#include "model/base/whole_file.h"
#include "model/exchange/fragment_reader.h"
#include "model/exchange/fragment_writer.h"
#include "model/exchange/json_members.h"
#include "model/exchange/stream_import.h"
#include "model/session/row_changes.h"

#include <algorithm>
#include <iterator>

namespace netatlas::cli {

namespace {

Result<std::string> textOf(const Invocation& invocation, const std::string& file)
{
    if (file == "-")
        return std::string(std::istreambuf_iterator<char>(invocation.input()), {});
    auto read = composition::readImportFile(file);
    if (!read)
        return fail(read.error());
    return std::move(read->content);
}

/// The model of a stream, with old members brought up to date.
Result<exchange::ModelFragment> fragmentOf(std::string_view text)
{
    const auto document = exchange::parseJson(text);
    if (!document)
        return fail(document.error());
    if (!document->is_object())
        return exchange::readFragment(*document);
    const auto stream = exchange::imported({}, document->get_object());
    if (!stream)
        return fail(stream.error());
    return exchange::readFragment(*stream);
}

bool isTaken(const domain::Revision& revision, const std::string& name)
{
    const auto& models = revision.models();
    return std::any_of(models.begin(), models.end(),
                       [&name](const auto& model) { return model->row.name == name; });
}

} // namespace

Exit runExportModel(const Invocation& invocation, const std::string& file)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const auto model = onlyModel(invocation.stateOf(**session), invocation);
    if (!model)
        return invocation.refuse(model.error());
    const std::string text = exchange::fragmentText(**model);
    if (file.empty()) {
        invocation.text(text);
        return Exit::Fine;
    }
    if (const Status written = writeWholeFile(file, text); !written)
        return invocation.refuse(written.error());
    invocation.remark("Wrote model " + (*model)->row.name + " to " + file + ".");
    return Exit::Fine;
}

Exit runImportModel(const Invocation& invocation, const std::string& file)
{
    const auto text = textOf(invocation, file);
    if (!text)
        return invocation.refuse(text.error());
    auto fragment = fragmentOf(*text);
    if (!fragment)
        return invocation.refuse(fragment.error());
    platform::finishBeforeEnding();
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    if (!invocation.model.empty())
        fragment->row.name = invocation.model;
    if (fragment->row.name.empty())
        return invocation.wrongUse("The stream has no name of its model; give one with --model.");
    if (isTaken((*session)->live(), fragment->row.name))
        return invocation.refuse(
            {ErrorKind::AlreadyExists, {{"what", "model"}, {"key", fragment->row.name}}});
    session::Observation seen;
    seen.newModel = fragment->row;
    seen.usedUp = fragment->state.sequences;
    seen.changes.rows = session::changesBetween(domain::emptyModelState(), fragment->state);
    seen.cause = session::Cause::Observation;
    seen.textId = "import";
    seen.facts = {{"model", fragment->row.name}};
    const auto entry = (*session)->observe(std::move(seen));
    if (!entry)
        return invocation.refuse(entry.error());
    if (invocation.isJson)
        invocation.json(boost::json::object{{"model", fragment->row.name}});
    invocation.remark("Imported model " + fragment->row.name + ".");
    return Exit::Fine;
}

} // namespace netatlas::cli
