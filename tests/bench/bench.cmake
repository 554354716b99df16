# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Git QUIET)
set(benchCommit "")
if(GIT_FOUND)
    execute_process(COMMAND ${GIT_EXECUTABLE} rev-parse --short HEAD
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE benchCommit
        OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
add_executable(netatlas-bench bench/insertion_metrics.cpp bench/lookup_metrics.cpp
    bench/main.cpp bench/metric.cpp bench/overlap_metrics.cpp bench/prefix_workload.cpp
    bench/raw_rows.cpp bench/reconciliation_metrics.cpp bench/revalidation_metrics.cpp)
target_link_libraries(netatlas-bench PRIVATE netatlas_model_options netatlas::engine_generate
    netatlas::engine_facts netatlas::engine_reconcile netatlas::engine_rules netatlas::session
    SQLite::SQLite3
    CLI11::CLI11 fmt::fmt)
target_compile_definitions(netatlas-bench PRIVATE
    NETATLAS_BENCH_VERSION="${PROJECT_VERSION}"
    NETATLAS_BENCH_COMMIT="${benchCommit}"
    NETATLAS_BENCH_BUILD_TYPE="${CMAKE_BUILD_TYPE}"
    NETATLAS_BENCH_COMPILER="${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    NETATLAS_BENCH_QT="${Qt6_VERSION}"
    NETATLAS_BENCH_SQLITE="${SQLite3_VERSION}")
