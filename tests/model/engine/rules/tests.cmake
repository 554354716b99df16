# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/rules/tst_rules.cpp USES netatlas_test_state_text)
