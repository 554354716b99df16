# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/theme/tst_tokens.cpp USES netatlas::views_theme LABELS gui)
netatlas_add_test(views/theme/tst_type.cpp USES netatlas::views_theme LABELS gui)
netatlas_add_test(views/theme/tst_theme.cpp USES netatlas::views_theme LABELS gui)
netatlas_add_test(views/theme/tst_icon.cpp USES netatlas::views_theme LABELS gui)
