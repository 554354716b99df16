# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/query/tst_find.cpp
    USES netatlas::engine_query netatlas::engine_facts)
netatlas_add_test(model/engine/query/tst_filter.cpp USES netatlas::engine_query)
