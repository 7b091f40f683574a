# Press PDFs: what is in them, in which inks, and what is told of what would print badly. Rasters by Ghostscript.
. "$SRC/tests/cli/lib.inc"

