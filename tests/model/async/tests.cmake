# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/async/tst_child_process.cpp USES netatlas::async)
netatlas_add_test(model/async/tst_name_look_up.cpp USES netatlas::async)
