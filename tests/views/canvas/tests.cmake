# SPDX-License-Identifier: GPL-3.0-or-later
set(sites ${CMAKE_CURRENT_LIST_DIR}/../../support/sites.cpp)
netatlas_add_test(views/canvas/tst_canvas.cpp SOURCES ${sites}
    USES netatlas::views_canvas netatlas::engine_facts LABELS gui)
netatlas_add_test(views/canvas/tst_accessible_canvas.cpp SOURCES ${sites}
    USES netatlas::views_canvas netatlas::engine_facts LABELS gui)
netatlas_add_test(views/canvas/tst_canvas_pictures.cpp SOURCES ${sites}
    USES netatlas::views_canvas netatlas::engine_facts LABELS gui)
