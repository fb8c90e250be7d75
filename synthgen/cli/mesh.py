"""`synthgen mesh`: a piece of furniture as a mesh file."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.complete import furniture
from synthgen.cli.options import LOCAL, assets_option, overrides_option


@click.command()
@click.argument("kind", metavar="KIND", shell_complete=furniture)
@click.option("-o", "--out", type=LOCAL, help="File to write, *.glb, *.obj or *.ply; KIND.glb.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which draw of the kind.")
@overrides_option
@assets_option
def mesh(kind: str, out: Path | None, seed: int, overrides: tuple[str, ...]) -> None:
    """Write one piece of furniture as a mesh file, with part names, texture coordinates and colours.

    \b
    synthgen mesh wing_chair --seed 3 -o chair.glb
    synthgen mesh shell_chair --set seat_height=0.44 --set base=wire_base
    """
    from synthgen.build import surfaces_of
    from synthgen.mesh_export import export
    from synthgen.run.pieces import one

    path = out or Path(f"{kind}.glb")
    piece = one(kind, seed, overrides)
    model = piece.model()
    export(model, surfaces_of(piece, model), path)
    width, depth, height = (100 * (model.bounds[1] - model.bounds[0])).round().astype(int)
    triangles = len(model.mesh.faces)
    click.echo(f"{path}: {len(model.parts)} parts, {triangles} triangles, {width} x {depth} x {height} cm (W x D x H)")
