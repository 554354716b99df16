# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/shell/tst_main_window.cpp LABELS gui
    USES netatlas::window netatlas::views_wording)
netatlas_add_test(views/shell/tst_keyboard_walk.cpp LABELS gui
    USES netatlas::window netatlas::views_wording)
netatlas_add_test(views/shell/tst_source_dialog.cpp LABELS gui
    USES netatlas::window netatlas::views_wording)
