# The archive page of the window, without a screen. The tests share one process a run each, so that
# none sees the settings of another.
add_executable(test_gui_archive gui/archive_test.cpp)
target_link_libraries(test_gui_archive PRIVATE tlspath_warnings tlspath_gui_archive tlspath::parsers
  Qt6::Widgets Qt6::Test GTest::gtest)
gtest_discover_tests(test_gui_archive NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
  PROPERTIES TIMEOUT 120 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
