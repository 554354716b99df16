# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/base/tst_text.cpp USES netatlas::base)
netatlas_add_test(model/base/tst_whole_file.cpp USES netatlas::base)
