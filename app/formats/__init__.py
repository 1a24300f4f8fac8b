"""The report in other forms than Word: web page, workbook, PDF."""
