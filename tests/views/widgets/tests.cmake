# SPDX-License-Identifier: GPL-3.0-or-later
netatlas_add_test(views/widgets/tst_paint_text.cpp USES netatlas::views_widgets LABELS gui)
netatlas_add_test(views/widgets/tst_paint.cpp USES netatlas::views_widgets LABELS gui)
netatlas_add_test(views/widgets/tst_netatlas_style.cpp USES netatlas::views_widgets LABELS gui)
netatlas_add_test(views/widgets/tst_row_delegate.cpp USES netatlas::views_widgets LABELS gui)
netatlas_add_test(views/widgets/tst_mode_bar.cpp USES netatlas::views_widgets LABELS gui)
netatlas_add_test(views/widgets/tst_small_widgets.cpp USES netatlas::views_widgets LABELS gui)
