# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/protocol/tst_eval_vectors.cpp USES netatlas::protocol Boost::json)
netatlas_add_test(model/protocol/tst_evaluator.cpp USES netatlas::protocol Boost::json)
netatlas_add_test(model/protocol/scenario/tst_scenarios.cpp
    SOURCES support/scenario_expectation.cpp USES netatlas::protocol netatlas::protocol_scenario netatlas::net Boost::json)
