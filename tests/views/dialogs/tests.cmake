# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/dialogs/tst_decision.cpp LABELS gui
    USES netatlas_test_state_text netatlas::views_dialogs)
netatlas_add_test(views/dialogs/tst_move_drag.cpp LABELS gui
    USES netatlas_test_state_text netatlas::views_dialogs)
