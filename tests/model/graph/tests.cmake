# SPDX-License-Identifier: GPL-3.0-or-later
set(sites ${CMAKE_CURRENT_LIST_DIR}/../../support/sites.cpp)
netatlas_add_test(model/graph/tst_projection.cpp SOURCES ${sites}
    USES netatlas::graph netatlas::engine_facts)
netatlas_add_test(model/graph/tst_packing.cpp SOURCES ${sites}
    USES netatlas::graph netatlas::engine_facts)
netatlas_add_test(model/graph/tst_newcomers.cpp SOURCES ${sites}
    USES netatlas::graph netatlas::engine_facts)
