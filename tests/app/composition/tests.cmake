# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(app/composition/tst_live_sources.cpp
    USES netatlas::composition netatlas_fake_sites)

netatlas_add_test(app/composition/tst_worker_status.cpp
    USES netatlas::composition netatlas_fake_sites)

# Two short rounds; NETATLAS_FAULTS_SECONDS=3600 makes the hour of its name.
netatlas_add_test(app/composition/tst_hour_of_faults.cpp
    SOURCES app/composition/faults_world.cpp support/process_figures.cpp support/troubled_site.cpp
            support/troublemaker.cpp
    LABELS slow TIMEOUT 900
    USES netatlas::composition netatlas_fake_sites
         SQLite::SQLite3)
target_compile_definitions(app_composition_tst_hour_of_faults PRIVATE
    NETATLAS_TEST_SUPPORT="${PROJECT_SOURCE_DIR}/tests/support")
