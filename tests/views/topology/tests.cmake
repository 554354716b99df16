# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/topology/tst_topology_projection.cpp
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/../../support/sites.cpp
    USES netatlas::views_topology netatlas::engine_facts LABELS gui)
netatlas_add_test(views/topology/tst_topology_view.cpp
    USES netatlas::views_topology netatlas_test_state_text LABELS gui)
