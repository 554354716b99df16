# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(app/window/tst_hand_reload.cpp LABELS gui
    USES netatlas::window netatlas::composition netatlas::views_dialogs netatlas::views_spaces
         netatlas_fake_sites)
netatlas_add_test(app/window/tst_live_changes.cpp LABELS gui
    USES netatlas::window netatlas::composition netatlas::views_activity netatlas::views_dialogs
         netatlas::views_spaces netatlas_fake_sites)
netatlas_add_test(app/window/tst_data_age.cpp LABELS gui
    USES netatlas::window netatlas::composition netatlas::views_activity netatlas_fake_sites)
netatlas_add_test(app/window/tst_kept_credentials.cpp LABELS gui
    USES netatlas::window netatlas::composition netatlas::views_wording netatlas_fake_sites)
netatlas_add_test(app/window/tst_typed_credentials.cpp LABELS gui
    USES netatlas::window netatlas::composition netatlas::views_activity netatlas::views_wording
         netatlas_fake_sites)

# Beside servers that app/real_openstack and app/real_kubernetes started, which run it.
netatlas_add_test(app/window/tst_beside_servers.cpp LABELS servers
    USES netatlas::window netatlas::composition netatlas::views_activity netatlas::views_spaces
         netatlas::views_wording)
set_tests_properties(app/window/tst_beside_servers PROPERTIES DISABLED TRUE)
