"""The official form: what it is made of, each edition as data, where labels and figures stand, what each cell counts."""
