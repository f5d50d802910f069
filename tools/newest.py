"A small comparison with the newest fastai and fastcore: run by .ci/run with those first on PYTHONPATH"
import tempfile
from importlib.metadata import version
from vegcam.all import *
from vegcam.synth.render import render_dataset
print({name:version(name) for name in ('fastai', 'fastcore', 'fasttransform', 'torch')})
assert int(version('fastcore').split('.')[0])>=2, version('fastcore')
with tempfile.TemporaryDirectory() as d:
    photos = split_table(read_dataset(render_dataset(f'{d}/drawn', n=12, size=96)))
    run = compare(photos, default_models(weights='bundled'), size=96, epochs=1, freeze_epochs=1, tune_epochs=1)
    run.show()
    assert set(run.metrics()['models'])=={'custom_cnn', 'resnet18'}
    run.save(f'{d}/run')
    cam = run.learners['resnet18'].explain(run.valid)
    assert len(cam.maps)==len(run.valid)
