# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/workers/tst_address_updater.cpp USES netatlas::engine_facts netatlas::workers)
netatlas_add_test(model/workers/tst_instance_poller.cpp USES netatlas::engine_facts netatlas::workers)
netatlas_add_test(model/workers/tst_job_runner.cpp USES netatlas::workers)
netatlas_add_test(model/workers/tst_machine_agent.cpp USES netatlas::engine_facts netatlas::workers)
netatlas_add_test(model/workers/tst_peer_keeper.cpp USES netatlas::engine_facts netatlas::workers)
netatlas_add_test(model/workers/tst_supervisor.cpp USES netatlas::engine_facts netatlas::workers)
