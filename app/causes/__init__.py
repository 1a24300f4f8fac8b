"""Why a table does not add up: the smallest mistakes that would explain it. Proposed, never made."""
