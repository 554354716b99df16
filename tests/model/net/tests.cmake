# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/net/tst_cidr.cpp USES netatlas::net rapidcheck)
netatlas_add_test(model/net/tst_host_port.cpp USES netatlas::net rapidcheck)
netatlas_add_test(model/net/tst_ip_address.cpp USES netatlas::net rapidcheck)
netatlas_add_test(model/net/tst_prefix_index.cpp USES netatlas::net rapidcheck)
