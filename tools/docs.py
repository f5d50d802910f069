"Write the documentation into `_docs/`: the notebooks as they are stored, an entry for each public name, the commands, the model card."
import ast, inspect, os, re, shutil, sys, tempfile
from configparser import ConfigParser
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
import nbformat
from docutils.utils.math.latex2mathml import tex2mathml
from fastcore.docments import docments
from sphinx.application import Sphinx
from floors import floors, tests

root = Path(__file__).parent.parent
config = ConfigParser(delimiters=['='])
config.read(root/'settings.ini', encoding='utf-8')
source = '{git_url}/blob/{branch}'.format_map(config['DEFAULT'])
sys.path.insert(0, str(root))
import vegcam
from vegcam.__main__ import command_parser, list_commands

css = '''
.highlight pre, .cell_output > * { overflow-x: auto }
code.literal, .sig { overflow-wrap: anywhere }
td code.literal { overflow-wrap: normal }
div.cell > div.cell_input { border-color: var(--color-background-border) }
.cell_output { padding-left: 0 }
.cell_output .output.stream, .cell_output .output.text_plain { background: none; border: 0 }
.cell_output table, .cell_output :is(th, td) { border: 0 }
.cell_output table { font-size: var(--font-size--small); border-collapse: collapse; white-space: nowrap }
.cell_output :is(th, td) { padding: .15em .6em; text-align: right; border-bottom: 1px solid var(--color-table-border) }
div.cell details.hide { border-left-width: 0; box-shadow: none }
div.cell details.hide > summary > p.admonition-title { padding-left: .6em; background: none; color: var(--color-foreground-secondary) }
div.cell details.hide > summary > p.admonition-title::before { display: none }
dl.py table.docutils { margin-left: 0; font-size: var(--font-size--small) }
dl.py table.docutils th { text-align: left }
dl.py table.docutils td:last-child { min-width: 12em }
@media (max-width: 46em) { dl.py dd { margin-left: .5rem !important } }
'''
settings = dict(
    project='vegcam', version=vegcam.__version__, release=vegcam.__version__, html_title=f'vegcam {vegcam.__version__}', html_theme='furo',
    extensions=['myst_nb', 'sphinx.ext.githubpages'], nb_execution_mode='off', nb_merge_streams=True,
    myst_enable_extensions=['colon_fence'], myst_heading_anchors=2, html_static_path=['style'], html_css_files=['vegcam.css'],
    html_copy_source=False, html_show_copyright=False, smartquotes=False,
    add_module_names=False, python_maximum_signature_line_length=80, toc_object_entries_show_parents='domain')

# what the code of a cell gives

def cell_names(code):
    "Names that `code` defines, methods as Class.method: of classes, and those it patches in"
    for o in ast.parse(code).body:
        if isinstance(o, ast.Assign):
            yield from (n.id for t in o.targets for n in ast.walk(t) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
        elif isinstance(o, ast.ClassDef): yield from [o.name, *(f'{o.name}.{f.name}' for f in o.body if isinstance(f, ast.FunctionDef))]
        elif isinstance(o, ast.FunctionDef):
            patched = any('patch' in ast.unparse(d) for d in o.decorator_list)
            yield f'{ast.unparse(o.args.args[0].annotation)}.{o.name}' if patched else o.name

def find(mod, name):
    "What `name` of `mod` is, and the function, class or value behind it"
    owner,_,own = name.rpartition('.')
    if not owner:
        o = getattr(mod, name)
        return 'class' if inspect.isclass(o) else 'function' if callable(o) else 'data', o
    o = inspect.getattr_static(getattr(mod, owner), own)
    kind = 'property' if isinstance(o, property) or hasattr(o, 'attrname') else 'method'  # a cached property has an attrname
    return kind, next((getattr(o, a) for a in ('fget','func','__func__') if hasattr(o, a)), o)

def is_public(mod, name):
    "Is `name` exported, or a documented method of what is?"
    owner,_,own = name.rpartition('.')
    if not owner: return name in mod.__all__
    return not own.startswith('_') and not owner.startswith('_') and bool(find(mod, name)[1].__doc__)

# an entry

def prose(text, links):
    "Markdown with formulas that need no script, links that fit the site, and public names that lead to their entry"
    def one(m):
        if m['math']: return re.sub(r'\s*\n\s*', '', tex2mathml(m['math']))
        if m['name'] in links: return f"{{py:obj}}`{m['name']}{m['rest'] or ''} <{links[m['name']]}>`"
        if m['command']: return f"[{m[0]}](commands.md#{m['command'].replace(' ', '-')})"
        return m[0]
    text = re.sub(rf'\]\((?:\.\./)*(?:nbs/)?({tests}/[\w./]+\.ipynb)', rf']({source}/nbs/\1', text)  # tests are no pages
    text = re.sub(r'\]\((?:\.\./)*(?:[\w.]+/)*([\w.]+\.(?:ipynb|md|jpg|webp)\b)', r'](\1', text)  # all pages are in one folder
    text = re.sub(r'\]\((?:\.\./)*(?:nbs/)?results/', '](results/', text)
    skipped = r'^```.*?^```|^#.*?$|\[[^\]]*\]\([^)]*\)'
    known = r'\$(?P<math>[^$\n]+)\$|`(?P<name>[\w.]+)(?P<rest>\([^`]*\))?`|`(?P<command>vegcam (?:%s))\b[^`]*`|`[^`]*`' % '|'.join(list_commands())
    return re.sub(f'{skipped}|{known}', one, text, flags=re.S|re.M)

def plain(text, links):
    "A docstring or docment as Markdown: in it only backticks mean something"
    return prose(re.sub(r'`[^`]*`|[<*_[]', lambda m: m[0] if m[0][0]=='`' else '\\'+m[0], text or ''), links)

def in_words(o):
    "A type or a default as one would write it: no modules, no addresses"
    if o is inspect.Parameter.empty or o is type(None): return ''
    return re.sub(r'\b(?:[a-z_]\w*\.)+(?=\w)', '', inspect.formatannotation(o)).strip("'")

def is_self(name, names): return name in ('self','cls') and name==next(iter(names))

def signature(kind, name, o):
    if kind in ('data','property'): return name
    sig = inspect.signature(o)
    params = [p.replace(annotation=p.empty) for p in sig.parameters.values() if not is_self(p.name, sig.parameters)]
    returns = in_words(sig.return_annotation) if kind!='class' else ''
    text = name+str(sig.replace(parameters=params, return_annotation=sig.empty))
    return re.sub(r"<(?:function|class) '?(?:\w+\.)*(\w+)[^>]*>", r'\1', text) + (f' -> {returns}' if returns else '')

def code(s): return f'`{s}`' if s else ''

def parameters(o, links):
    "The table of the docments of `o`"
    known = docments(o, full=True)
    known = {k:v for k,v in known.items() if not is_self(k, known) and (v.docment or in_words(v.anno))}
    if inspect.isclass(o): known.pop('return', None)
    rows = [['**Returns**' if k=='return' else code(k), code(in_words(v.anno)), plain(v.docment, links)] for k,v in known.items()]
    if not any(r[1] or r[2] for r in rows): return ''
    keep = [i for i in range(3) if any(r[i] for r in rows)]
    rows = [['Name','Type','Details'], ['---']*3, *rows]
    return '\n'.join('| '+' | '.join(r[i].replace('|', r'\|').replace('\n', ' ') for i in keep)+' |' for r in rows)

def own_names(o):
    "Parameters and attributes of `o`: in its docstring these are meant, whatever else is called so"
    return {*inspect.signature(o).parameters, *getattr(getattr(o.__init__, '__code__', None), 'co_names', ())}

def entry(mod, name, links):
    kind,o = find(mod, name)
    head = f':::{{py:{kind}}} {signature(kind, name, o)}\n:module: {mod.__name__}'
    if kind=='data': return f'{head}\n:::'
    doc = plain(inspect.getdoc(o), {k:v for k,v in links.items() if k not in own_names(o)})
    return '\n\n'.join([head, doc, parameters(o, links), ':::'])

# a page

def read(path):
    "A notebook with its module and the public names of each exported cell"
    nb = nbformat.read(path, as_version=4)
    exp = re.search(r'^#\|\s*default_exp ([\w.]+)', '\n'.join(c.source for c in nb.cells), flags=re.M)
    mod = import_module(f'vegcam.{exp[1]}') if exp else None
    for c in nb.cells:
        c.directives = re.findall(r'^#\|\s*(\w+)', c.source, flags=re.M) if c.cell_type=='code' else []
        c.names = [n for n in cell_names(c.source) if is_public(mod, n)] if 'export' in c.directives else []
    return SimpleNamespace(path=path, nb=nb, mod=mod)

def link_targets(pages):
    "Where each name that prose may use leads to"
    full = {n:f'{p.mod.__name__}.{n}' for p in pages for c in p.nb.cells for n in c.names}
    patched = {n.replace('Learner', 'learn'):v for n,v in full.items() if n.startswith('Learner.')}  # prose says `learn.explain`
    return full | {v:v for v in full.values()} | patched

def is_imports(source):
    with suppress(SyntaxError): return all(isinstance(o, (ast.Import, ast.ImportFrom)) for o in ast.parse(source).body)

def is_shown(out):
    return out.get('name')!='stderr' and 'fastprogress' not in str(out.get('data', {}).get('text/html', ''))

def code_cell(c):
    "`c` without directives and progress bars, folded when it is exported; None where nothing is left to show"
    alt = re.search(r'^#\|\s*fig-alt:\s*(.*)', c.source, flags=re.M)
    source = re.sub(r'^#\|.*\n?', '', c.source, flags=re.M).strip()
    if 'hide' in c.directives or is_imports(source): return None
    meta = dict(mystnb={'image':{'alt':alt[1] if alt else 'What the code above draws'}})
    if {'export','exporti'} & set(c.directives):
        says = 'Source' if c.names else 'Code'
        meta['tags'] = ['hide-input']
        meta['mystnb'] |= dict(code_prompt_show=says, code_prompt_hide=says)
    for o in c.outputs:
        if 'image/jpeg' in o.get('data', {}): o.data.pop('image/png', None)  # a PIL picture comes as both
    return nbformat.v4.new_code_cell(source, outputs=[o for o in c.outputs if is_shown(o)], metadata=meta)

def page(p, links, more=()):
    "The notebook of a page, as it is shown, with `more` Markdown at its end"
    cells = []
    title,*rest = p.nb.cells
    if p.mod and p.mod.__all__: title.source += f'\n\n```python\nfrom {p.mod.__name__} import *\n```'
    for c in [title, *rest]:
        if c.cell_type=='markdown': cells.append(nbformat.v4.new_markdown_cell(prose(c.source, links)))
        else:
            if c.names: cells.append(nbformat.v4.new_markdown_cell('\n\n'.join(entry(p.mod, n, links) for n in c.names)))
            if shown := code_cell(c): cells.append(shown)
    cells += map(nbformat.v4.new_markdown_cell, more)
    return nbformat.v4.new_notebook(cells=cells, metadata=dict(kernelspec=p.nb.metadata.kernelspec, language_info={'name':'python'}))

def commands(links):
    "The page of the commands"
    parts = ['# Commands and their options', '`vegcam --help` lists them.']
    for name,module in list_commands().items():
        parser = command_parser(name)
        says = f'{plain(parser.description, links)} In Python: `from {module} import vegcam_{name}`.'
        parts += [f'## vegcam {name}', says, f'```text\n{parser.format_help()}```']
    return '\n\n'.join(parts)

def contents(caption, names): return '```{toctree}\n:hidden:\n:caption: '+'\n'.join([caption, '', *names])+'\n```'

def notebooks(folder):
    "The notebooks of a floor: chapters by number, then those without one"
    return sorted(f for f in folder.glob('*.ipynb') if f.stem!='index')

def stale_quotes():
    "Tests that docs/abilities.md quotes, but that are not in their notebook"
    text = (root/'docs/abilities.md').read_text()
    quotes = re.findall(r'\]\(\.\./(nbs/[^)]+)\): (`+)(.+?)\2(?!`)', text)
    def source(f): return '\n'.join(c.source for c in nbformat.read(root/f, 4).cells)
    return [f'{f}: {q}' for f,_,q in quotes if q.replace('\\|', '|') not in source(f)]

def write_source(src):
    "All that Sphinx needs, in the folder `src`"
    pages = {title:[read(f) for f in notebooks(root/'nbs'/folder)] for folder,title in floors.items()}
    chapters = sum(pages.values(), [])
    links = link_targets(chapters)
    if missing := sorted({n for p in chapters if p.mod for n in p.mod.__all__}-set(links)): sys.exit(f'no entry for {", ".join(missing)}')
    shutil.copytree(root/'nbs/results', src/'results')
    for f in (root/'docs').glob('*.*'): shutil.copy(f, src)
    (src/'style').mkdir()
    (src/'style/vegcam.css').write_text(css)
    shutil.copy(root/'CHANGELOG.md', src)
    for f in ('resnet18.md','manual.md','abilities.md','CHANGELOG.md'): (src/f).write_text(prose((src/f).read_text(), links))
    (src/'commands.md').write_text(commands(links))
    front = read(root/'nbs/index.ipynb')
    toc = [*(contents(title, [p.path.stem for p in ps]) for title,ps in pages.items()), contents('Reference', ['manual', 'abilities', 'commands', 'resnet18', 'CHANGELOG', 'genindex'])]
    for p in [front, *chapters]: nbformat.write(page(p, links, toc if p is front else []), src/p.path.name)

def mend(site):
    "What the theme leaves out for those who hear a page, or have no mouse"
    for f in site.glob('*.html'):
        f.write_text(f.read_text().replace('role="heading">', 'role="heading" aria-level="2">').replace('<pre>', '<pre tabindex="0">'))

def from_outside(site):
    "What a page would load from elsewhere"
    loads = re.compile(r'<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*')
    return [f'{f.name}: {m}' for f in site.glob('*.html') for m in loads.findall(f.read_text())]

if __name__=='__main__':
    os.environ.update(COLUMNS='88', NO_COLOR='1')  # of the help texts
    if stale := stale_quotes(): sys.exit('docs/abilities.md quotes what is not there:\n'+'\n'.join(stale))
    with tempfile.TemporaryDirectory() as tmp:
        src,site = Path(tmp)/'src',Path(tmp)/'site'
        src.mkdir()
        write_source(src)
        app = Sphinx(src, None, site, Path(tmp)/'cache', 'html', settings, status=None, warningiserror=True)
        app.build()
        mend(site)
        if found := from_outside(site): sys.exit('\n'.join(found))
        if app.statuscode: sys.exit(app.statuscode)
        shutil.rmtree(root/'_docs', ignore_errors=True)
        shutil.move(site, root/'_docs')
    print(f'{len(list((root/"_docs").glob("*.html")))} pages: _docs/index.html')
