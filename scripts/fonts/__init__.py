"""Building of the faces under fonts/; see scripts/build-fonts.py."""
