# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(app/composition/tst_live_sources.cpp
    SOURCES support/fake_cloud.cpp
    USES netatlas::composition netatlas::providers_source netatlas_scripted_server Boost::json)
