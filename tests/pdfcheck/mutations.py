"""For each condition a change that breaks it: on the file's bytes, or on its objects (pikepdf)."""
import mutations_document
import mutations_file
import mutations_fonts
import mutations_graphics
import mutations_press
import mutations_structure
from change import BYTES, OBJECTS

ALL = (mutations_document, mutations_file, mutations_fonts, mutations_graphics, mutations_press,
       mutations_structure)  # they fill the tables
assert BYTES and OBJECTS and ALL
