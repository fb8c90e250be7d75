"""Props: unlabeled things that furnish a scene around the labeled ones. One table for each way of placing them."""

from synthgen.props.basket import Basket
from synthgen.props.bistro_table import BistroTable
from synthgen.props.book_stack import BookStack
from synthgen.props.bookcase import Bookcase
from synthgen.props.candle import Candle
from synthgen.props.carton_stack import CartonStack
from synthgen.props.clothes_rack import ClothesRack
from synthgen.props.coffee_table import CoffeeTable
from synthgen.props.column import Column
from synthgen.props.crate import Crate
from synthgen.props.cup import Cup
from synthgen.props.curtain import Curtain
from synthgen.props.curtain_edge import CurtainEdge
from synthgen.props.desk import Desk
from synthgen.props.dining_table import DiningTable
from synthgen.props.door import Door
from synthgen.props.fence_panel import FencePanel
from synthgen.props.floor_lamp import FloorLamp
from synthgen.props.floor_vase import FloorVase
from synthgen.props.flower_vase import FlowerVase
from synthgen.props.foliage_spray import FoliageSpray
from synthgen.props.fruit_bowl import FruitBowl
from synthgen.props.gallery_wall import GalleryWall
from synthgen.props.garden_tree import GardenTree
from synthgen.props.grass_tufts import GrassTufts
from synthgen.props.hedge import Hedge
from synthgen.props.hide import Hide
from synthgen.props.laptop import Laptop
from synthgen.props.media_unit import MediaUnit
from synthgen.props.parasol import Parasol
from synthgen.props.picture import Picture
from synthgen.props.planter import Planter
from synthgen.props.potted_plant import PottedPlant
from synthgen.props.pouf import Pouf
from synthgen.props.prop import Piece, Prop
from synthgen.props.radiator import Radiator
from synthgen.props.round_rug import RoundRug
from synthgen.props.rug import Rug, Runner
from synthgen.props.side_table import SideTable
from synthgen.props.sideboard import Sideboard
from synthgen.props.stones import Stones
from synthgen.props.table_corner import TableCorner
from synthgen.props.table_lamp import TableLamp
from synthgen.props.trinket_box import TrinketBox
from synthgen.props.wall_clock import WallClock
from synthgen.props.wall_lamp import WallLamp
from synthgen.props.wall_mirror import StandingMirror, WallMirror
from synthgen.props.wall_shelf import WallShelf
from synthgen.props.watering_can import WateringCan

FLOOR_PROPS: dict[str, type[Prop]] = {
    "coffee_table": CoffeeTable,
    "dining_table": DiningTable,
    "bistro_table": BistroTable,
    "side_table": SideTable,
    "desk": Desk,
    "bookcase": Bookcase,
    "sideboard": Sideboard,
    "media_unit": MediaUnit,
    "floor_lamp": FloorLamp,
    "potted_plant": PottedPlant,
    "carton_stack": CartonStack,
    "crate": Crate,
    "basket": Basket,
    "pouf": Pouf,
    "floor_vase": FloorVase,
    "standing_mirror": StandingMirror,
    "clothes_rack": ClothesRack,
}
"""Stand on z = 0, centred on x = y = 0, and face -Y."""

WALL_PROPS: dict[str, type[Prop]] = {
    "picture": Picture,
    "gallery_wall": GalleryWall,
    "wall_mirror": WallMirror,
    "wall_clock": WallClock,
    "wall_shelf": WallShelf,
    "wall_lamp": WallLamp,
    "radiator": Radiator,
    "curtain": Curtain,
    "door": Door,
}
"""Their back lies in y = 0, they face -Y, centred on x = z = 0."""

TABLE_PROPS: dict[str, type[Prop]] = {
    "flower_vase": FlowerVase,
    "book_stack": BookStack,
    "fruit_bowl": FruitBowl,
    "table_lamp": TableLamp,
    "cup": Cup,
    "laptop": Laptop,
    "candle": Candle,
    "trinket_box": TrinketBox,
}
"""Small; stand on z = 0, centred on x = y = 0."""

RUGS: dict[str, type[Prop]] = {"rug": Rug, "round_rug": RoundRug, "runner": Runner, "hide": Hide}
"""Lie flat on z = 0, centred on x = y = 0."""

GARDEN_PROPS: dict[str, type[Prop]] = {
    "planter": Planter,
    "hedge": Hedge,
    "garden_tree": GardenTree,
    "stones": Stones,
    "watering_can": WateringCan,
    "fence_panel": FencePanel,
    "parasol": Parasol,
    "grass_tufts": GrassTufts,
}
"""Stand on z = 0, centred on x = y = 0."""

OCCLUDERS: dict[str, type[Prop]] = {
    "foliage_spray": FoliageSpray,
    "column": Column,
    "table_corner": TableCorner,
    "curtain_edge": CurtainEdge,
    "crate": Crate,
}
"""Stand on z = 0, centred on x = y = 0, between the camera and what it looks at."""

__all__ = [
    "FLOOR_PROPS", "GARDEN_PROPS", "OCCLUDERS", "RUGS", "TABLE_PROPS", "WALL_PROPS", "Piece", "Prop",
]  # fmt: skip
