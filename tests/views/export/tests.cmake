# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/export/tst_picture.cpp
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/../../support/sites.cpp
    USES netatlas::views_topology netatlas::engine_facts LABELS gui)
