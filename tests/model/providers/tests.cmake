# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/providers/document/tst_document.cpp USES netatlas::providers_document)
netatlas_add_test(model/providers/linux/tst_ip_json_reader.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_host_interfaces.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_netlink_reader.cpp USES netatlas::providers_linux)
set_tests_properties(model/providers/linux/tst_netlink_reader PROPERTIES SKIP_RETURN_CODE 77)
