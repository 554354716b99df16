# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/rules/tst_rules.cpp USES netatlas_test_state_text)
netatlas_add_test(model/engine/rules/tst_rules_of_sources.cpp
    USES netatlas::exchange netatlas_test_state_text)
netatlas_add_test(model/engine/rules/tst_fix_ups_of_sources.cpp
    USES netatlas::exchange netatlas_test_state_text)
