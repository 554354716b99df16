// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/worker.h"

namespace netatlas::workers {

async::Task<Status> Worker::awaitNews()
{
    co_return fail(ErrorKind::NotSupported, {{"feature", "watching"}});
}

} // namespace netatlas::workers
