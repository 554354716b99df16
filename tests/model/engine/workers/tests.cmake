# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/workers/tst_peer_group.cpp
    USES netatlas::engine_workers netatlas::engine_facts)
netatlas_add_test(model/engine/workers/tst_poll_schedule.cpp
    USES netatlas::engine_workers)
