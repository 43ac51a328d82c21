"""One module for each tool that installs Python packages: what it does with the marker."""
