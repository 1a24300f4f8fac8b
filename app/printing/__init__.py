"""The report on paper and screen: Word, web page, workbook, PDF, measures, signature."""
