# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/exchange/tst_import_hosts.cpp USES netatlas::exchange)
netatlas_add_test(model/exchange/tst_demo.cpp
    USES netatlas::exchange netatlas::engine_facts netatlas::engine_stats)
netatlas_add_test(model/exchange/tst_fragment.cpp
    USES netatlas::exchange netatlas::engine_facts Boost::json)
netatlas_add_test(model/exchange/tst_import_juju.cpp USES netatlas::exchange)
netatlas_add_test(model/exchange/tst_agent_look.cpp USES netatlas::exchange netatlas::engine_facts)
netatlas_add_test(model/exchange/tst_switch_ports.cpp
    USES netatlas::exchange netatlas::engine_facts)
netatlas_add_test(model/exchange/tst_import_juju_model.cpp USES netatlas::exchange)
netatlas_add_test(model/exchange/tst_import_juju_model_refusals.cpp USES netatlas::exchange)
