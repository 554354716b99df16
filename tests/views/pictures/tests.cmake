# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(netatlas_gallery
    views/pictures/gallery.cpp views/pictures/paint_scenes.cpp
    views/pictures/widget_scenes.cpp)
target_link_libraries(netatlas_gallery PRIVATE netatlas_view_options netatlas::views_widgets)
netatlas_share_precompiled_header(netatlas_gallery views)
add_test(NAME views/pictures/gallery COMMAND netatlas_gallery ${PROJECT_BINARY_DIR}/gallery)
set_tests_properties(views/pictures/gallery PROPERTIES LABELS gui
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
