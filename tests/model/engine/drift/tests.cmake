# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/drift/tst_drift.cpp
    USES netatlas::engine_drift netatlas::engine_edits netatlas::engine_facts)
