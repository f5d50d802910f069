"The page of vegcam for Hugging Face Spaces (on your own machine: vegcam app). $VEGCAM_RUN names the run or bundle; else the newest in runs/"
import os
from vegcam.tools.app import open_app, serve

demo = open_app(os.environ.get('VEGCAM_RUN'))
if __name__=='__main__': serve(demo)
