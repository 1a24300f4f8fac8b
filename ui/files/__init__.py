"""The open file: new, opening, saving, recovery, two people, versions, documents coming in."""
