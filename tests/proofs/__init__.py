"""Long proofs of what the suite shows in short: each is a command of its own, `python -m tests.proofs.NAME`.

kill     a process that edits and saves is killed at random moments (1,000 by default)
fight    two processes save the same draft against each other (500 saves)
hostile  damaged and made-up files are opened (20,000)
fuzz     the same, guided by coverage; needs atheris
speed    what a safe save costs against a bare one, and opening against json.loads
"""
