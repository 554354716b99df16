# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/activity/tst_activity_view.cpp LABELS gui
    USES netatlas::window netatlas::views_activity netatlas::views_wording netatlas::store)
