# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/why/tst_why.cpp
    USES netatlas::engine_why netatlas::exchange netatlas::views_wording)
