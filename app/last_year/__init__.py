"""Last year's report beside this one: kept with a draft, rolled forward, taken over."""
