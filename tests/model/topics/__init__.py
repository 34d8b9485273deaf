"""One module per topic: facts, generator, rows, visibility and actions of its tables. Each is imported by its name."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
