# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/engine/facts/tst_model_facts.cpp USES netatlas::engine_facts)
