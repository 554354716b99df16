# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/exchange/tst_import_hosts.cpp USES netatlas::exchange)
