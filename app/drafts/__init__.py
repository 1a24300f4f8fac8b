"""The .gknb file: reading, saving, repairing, migrating, versions, recovery, who has it open."""
