# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/async/tst_child_process.cpp USES netatlas::async)
