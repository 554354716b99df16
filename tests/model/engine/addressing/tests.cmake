# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/addressing/tst_addressing.cpp
    USES netatlas::engine_addressing rapidcheck)
netatlas_add_test(model/engine/addressing/tst_trace.cpp
    USES netatlas::engine_controllers rapidcheck)
