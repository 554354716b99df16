# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(app/tst_judged_pairs.cpp LABELS gui
    USES netatlas::cli netatlas::composition netatlas::views_dialogs netatlas::views_wording)

# From outside, over the accessibility bus; brings a display and a session bus of its own.
add_test(NAME app/screen_reader
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/screen_reader $<TARGET_FILE:netatlas>)
set_tests_properties(app/screen_reader PROPERTIES LABELS "gui;slow" TIMEOUT 600)
