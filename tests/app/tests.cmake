# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(app/tst_judged_pairs.cpp LABELS gui
    USES netatlas::cli netatlas::composition netatlas::views_dialogs netatlas::views_wording)

# From outside, over the accessibility bus; brings a display and a session bus of its own.
add_test(NAME app/screen_reader
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/screen_reader $<TARGET_FILE:netatlas>)
# The keyboard library copies names out of the X server's answer, which ends with no zero; that is
# no fault, and whether the strict check sees it is a matter of luck.
set_tests_properties(app/screen_reader PROPERTIES LABELS "gui;slow" TIMEOUT 600 COST 600
    ENVIRONMENT_MODIFICATION "ASAN_OPTIONS=string_append::strict_string_checks=0")

# These run the program itself, as a person or a script would.
function(netatlas_add_program_test source)
    netatlas_add_test(${source} SOURCES support/program.cpp ${ARGN})
    string(REGEX REPLACE "[/.]" "_" target ${source})
    string(REGEX REPLACE "_cpp$" "" target ${target})
    target_compile_definitions(${target} PRIVATE NETATLAS_PROGRAM="$<TARGET_FILE:netatlas>")
    add_dependencies(${target} netatlas)
    target_link_libraries(${target} PRIVATE Qt6::Core)
endfunction()

netatlas_add_program_test(app/cli/tst_reading_verbs.cpp LABELS scenario)
netatlas_add_program_test(app/cli/tst_editing_verbs.cpp LABELS scenario)
netatlas_add_program_test(app/cli/tst_generate.cpp LABELS scenario)
netatlas_add_program_test(app/cli/tst_reports_and_pictures.cpp LABELS scenario
    TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_original_verbs.cpp LABELS scenario TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_bad_input.cpp LABELS scenario TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_project_files.cpp LABELS scenario TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_interruption.cpp LABELS slow TIMEOUT 900)
netatlas_add_program_test(app/cli/tst_workers.cpp LABELS scenario TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_reload.cpp
    USES netatlas_fake_sites LABELS scenario TIMEOUT 600)
netatlas_add_program_test(app/cli/tst_watch.cpp
    USES netatlas_fake_sites LABELS scenario TIMEOUT 600)
# With a real keychain, where there is a gnome-keyring; its keys are of the test alone.
netatlas_add_program_test(app/cli/tst_keychain.cpp
    USES netatlas::composition netatlas::platform netatlas::providers netatlas_fake_sites
    LABELS scenario TIMEOUT 600)
set_tests_properties(app/cli/tst_keychain PROPERTIES SKIP_RETURN_CODE 77)
netatlas_add_program_test(app/cli/tst_import_switch.cpp
    USES netatlas_scripted_socket LABELS scenario)
set_tests_properties(app/cli/tst_import_switch PROPERTIES SKIP_RETURN_CODE 77)
netatlas_add_program_test(app/cli/tst_real_host.cpp LABELS scenario)
set_tests_properties(app/cli/tst_real_host PROPERTIES SKIP_RETURN_CODE 77)
netatlas_run_in_own_kernel(app/cli/tst_real_host NETATLAS_OWN_KERNEL=1 QT_QPA_PLATFORM=offscreen)

# Beside a real cloud, where packaging/test --with-servers installed one.
add_test(NAME app/real_openstack
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/real_openstack $<TARGET_FILE:netatlas>
            ${CMAKE_CURRENT_BINARY_DIR}/app_window_tst_beside_servers)
set_tests_properties(app/real_openstack PROPERTIES LABELS servers TIMEOUT 900 SKIP_RETURN_CODE 77
    RUN_SERIAL ON)

# Beside a real Kubernetes API, where tests/testbeds/kubernetes-build.sh built one by hand.
add_test(NAME app/real_kubernetes
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/real_kubernetes $<TARGET_FILE:netatlas>
            ${CMAKE_CURRENT_BINARY_DIR}/app_window_tst_beside_servers)
set_tests_properties(app/real_kubernetes PROPERTIES LABELS servers TIMEOUT 900 SKIP_RETURN_CODE 77
    RUN_SERIAL ON)
