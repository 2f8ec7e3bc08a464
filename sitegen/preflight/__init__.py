"""Whether a built site fits the place that it shall go to, before anyone uploads it."""
