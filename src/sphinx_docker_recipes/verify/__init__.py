"""Real builds of recipes: what to build (plan), with what (engines), what came of it (record)."""
