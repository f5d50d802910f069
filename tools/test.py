"`nbdev_test` that lets go of a notebook's variables at its end: IPython keeps each shell, with all of them, until the process ends"
import gc
from execnb.shell import CaptureShell
from nbdev.test import nbdev_test

run_all = CaptureShell.run_all

def forget(shell):
    for o in (shell.user_ns, shell.user_ns_hidden, shell.history_manager.output_hist): o.clear()
    shell.result = shell.last_execution_result = None
    vars(shell.displayhook).pop('_', None)
    gc.collect()

def run_and_forget(self, *args, **kwargs):
    "Run a notebook; one that fails keeps its variables, for the traceback"
    done = run_all(self, *args, **kwargs)
    forget(self)
    return done

CaptureShell.run_all = run_and_forget
if __name__=='__main__': nbdev_test()
