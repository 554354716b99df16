# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/spaces/tst_board.cpp
    USES netatlas::views_spaces netatlas_test_state_text LABELS gui)
