// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "app/platform/end_request.h"
#include "views/wording/edit_text.h"

#include <boost/json/value.hpp>

namespace netatlas::cli {

namespace {

using session::Session;

Exit turn(const Invocation& invocation, std::size_t count, const char* done,
          const session::JournalEntry* (Session::*next)() const, Status (Session::*act)())
{
    platform::finishBeforeEnding();
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    boost::json::array turned;
    Status status;
    for (std::size_t i = 0; i < count && status; ++i) {
        if (platform::isEndRequested())
            return invocation.cancelled();
        const auto* entry = (session->get()->*next)();
        const std::string text = entry ? views::wording::entryText(*entry).toStdString() : "";
        const auto number = entry ? entry->number : 0;
        status = (session->get()->*act)();
        if (!status)
            break;
        turned.push_back(boost::json::object{{"entry", number}, {"text", text}});
        invocation.remark(done + text + ".");
    }
    if (!status)
        return invocation.refuse(status.error());
    if (invocation.isJson)
        invocation.json(turned);
    return Exit::Fine;
}

} // namespace

Exit runUndo(const Invocation& invocation, std::size_t count)
{
    return turn(invocation, count, "Undone: ", &Session::undoEntry, &Session::undo);
}

Exit runRedo(const Invocation& invocation, std::size_t count)
{
    return turn(invocation, count, "Redone: ", &Session::redoEntry, &Session::redo);
}

} // namespace netatlas::cli
