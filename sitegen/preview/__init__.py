"""The preview: the site as it is being edited, in a browser on this computer."""
