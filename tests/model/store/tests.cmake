# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(model/store/tst_checkpointer.cpp USES netatlas::store)
netatlas_add_test(model/store/tst_row_codec.cpp USES netatlas::store SQLiteCpp SQLite::SQLite3)
netatlas_add_test(model/store/tst_store.cpp USES netatlas::store SQLiteCpp SQLite::SQLite3)
