# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/drift/tst_drift_view.cpp LABELS gui
    USES netatlas_test_state_text netatlas::views_drift netatlas::views_wording)
