# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/session/tst_session.cpp SOURCES support/small_site.cpp
    USES netatlas::session)
netatlas_add_test(model/session/tst_observations.cpp SOURCES support/small_site.cpp
    USES netatlas::session)
netatlas_add_test(model/session/tst_session_properties.cpp SOURCES support/small_site.cpp
    USES netatlas::session rapidcheck)
netatlas_add_test(model/session/tst_interleavings.cpp SOURCES support/small_site.cpp
    USES netatlas::session rapidcheck)
netatlas_add_test(model/session/tst_killed_session.cpp SOURCES support/small_site.cpp
    USES netatlas::session SQLite::SQLite3 LABELS slow)
