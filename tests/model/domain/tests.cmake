# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/domain/tst_capabilities.cpp USES netatlas::domain)
netatlas_add_test(model/domain/tst_id_map.cpp USES netatlas::domain)
