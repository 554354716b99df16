// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/take_beside.h"

#include "model/session/loan.h"

namespace netatlas::composition {

workers::Job takeBeside(session::Session& session, workers::JobRunner& jobs,
                        session::Observation seen, Taken done)
{
    if (seen.changes.rows.size() <= session::EntryChanges::kBulk) {
        done(session.observe(std::move(seen)));
        return {};
    }
    auto lent = session.lend(std::move(seen));
    if (!lent) {
        done(fail(std::move(lent.error())));
        return {};
    }
    return jobs.run(
        [loan = *lent](workers::JobControl&) {
            loan->run();
            return loan;
        },
        [&session, &jobs, done = std::move(done)](std::shared_ptr<session::Loan> loan) {
            auto taken = session.takeBack(loan);
            // To let go of a million rows takes long as well.
            jobs.pool().post([kept = std::move(loan)] {});
            done(std::move(taken));
        });
}

} // namespace netatlas::composition
