# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/generate/tst_site.cpp USES netatlas::engine_generate
    netatlas::engine_rules)
