# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/controllers/tst_replica_set.cpp
    USES netatlas::engine_controllers rapidcheck)
