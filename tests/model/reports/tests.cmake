# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/reports/tst_writers.cpp USES netatlas::reports)
netatlas_add_test(model/reports/tst_reports.cpp
    USES netatlas::reports netatlas::engine_facts)
