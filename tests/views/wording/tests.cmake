# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/wording/tst_wording.cpp USES netatlas::views_wording)
