# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name tst_canvas tst_accessible_canvas tst_canvas_pictures)
    netatlas_add_test(views/canvas/${name}.cpp
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/../../support/sites.cpp
        USES netatlas::views_canvas netatlas::engine_facts LABELS gui)
endforeach()
