# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/reconcile/tst_observe.cpp
    USES netatlas::engine_reconcile netatlas::engine_facts)
netatlas_add_test(model/engine/reconcile/tst_preferred_addresses.cpp
    USES netatlas::engine_reconcile netatlas::engine_facts)
netatlas_add_test(model/engine/reconcile/tst_provider_config.cpp
    USES netatlas::engine_reconcile netatlas::engine_facts)
netatlas_add_test(model/engine/reconcile/tst_fidelity.cpp
    USES netatlas::engine_reconcile netatlas::engine_facts Boost::json)
