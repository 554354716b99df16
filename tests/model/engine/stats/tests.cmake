# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/stats/tst_use.cpp
    USES netatlas::engine_stats netatlas::engine_facts netatlas::exchange)
