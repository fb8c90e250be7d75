"""Real pieces of furniture to hold families against: what is sold or stands in museums, with its size."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """One product: its size over all in centimetres, and who says so."""

    name: str
    width_cm: float
    depth_cm: float
    height_cm: float
    source: str


IKEA = "ikea.com, April 2020"
SWEET_HOME = "Sweet Home 3D libraries, sizes of the CC0 models"

REFERENCES: dict[str, tuple[Reference, ...]] = {
    "ladder_back_chair": (
        Reference("Philip Clissett, five-slat armchair, Bosbury", 60.0, 59.0, 114.5, "Geffrye Museum 517/2005"),
        Reference("Ernest Gimson, armchair of ash and rush", 55.8, 48.2, 125.7, "Victoria and Albert Museum O15900"),
    ),
    "slat_back_chair": (
        Reference("IKEA STEFAN", 42.0, 49.0, 90.0, IKEA),
        Reference("IKEA INGOLF", 43.0, 52.0, 91.0, IKEA),
        Reference("IKEA BÖRJE", 44.0, 55.0, 100.0, IKEA),
    ),
    "bow_back_windsor": (Reference("ercol 243", 40.0, 46.5, 88.0, "originalhomewares.com"),),
    "comb_back_windsor": (
        Reference("Made by Mae, Alfred", 57.0, 51.0, 109.0, "madebymae.com"),
        Reference("oak chair with a comb back", 49.1, 61.2, 117.8, SWEET_HOME),
    ),
    "splat_back_chair": (
        Reference("Queen Anne side chair, Boston", 55.0, 50.0, 102.0, "Winterthur 1954.0523"),
        Reference("Chippendale side chair", 53.0, 47.0, 101.0, "Connecticut Historical Society 1978.2.0"),
        Reference("Thomas Chippendale, side chair", 56.0, 57.0, 97.0, "Metropolitan Museum 1996.426.1"),
    ),
    "bistro_chair": (
        Reference("Thonet no. 14, about 1859", 41.0, 45.7, 93.8, "Victoria and Albert Museum O1240872"),
        Reference("Thonet chair", 54.7, 57.7, 75.4, SWEET_HOME),
    ),
    "cross_back_chair": (),
    "panel_back_chair": (
        Reference("Hans J. Wegner, CH23", 50.5, 50.5, 78.5, "saltsmillshop.co.uk"),
        Reference("Hans J. Wegner, CH24", 55.0, 51.0, 76.0, "scandinavia-design.fr"),
        Reference("IKEA RÖNNINGE", 46.0, 49.0, 79.0, IKEA),
    ),
    "parsons_chair": (Reference("IKEA HENRIKSDAL", 51.0, 58.0, 97.0, IKEA),),
    "oval_back_chair": (
        Reference("Georges Jacob (?), fauteuil à médaillon", 67.0, 60.0, 98.4, "metmuseum.org, object 189386"),
    ),
    "shell_chair": (
        Reference("Knoll, Bertoia side chair", 54.0, 58.0, 73.0, "knoll-int.com"),
        Reference("Knoll, Tulip armchair", 66.0, 59.0, 81.0, "livingspace.com"),
        Reference("Knoll, Tulip side chair", 50.0, 58.0, 79.0, "sarasotaestateauction.com"),
    ),
    "stacking_chair": (
        Reference("IKEA ADDE", 39.0, 47.0, 77.0, IKEA),
        Reference("Comansa 045090, of plastic and steel", 47.0, 54.0, 80.0, "comansa.odoo.com"),
    ),
    "cantilever_chair": (
        Reference("Marcel Breuer, Cesca (art. 104)", 47.0, 56.0, 77.5, "mvsevm.it"),
        Reference("Marcel Breuer, Cesca with arms", 61.0, 53.0, 83.0, "grandfurniturevibe.com"),
    ),
    "monobloc_chair": (Reference("STAMP, Fauteuil 300", 53.4, 59.0, 72.5, "Kunstpalast Düsseldorf P 2023-8"),),
    "folding_chair": (
        Reference("common folding chair, open", 46.0, 51.0, 78.0, "designingidea.com"),
        Reference("IKEA NISSE", 45.0, 47.0, 76.0, IKEA),
        Reference("IKEA ÄPPLARÖ, folding", 42.0, 56.0, 86.0, IKEA),
    ),
    "directors_chair": (
        Reference("Telescope Casual", 61.0, 49.5, 86.4, "furnitureretailsites.com"),
        Reference("Telescope Casual, tall", 58.4, 48.3, 115.6, "furnitureretailsites.com"),
    ),
    "office_chair": (Reference("IKEA HATTEFJÄLL", 68.0, 68.0, 110.0, IKEA),),
    "executive_chair": (Reference("Office Star 9333E, at its lowest", 72.4, 76.2, 106.7, "officestar.net"),),
    "rocking_chair": (
        Reference("oak rocker", 61.6, 83.8, 109.2, "Ashland, the Henry Clay Estate 1988.710"),
        Reference("Windsor rocker", 51.8, 71.4, 102.6, "Vermont Historical Society 2014.60.1255"),
    ),
    "adirondack_chair": (
        Reference("Urban Adirondack", 82.6, 95.9, 93.7, "manufacturer's sheet of dimensions, 2019 (cdn.shopify.com)"),
    ),
    "garden_chair": (
        Reference("Cotswold Teak, Cumberland", 51.0, 54.0, 91.0, "Cotswold Teak"),
        Reference("IKEA LÄCKÖ", 56.0, 60.0, 82.0, IKEA),
        Reference("IKEA SJÄLLAND", 60.0, 60.0, 86.0, IKEA),
    ),
    "wicker_chair": (
        Reference("rattan armchair of the 1920s", 61.0, 78.0, 95.0, "Artes Longa"),
        Reference("IKEA AGEN", 58.0, 56.0, 79.0, IKEA),
        Reference("IKEA NILSOVE", 57.0, 57.0, 82.0, IKEA),
    ),
    "lounge_chair": (
        Reference("Grete Jalk, easy chair for France & Daverkosen", 72.4, 78.7, 78.7, "vintagemodernmaine.com"),
        Reference("Noboru Nakamura, Poem for IKEA", 73.7, 96.5, 96.5, "purepng.com"),
        Reference("IKEA POÄNG", 68.0, 82.0, 100.0, IKEA),
    ),
    "wing_chair": (Reference("IKEA STRANDMON", 82.0, 96.0, 101.0, IKEA),),
    "club_chair": (
        Reference("English club armchair, about 1945", 91.0, 76.0, 71.0, "doeandhope.com"),
        Reference("Eichholtz, Berkshire", 69.0, 80.0, 71.0, "Eichholtz, specification sheet 107456"),
    ),
    "barrel_chair": (
        Reference("IKEA TULLSTA", 79.0, 69.0, 78.0, IKEA),
        Reference("Opal tub chair", 69.0, 66.0, 75.0, "manufacturer's specification sheet (cdn.shopify.com)"),
    ),
    "recliner_chair": (Reference("IKEA EKOLSUND", 85.0, 94.0, 97.0, IKEA),),
    "bar_stool": (
        Reference("IKEA INGOLF, 63 cm", 40.0, 45.0, 91.0, IKEA),
        Reference("IKEA HENRIKSDAL, 74 cm", 40.0, 51.0, 102.0, IKEA),
        Reference("IKEA NORRÅKER, 74 cm", 42.0, 48.0, 100.0, IKEA),
    ),
    "track_arm_sofa": (
        Reference("IKEA LANDSKRONA, three seats", 204.0, 89.0, 78.0, IKEA),
        Reference("IKEA KIVIK, three seats", 228.0, 95.0, 83.0, IKEA),
        Reference("IKEA VIMLE, three seats", 241.0, 98.0, 83.0, IKEA),
    ),
    "rolled_arm_sofa": (
        Reference("IKEA EKTORP, three seats", 218.0, 88.0, 88.0, IKEA),
        Reference("IKEA STOCKSUND, three seats", 199.0, 97.0, 84.0, IKEA),
    ),
    "chesterfield_sofa": (Reference("Winchester", 231.9, 93.8, 80.4, SWEET_HOME),),
    "camelback_sofa": (
        Reference("Philadelphia, about 1770", 239.0, 89.0, 104.0, "Sotheby's N09608, lot 6027"),
        Reference("Philadelphia, 1770-1780", 246.0, 71.0, 102.0, "Christie's 5867451"),
        Reference("Stanley Weiss sw01428", 206.0, 91.0, 89.0, "Stanley Weiss Collection"),
    ),
    "lawson_sofa": (Reference("IKEA GRÖNLID, three seats", 247.0, 98.0, 104.0, IKEA),),
    "tuxedo_sofa": (Reference("Josef Hoffmann, Kubus, three seats", 222.9, 80.0, 74.3, "splorkify.shop"),),
    "mid_century_sofa": (Reference("Hans J. Wegner, GE-240", 175.0, 75.0, 74.0, "schalling.se"),),
    "loveseat": (
        Reference("IKEA NORSBORG, two seats", 153.0, 88.0, 85.0, IKEA),
        Reference("IKEA ANGERSBY, two seats", 137.0, 84.0, 89.0, IKEA),
    ),
    "settee": (
        Reference("Liberty Chair Works, bow-back Windsor settee", 117.0, 48.0, 94.0, "Liberty Chair Works"),
        Reference("Bob Dillon, Windsor settee", 137.0, 56.0, 97.0, "Bob Dillon"),
        Reference("Bob Dillon, long Windsor settee", 193.0, 56.0, 97.0, "Bob Dillon"),
    ),
    "carved_sofa": (
        Reference("canapé in the style of Louis XV", 121.0, 71.0, 91.0, "Pink Maple 501"),
        Reference("Victorian couch of walnut", 191.0, 83.0, 94.0, "Carter's 1332572"),
    ),
    "sectional_sofa": (
        Reference("L-shape of four seats", 262.0, 206.0, 86.0, "hbcollaborative.com"),
        Reference("small L-shape", 229.0, 229.0, 84.0, "upgradedhome.com"),
        Reference("corner sofa", 248.8, 189.6, 78.0, SWEET_HOME),
    ),
    "u_sectional_sofa": (Reference("IKEA KIVIK, U-shaped, seven seats", 368.0, 257.0, 83.0, IKEA),),
    "chaise_sofa": (
        Reference("IKEA FRIHETEN", 230.0, 151.0, 66.0, IKEA),
        Reference("IKEA VIMLE, three seats with chaise longue", 252.0, 164.0, 83.0, IKEA),
        Reference("couch with chaise", 230.0, 159.7, 86.6, SWEET_HOME),
    ),
    "modular_sofa": (
        Reference("IKEA SÖDERHAMN, three seats", 198.0, 99.0, 83.0, IKEA),
        Reference("IKEA VALLENTUNA, two seats", 186.0, 113.0, 84.0, IKEA),
    ),
    "curved_sofa": (Reference("Jean Royère, Ours Polaire", 238.8, 137.8, 77.8, "Christie's 6416656"),),
    "cloud_sofa": (
        Reference("Eichholtz, Burbury, of goose feathers", 320.0, 110.0, 64.0, "Eichholtz, specification sheet 114054"),
    ),
    "recliner_sofa": (
        Reference("Marley, three seats", 206.0, 96.0, 94.0, "furnish.co.nz"),
        Reference("Marley, two seats", 171.0, 96.0, 94.0, "furnish.co.nz"),
    ),
    "futon_sofa": (
        Reference("IKEA NYHAMN", 200.0, 97.0, 90.0, IKEA),
        Reference("IKEA HAMMARN", 128.0, 85.0, 78.0, IKEA),
    ),
    "daybed": (
        Reference("Richlands, Staci", 207.0, 104.1, 94.0, "Nebraska Furniture Mart 50826148"),
        Reference("IKEA FLOTTEBO, 90 cm", 200.0, 90.0, 79.0, IKEA),
    ),
    "wicker_sofa": (
        Reference("IKEA SOLLERÖN, two seats", 161.0, 82.0, 84.0, IKEA),
        Reference("IKEA SOLLERÖN, three seats", 223.0, 82.0, 84.0, IKEA),
    ),
    "chaise_longue": (
        Reference("Le Corbusier, Jeanneret, Perriand, LC4, at its lowest", 56.0, 160.0, 70.0, "smow.com"),
        Reference("Victorian chaise longue, about 1870", 182.9, 68.6, 91.4, "doeandhope.com"),
    ),
}
"""Family -> up to three real pieces of its kind, with the sizes that sellers, museums and auction houses state."""
