"""What lies below any report: files, disk, locks, folders, settings, logs, fonts, office programs, Windows."""
