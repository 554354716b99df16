// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/run.h"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

namespace netatlas::async {

Error errorOf(const std::exception_ptr& problem)
{
    try {
        std::rethrow_exception(problem);
    } catch (const boost::system::system_error& error) {
        if (error.code() == boost::asio::error::operation_aborted)
            return Error{ErrorKind::Cancelled, {}};
        return Error{ErrorKind::Internal, {{"cause", error.code().message()}}};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, {{"cause", error.what()}}};
    }
}

void Cancellation::follow(const std::stop_token& stop)
{
    // The request comes from any thread, the signal may be given on the task's own only.
    m_stopped.emplace(stop, [self = weak_from_this(), executor = m_executor] {
        boost::asio::post(executor, [self] {
            if (const auto cancellation = self.lock())
                cancellation->m_signal.emit(boost::asio::cancellation_type::terminal);
        });
    });
}

} // namespace netatlas::async
