"""The JSON Schema of a spec, made from the same declarations as its parser, so that editors complete and explain.

Laxer than the parser where JSON Schema has no words: for the order of ends (`uniform: [80, 20]`), the ends of
distributions against a field's limits, names that must occur elsewhere in the spec (`balance`, `class` of a
companion), labels that a format needs, files that must exist, fields that cannot go together, and what YAML says twice.
"""

from synthgen.schema.spec import is_schema, schema, text

__all__ = ["is_schema", "schema", "text"]
