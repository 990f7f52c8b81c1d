import Notebook
import Recurrent
