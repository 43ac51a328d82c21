"""Builders of images behind one protocol; the only package that starts processes."""
