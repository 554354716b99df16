# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/devices/tst_device_names.cpp
    USES netatlas::engine_devices rapidcheck)
