"""Shaders: one function a material kind, from its parameters to a Principled graph. Textures are in metres."""

from collections.abc import Callable
from typing import Any

from synthgen import materials as m
from synthgen.blender.images import Images
from synthgen.blender.nodes import Graph
from synthgen.colors import linear_from_hex

EARTH = (0.05, 0.035, 0.022)
"""Linear colour of soil and thatch."""


def graph_of(surface: m.Surface, images: Images) -> Graph:
    """The plan of a Blender material for a surface."""
    graph = Graph(images)
    SHADERS[type(surface)](graph, surface)
    return graph


def _wood(graph: Graph, wood: m.Wood) -> None:
    tone = graph.image("wood", 1.0, 0.5)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(wood.color), tone, wood.grain * 0.9),
        Roughness=wood.roughness,
        Coat_Weight=0.15,
        Coat_Roughness=0.2,
    )


def _veneer(graph: Graph, veneer: m.Veneer) -> None:
    tone = graph.image("veneer", 1.0, 0.5)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(veneer.color), tone, veneer.grain * 0.9),
        Roughness=veneer.roughness,
        Coat_Weight=0.25,
        Coat_Roughness=0.15,
    )


def _lacquer(graph: Graph, lacquer: m.Lacquer) -> None:
    graph.set(
        Base_Color=linear_from_hex(lacquer.color), Roughness=0.3, Coat_Weight=1.0, Coat_Roughness=lacquer.roughness
    )


def _painted(graph: Graph, paint: m.PaintedWood) -> None:
    graph.set(Base_Color=linear_from_hex(paint.color), Roughness=paint.roughness)


def _fabric(graph: Graph, fabric: m.Fabric) -> None:
    tile = fabric.weave * 24
    cloth = {"plain": "weave", "twill": "twill"}[fabric.binding]
    tone = graph.image(cloth, tile, tile)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(fabric.color), tone, fabric.contrast),
        Normal=graph.bumps(f"{cloth}_normal", tile, tile, 0.6),
        Roughness=0.9,
        Specular_IOR_Level=0.2,
        Sheen_Weight=fabric.sheen,
        Sheen_Roughness=0.5,
    )


def _linen(graph: Graph, linen: m.Linen) -> None:
    tile = linen.weave * 24
    slubs = graph.image("linen", 0.4, 0.4)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(linen.color), slubs, linen.slub * 0.6),
        Normal=graph.bumps("weave_normal", tile, tile, 0.6),
        Roughness=0.9,
        Specular_IOR_Level=0.2,
    )


def _boucle(graph: Graph, boucle: m.Boucle) -> None:
    tile = boucle.loop * 24
    tone = graph.image("boucle", tile, tile)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(boucle.color), tone, boucle.contrast),
        Normal=graph.bumps("boucle_normal", tile, tile, 0.9),
        Roughness=0.95,
        Specular_IOR_Level=0.1,
        Sheen_Weight=0.35,
        Sheen_Roughness=0.6,
    )


def _patterned(graph: Graph, patterned: m.Patterned) -> None:
    tile = patterned.weave * 24
    share = graph.image(f"{patterned.pattern}_pattern", patterned.repeat, patterned.repeat)
    ground, second, third = (linear_from_hex(c) for c in (patterned.color, patterned.second, patterned.third))
    graph.set(
        Base_Color=graph.mixed(ground, second, third, share),
        Normal=graph.bumps("weave_normal", tile, tile, 0.5),
        Roughness=0.85,
        Specular_IOR_Level=0.2,
        Sheen_Weight=patterned.sheen,
    )


def _velvet(graph: Graph, velvet: m.Velvet) -> None:
    color = linear_from_hex(velvet.color)
    tone = graph.image("leather", 0.9, 0.9)  # pile brushed this way and that
    graph.set(
        Base_Color=graph.tinted(tuple(0.7 * c for c in color), tone, 0.15),
        Roughness=0.85,
        Specular_IOR_Level=0.1,
        Sheen_Weight=velvet.sheen,
        Sheen_Roughness=0.3,
        Sheen_Tint=tuple(c**0.5 for c in color),
    )


def _leather(graph: Graph, leather: m.Leather) -> None:
    tile = leather.pebble * 32
    wear = graph.image("leather", 0.6, 0.6)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(leather.color), wear, leather.wear * 0.6),
        Normal=graph.bumps("leather_normal", tile, tile, 0.5),
        Roughness=leather.roughness,
    )


def _worn_leather(graph: Graph, leather: m.WornLeather) -> None:
    tile = leather.pebble * 32
    wear = graph.image("leather", 0.45, 0.45)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(leather.color), wear, leather.wear),
        Normal=graph.bumps("leather_normal", tile, tile, 0.8),
        Roughness=graph.between(wear, leather.roughness + 0.2 * leather.wear, leather.roughness - 0.2 * leather.wear),
    )


def _fibreglass(graph: Graph, glass: m.Fibreglass) -> None:
    fibres = graph.image("fibres", 0.25, 0.25)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(glass.color), fibres, glass.fibres * 0.7), Roughness=glass.roughness
    )


def _brushed(graph: Graph, metal: m.BrushedMetal) -> None:
    tone = graph.image("brushed", 0.3, 0.15)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(metal.color), tone, metal.scratches * 0.5),
        Roughness=graph.between(tone, metal.roughness - 0.08, metal.roughness + 0.08),
        Metallic=1.0,
        Anisotropic=0.5,
    )


def _plastic(graph: Graph, plastic: m.Plastic | m.Nylon | m.PaintedMetal) -> None:
    graph.set(Base_Color=linear_from_hex(plastic.color), Roughness=plastic.roughness)


def _metal(graph: Graph, metal: m.Metal) -> None:
    graph.set(Base_Color=linear_from_hex(metal.color), Roughness=metal.roughness, Metallic=1.0)


def _wicker(graph: Graph, wicker: m.Wicker) -> None:
    tile = wicker.strand * 16
    tone = graph.image("wicker", tile, tile)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(wicker.color), tone, wicker.contrast),
        Normal=graph.bumps("wicker_normal", tile, tile, 0.9),
        Roughness=wicker.roughness,
    )


def _cane(graph: Graph, cane: m.Cane) -> None:
    tile = cane.mesh * 16
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(cane.color), graph.image("cane", tile, tile), 0.5),
        Alpha=graph.image("cane_opacity", tile, tile),
        Roughness=cane.roughness,
    )


def _rush(graph: Graph, rush: m.Rush) -> None:
    tile = rush.cord * 24
    tone = graph.image("rush", tile, tile)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(rush.color), tone, rush.contrast),
        Normal=graph.bumps("rush_normal", tile, tile, 0.9),
        Roughness=0.75,
    )


def _netting(graph: Graph, netting: m.Netting) -> None:
    tile = netting.mesh * 32
    height = graph.image("netting", tile, tile)
    graph.set(
        Base_Color=linear_from_hex(netting.color),
        Alpha=graph.step(height, netting.openness, 0.08),
        Roughness=0.6,
    )


def _planks(graph: Graph, planks: m.Planks) -> None:
    width, height = planks.board * 16, planks.board * 8  # a tile holds eight rows
    tone = graph.image("planks", width, height)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(planks.color), tone, planks.grain),
        Normal=graph.bumps("planks_normal", width, height, 0.6),
        Roughness=planks.roughness,
    )


def _tiles(graph: Graph, tiles: m.Tiles) -> None:
    size = tiles.edge * 4
    tone = graph.image("tiles", size, size)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(tiles.color), tone, tiles.contrast),
        Normal=graph.bumps("tiles_normal", size, size, 0.5),
        Roughness=tiles.roughness,
    )


def _carpet(graph: Graph, carpet: m.Carpet) -> None:
    tone = graph.image("carpet", 0.3, 0.3)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(carpet.color), tone, carpet.contrast),
        Normal=graph.bumps("carpet_normal", 0.3, 0.3, 0.7),
        Roughness=0.95,
        Specular_IOR_Level=0.05,
        Sheen_Weight=0.2,
    )


def _concrete(graph: Graph, concrete: m.Concrete) -> None:
    tone = graph.image("concrete", 1.5, 1.5)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(concrete.color), tone, concrete.contrast),
        Roughness=concrete.roughness,
    )


def _plaster(graph: Graph, plaster: m.Plaster) -> None:
    graph.set(
        Base_Color=linear_from_hex(plaster.color),
        Normal=graph.bumps("plaster_normal", 1.0, 1.0, plaster.bumps),
        Roughness=0.85,
    )


def _paper(graph: Graph, paper: m.Paper) -> None:
    graph.set(Base_Color=linear_from_hex(paper.color), Roughness=paper.roughness)


def _parquet(graph: Graph, parquet: m.Parquet) -> None:
    size = parquet.block * 10 * 2**0.5
    tone = graph.image("parquet", size, size)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(parquet.color), tone, parquet.grain),
        Normal=graph.bumps("parquet_normal", size, size, 0.8),
        Roughness=parquet.roughness,
    )


def _paving(graph: Graph, paving: m.Paving) -> None:
    size = paving.unit * 10
    stained = graph.image("concrete", 2.7, 2.7)
    graph.set(
        Base_Color=graph.tinted(
            _shared(graph, "paving", size, paving.color, paving.second, paving.joint), stained, 0.2
        ),
        Normal=graph.bumps("paving_normal", size, size, 1.0),
        Roughness=paving.roughness,
    )


def _decking(graph: Graph, decking: m.Decking) -> None:
    width, height = decking.board * 16, decking.board * 8  # a tile holds eight boards
    tone = graph.image("decking", width, height)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(decking.color), tone, decking.grain),
        Normal=graph.bumps("decking_normal", width, height, 1.0),
        Roughness=decking.roughness,
    )


def _gravel(graph: Graph, gravel: m.Gravel) -> None:
    size = gravel.stone * 36
    dark = tuple((1 - gravel.gaps) * c for c in linear_from_hex(gravel.color))
    share = graph.image("gravel_pattern", size, size)
    graph.set(
        Base_Color=graph.mixed(linear_from_hex(gravel.color), linear_from_hex(gravel.second), dark, share),
        Normal=graph.bumps("gravel_normal", size, size, 1.0),
        Roughness=0.85,
    )


def _lawn(graph: Graph, lawn: m.Lawn) -> None:
    color, second = linear_from_hex(lawn.color), linear_from_hex(lawn.second)
    dark = tuple((1 - lawn.earth) * c + lawn.earth * e for c, e in zip(color, EARTH, strict=True))
    blades = graph.mixed(color, second, dark, graph.image("lawn_pattern", 0.8, 0.8))
    wide = graph.image("concrete", 7.3, 7.3)
    graph.set(
        Base_Color=graph.tinted(graph.tinted(blades, graph.image("concrete", 1.3, 1.3), 0.7), wide, lawn.patches),
        Normal=graph.bumps("lawn_normal", 0.8, 0.8, 1.0),
        Roughness=0.8,
        Specular_IOR_Level=0.2,
        Sheen_Weight=0.1,
    )


def _brick(graph: Graph, brick: m.Brick) -> None:
    size = brick.course * 12
    graph.set(
        Base_Color=_shared(graph, "brick", size, brick.color, brick.second, brick.mortar),
        Normal=graph.bumps("brick_normal", size, size, 1.0),
        Roughness=brick.roughness,
    )


def _wallpaper(graph: Graph, paper: m.Wallpaper) -> None:
    graph.set(
        Base_Color=_shared(graph, paper.pattern, paper.repeat, paper.color, paper.second, paper.third),
        Normal=graph.bumps("plaster_normal", 1.0, 1.0, 0.15),
        Roughness=0.75,
    )


def _panelling(graph: Graph, wood: m.Panelling) -> None:
    name, size = {"matchboard": ("matchboard", wood.unit * 8), "panels": ("panel", wood.unit * 6)}[wood.style]
    tone = graph.image("wood", 1.0, 0.5, upright=True)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(wood.color), tone, wood.grain * 0.9),
        Normal=graph.bumps(f"{name}_normal", size, size, 1.0),
        Roughness=wood.roughness,
    )


def _drapes(graph: Graph, drapes: m.Drapes) -> None:
    size = drapes.pleat * 10
    tone = graph.image("pleats", size, size)
    graph.set(
        Base_Color=graph.tinted(linear_from_hex(drapes.color), tone, drapes.depth * 0.8),
        Normal=graph.bumps("pleats_normal", size, size, 2 * drapes.depth),
        Roughness=0.9,
        Specular_IOR_Level=0.2,
        Sheen_Weight=0.2,
    )


def _leafage(graph: Graph, green: m.Leafage) -> None:
    size = green.leaf * 24
    color, second = linear_from_hex(green.color), linear_from_hex(green.second)
    dark = tuple(0.12 * c for c in color)
    leaves = graph.mixed(color, second, dark, graph.image("leafage_pattern", size, size))
    graph.set(
        Base_Color=graph.tinted(leaves, graph.image("concrete", 2.1, 2.1), 0.5),
        Normal=graph.bumps("leafage_normal", size, size, 1.0),
        Roughness=0.6,
        Specular_IOR_Level=0.3,
    )


def _gradient(graph: Graph, gradient: m.Gradient) -> None:
    colors = linear_from_hex(gradient.color), linear_from_hex(gradient.second)
    graph.set(Base_Color=graph.blended(*colors, graph.height(gradient.height)), Roughness=0.8)


def _shared(graph: Graph, name: str, size: float, ground: str, second: str, third: str) -> Any:
    """A pattern's three colours, a tile of it so many metres wide."""
    return graph.mixed(
        *(linear_from_hex(c) for c in (ground, second, third)), graph.image(f"{name}_pattern", size, size)
    )


def _glow(graph: Graph, glow: m.Glow) -> None:
    color = linear_from_hex(glow.color)
    graph.set(Base_Color=(0.8, 0.8, 0.8), Emission_Color=color, Emission_Strength=glow.radiance)


def _imported(graph: Graph, imported: m.Imported) -> None:
    color: Any = linear_from_hex(imported.color)
    if imported.texture is not None:
        color = graph.multiplied(color, graph.picture(imported.texture))
    graph.set(Base_Color=color, Roughness=imported.roughness, Metallic=imported.metallic, Alpha=imported.opacity)


def _texture_file(graph: Graph, own: m.TextureFile) -> None:
    seen = graph.multiplied(linear_from_hex(own.tint), graph.photograph(own.path, own.size))
    graph.set(Base_Color=seen, Roughness=own.roughness)


SHADERS: dict[type, Callable[[Graph, Any], None]] = {
    m.Wood: _wood,
    m.Veneer: _veneer,
    m.PaintedWood: _painted,
    m.Lacquer: _lacquer,
    m.Fabric: _fabric,
    m.Linen: _linen,
    m.Velvet: _velvet,
    m.Boucle: _boucle,
    m.Patterned: _patterned,
    m.Leather: _leather,
    m.WornLeather: _worn_leather,
    m.Plastic: _plastic,
    m.Fibreglass: _fibreglass,
    m.Nylon: _plastic,
    m.Metal: _metal,
    m.BrushedMetal: _brushed,
    m.PaintedMetal: _plastic,
    m.Wicker: _wicker,
    m.Cane: _cane,
    m.Rush: _rush,
    m.Netting: _netting,
    m.Planks: _planks,
    m.Tiles: _tiles,
    m.Carpet: _carpet,
    m.Concrete: _concrete,
    m.Plaster: _plaster,
    m.Paper: _paper,
    m.Parquet: _parquet,
    m.Paving: _paving,
    m.Decking: _decking,
    m.Gravel: _gravel,
    m.Lawn: _lawn,
    m.Brick: _brick,
    m.Wallpaper: _wallpaper,
    m.Panelling: _panelling,
    m.Drapes: _drapes,
    m.Leafage: _leafage,
    m.Gradient: _gradient,
    m.Glow: _glow,
    m.TextureFile: _texture_file,
    m.Imported: _imported,
}
