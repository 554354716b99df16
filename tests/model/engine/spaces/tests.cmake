# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/spaces/tst_spaces.cpp USES netatlas::engine_spaces rapidcheck)
