# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/base/tst_text.cpp USES netatlas::base)
