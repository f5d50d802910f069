"Write README.md from nbs/index.ipynb (nbdev_readme wants Quarto, this needs nbconvert only) and the chapters in docs/manual.md. `--check` compares instead of writing."
import re, sys
from pathlib import Path
import nbformat
from nbconvert import MarkdownExporter
from floors import floors, tests

root = Path(__file__).parent.parent
pictures = Path('docs/readme')

def visible(cell):
    "`cell` without its directives, but with the words of its picture; None where it is hidden or nothing but directives"
    directives = re.findall(r'^#\|\s*(\w+)', cell.source, flags=re.M)
    cell.alt = re.findall(r'^#\|\s*fig-alt:\s*(.*)', cell.source, flags=re.M)
    cell.source = re.sub(r'^#\|.*\n?', '', cell.source, flags=re.M).strip()
    return None if 'hide' in directives or not cell.source else cell

nb = nbformat.read(root/'nbs/index.ipynb', as_version=4)
nb.cells = [c for c in map(visible, nb.cells) if c]
for c in nb.cells:  # what goes to stderr, and tables and progress bars as HTML, are for the notebook
    if c.cell_type=='code': c.outputs = [o for o in c.outputs if o.get('name')!='stderr' and 'fastprogress' not in str(o.get('data', {}).get('text/html', ''))]
nb.metadata.language_info = {'name':'python'}
text,extra = MarkdownExporter().from_notebook_node(nb, resources={'output_files_dir':str(pictures), 'unique_key':'index'})
text = re.sub(r'\]\(([\w/]+\.ipynb)\)', r'](nbs/\1)', text.replace('](../', '](')).replace('<IPython.core.display.HTML object>', '')
alts = iter([a for c in nb.cells for a in c.alt])
text = re.sub(r'!\[jpeg\]', lambda _: f'![{next(alts)}]', text)
text = re.sub(r'\n{3,}', '\n\n', re.sub(r'^ +$', '', text, flags=re.M).strip())+'\n'

def chapters():
    "The notebooks of each floor, with the line that each begins with"
    places = {p.parent.relative_to(root/'nbs') for p in (root/'nbs').rglob('[0-9]*.ipynb')}
    if lost := {str(p) for p in places if p.parts[:1]!=(tests,)}-{'.', *floors}: sys.exit(f'notebooks on no floor: {lost}')
    for folder,title in floors.items():
        yield f'### {title}\n\n| chapter | what it is about |\n|---|---|'
        for p in sorted((root/'nbs'/folder).glob('[0-9]*.ipynb')):
            says = nbformat.read(p, as_version=4).cells[0].source.partition('> ')[2].partition('\n')[0].strip()
            yield f"| [{p.stem.split('_', 1)[1]}](../{p.relative_to(root)}) | {says} |"
        yield ''

manual = root/'docs/manual.md'
before,_,after = manual.read_text().partition('## The chapters\n\n')
manual_text = before+'## The chapters\n\n'+'\n'.join(chapters())+'\n'+after[after.index('## Limits'):]
files = {root/'README.md':text.encode(), manual:manual_text.encode(), **{root/name:data for name,data in extra['outputs'].items()}}

if '--check' in sys.argv:
    if stale := [str(p.relative_to(root)) for p,data in files.items() if not p.is_file() or p.read_bytes()!=data]:
        sys.exit(f'not what the notebooks give: {", ".join(stale)}; run python tools/readme.py')
else:
    for old in (root/pictures).glob('*'): old.unlink()
    for p,data in files.items():
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_bytes(data)
