"""The program on the screen: start, main window, menus, start page, settings, the user guide."""
