# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/providers/document/tst_document.cpp USES netatlas::providers_document)
netatlas_add_test(model/providers/linux/tst_ip_json_reader.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_host_interfaces.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_ovsdb_reader.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_switch_links.cpp USES netatlas::providers_linux)
netatlas_add_test(model/providers/linux/tst_netlink_reader.cpp USES netatlas::providers_linux)
set_tests_properties(model/providers/linux/tst_netlink_reader PROPERTIES SKIP_RETURN_CODE 77)
netatlas_run_in_own_kernel(model/providers/linux/tst_netlink_reader NETATLAS_OWN_KERNEL=1)

# Servers of our own on loopback, for the tests of all that speaks HTTP.
add_library(netatlas_scripted_server STATIC support/scripted_server.cpp
    support/test_certificates.cpp)
target_link_libraries(netatlas_scripted_server PRIVATE netatlas_options
    PUBLIC OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
netatlas_add_test(support/tst_scripted_server.cpp USES netatlas_scripted_server)
# A cloud and a cluster on them, and what is asked of the provider of each.
add_library(netatlas_fake_sites STATIC support/fake_cloud.cpp support/fake_cluster.cpp)
add_library(netatlas_look_contract STATIC support/look_contract.cpp support/reloaded_model.cpp)
add_library(netatlas_provider_contract STATIC support/provider_contract.cpp)
set_target_properties(netatlas_fake_sites netatlas_look_contract netatlas_provider_contract
    PROPERTIES UNITY_BUILD OFF)
target_compile_definitions(netatlas_fake_sites PRIVATE
    NETATLAS_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
target_link_libraries(netatlas_fake_sites PRIVATE netatlas_options
    PUBLIC netatlas_scripted_server netatlas::providers_source Boost::json)
target_link_libraries(netatlas_provider_contract PRIVATE netatlas_options
    PUBLIC netatlas_fake_sites netatlas_look_contract)
# As the compiler does where tst_real_sshd is built.
target_compile_options(netatlas_look_contract PRIVATE -Wno-maybe-uninitialized)
target_link_libraries(netatlas_look_contract PRIVATE netatlas_options
    PUBLIC netatlas::exchange netatlas::engine_facts netatlas::providers_source)
netatlas_add_test(model/providers/http/tst_url.cpp USES netatlas::providers_http)
netatlas_add_test(model/providers/http/tst_client.cpp
    USES netatlas::providers_http netatlas_scripted_server)
netatlas_add_test(model/providers/http/tst_client_retries.cpp
    USES netatlas::providers_http netatlas_scripted_server)
netatlas_add_test(model/providers/http/tst_client_trust.cpp
    USES netatlas::providers_http netatlas_scripted_server)
netatlas_add_test(model/providers/openstack/tst_openstack_access.cpp
    USES netatlas::providers_openstack netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_openstack_credentials.cpp
    USES netatlas::providers netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_openstack_instances.cpp
    USES netatlas::providers_openstack netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_openstack_provider.cpp
    USES netatlas::providers_openstack netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_openstack_partial_looks.cpp
    USES netatlas::providers_openstack netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_typed_account.cpp
    USES netatlas::providers netatlas_provider_contract)
netatlas_add_test(model/providers/openstack/tst_cloud_config.cpp USES netatlas::providers_openstack)
netatlas_add_test(model/providers/kubernetes/tst_kubeconfig.cpp USES netatlas::providers_kubernetes)
netatlas_add_test(model/providers/kubernetes/tst_typed_cluster.cpp
    USES netatlas::providers netatlas_provider_contract)
netatlas_add_test(model/providers/kubernetes/tst_kubernetes_access.cpp
    USES netatlas::providers_kubernetes netatlas_provider_contract)
netatlas_add_test(model/providers/kubernetes/tst_kubernetes_provider.cpp
    USES netatlas::providers_kubernetes netatlas_provider_contract)
netatlas_add_test(model/providers/kubernetes/tst_kubernetes_partial_looks.cpp
    USES netatlas::providers_kubernetes netatlas_provider_contract)
netatlas_add_test(model/providers/kubernetes/tst_kubernetes_watch.cpp
    USES netatlas::providers_kubernetes netatlas_provider_contract)
netatlas_add_test(model/providers/kubernetes/tst_kubernetes_watch_faults.cpp
    USES netatlas::providers_kubernetes netatlas_provider_contract)
netatlas_add_test(model/providers/ssh/tst_ssh_provider.cpp
    USES netatlas::exchange netatlas::providers netatlas::providers_ssh)
netatlas_add_test(model/providers/ssh/tst_ssh_contract.cpp
    USES netatlas::providers_ssh netatlas_look_contract)
netatlas_add_test(model/providers/ssh/tst_real_sshd.cpp LABELS servers
    USES netatlas::providers_linux netatlas::providers_ssh)
set_tests_properties(model/providers/ssh/tst_real_sshd PROPERTIES SKIP_RETURN_CODE 77)
# GCC 12 takes the message of an error for unset once it has put a result's move into the runner.
target_compile_options(model_providers_ssh_tst_real_sshd PRIVATE -Wno-maybe-uninitialized)
# A server of our own at a Unix socket.
add_library(netatlas_scripted_socket STATIC support/scripted_socket.cpp)
set_target_properties(netatlas_scripted_socket PROPERTIES UNITY_BUILD OFF)
target_link_libraries(netatlas_scripted_socket PRIVATE netatlas_options PUBLIC Threads::Threads)
netatlas_add_test(model/providers/host/tst_ovsdb_client.cpp
    USES netatlas::providers_host netatlas_scripted_socket)
target_compile_options(model_providers_host_tst_ovsdb_client PRIVATE -Wno-maybe-uninitialized)
netatlas_add_test(model/providers/host/tst_host_provider.cpp
    USES netatlas::providers_host netatlas::workers netatlas_scripted_socket)
set_tests_properties(model/providers/host/tst_host_provider PROPERTIES SKIP_RETURN_CODE 77)
netatlas_add_test(model/providers/host/tst_host_contract.cpp
    USES netatlas::providers_host netatlas_look_contract netatlas_scripted_socket)
set_tests_properties(model/providers/host/tst_host_contract PROPERTIES SKIP_RETURN_CODE 77)

# Beside a real Open vSwitch, and in a kernel of its own with the kernel's datapath.
netatlas_add_test(model/providers/host/tst_real_switch.cpp LABELS servers
    USES netatlas::providers_host netatlas::providers_ssh netatlas::exchange netatlas::engine_facts)
set_tests_properties(model/providers/host/tst_real_switch PROPERTIES SKIP_RETURN_CODE 77)
netatlas_run_in_own_kernel(model/providers/host/tst_real_switch
    NETATLAS_DATAPATH=system TMPDIR=/run)
