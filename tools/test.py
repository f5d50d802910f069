"`nbdev_test` with a process for each notebook: what one keeps, patches or registers cannot reach the next"
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import fastai.vision.all, timm  # once, here: a forked notebook has them
from nbdev import test

test_nb = test.test_nb

def in_child(*args, **kwargs): return test_nb(*args, **kwargs)

def test_alone(*args, **kwargs):
    "Run a notebook in a process that ends with it"
    with ProcessPoolExecutor(1, mp_context=get_context('fork')) as pool:
        return pool.submit(in_child, *args, **kwargs).result()

test.test_nb = test_alone
if __name__=='__main__': test.nbdev_test()
