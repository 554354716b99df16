# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/containers/tst_container_network.cpp
    USES netatlas::engine_containers rapidcheck)
