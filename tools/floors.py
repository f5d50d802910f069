"The floors of the house: the folders of `nbs/`, in the order in which they are listed"
floors = {'':'The main story', 'evidence':'Evidence', 'tools':'Tools', 'synth':'Synthetic photos', 'internals':'Internals', 'research':'Research'}
tests = 'tests'  # the folder of long tests: nbs/tests/internals/03_audit.ipynb tests nbs/internals/03_audit.ipynb. No page, no chapter
