# SPDX-License-Identifier: GPL-3.0-or-later
add_library(netatlas_test_state_text STATIC support/state_text.cpp)
target_link_libraries(netatlas_test_state_text PUBLIC netatlas::engine_rules netatlas::engine_facts
    PRIVATE netatlas::engine_addressing netatlas_options)
netatlas_add_test(model/engine/edits/tst_move_subnets.cpp USES netatlas_test_state_text)
netatlas_add_test(model/engine/edits/tst_edits.cpp USES netatlas_test_state_text)
netatlas_add_test(model/engine/edits/tst_judge_properties.cpp USES netatlas_test_state_text)
netatlas_add_test(model/engine/edits/tst_replaced_subnets.cpp USES netatlas_test_state_text)
netatlas_add_test(model/engine/edits/tst_object_edits.cpp USES netatlas_test_state_text)
