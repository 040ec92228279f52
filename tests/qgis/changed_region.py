"""Two rasters of 1 m in which bright squares appear, and the polygons of these squares."""

import numpy as np
from osgeo import gdal, ogr, osr

SIDE_PX = 256


def write_region(folder):
    """Write both rasters and the polygons, and return them as values of parameters."""
    rng = np.random.default_rng(0)
    before = rng.integers(30, 70, (SIDE_PX, SIDE_PX)).astype(np.uint8)
    after = before.copy()
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32633)
    polygons = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "changes.gpkg"))
    layer = polygons.CreateLayer("changes", crs, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("what", ogr.OFTString))
    for row in range(16, SIDE_PX, 64):
        for col in range(16, SIDE_PX, 64):
            after[row : row + 24, col : col + 24] = 220
            x, y = 500_000 + col, 5_400_000 - row
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["what"] = "buildings"
            ring = f"{x} {y},{x + 24} {y},{x + 24} {y - 24},{x} {y - 24},{x} {y}"
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
            layer.CreateFeature(feature)
    feature = layer = polygons = None
    for name, image in (("before", before), ("after", after)):
        path = str(folder / f"{name}.tif")
        data = gdal.GetDriverByName("GTiff").Create(path, SIDE_PX, SIDE_PX, 3, gdal.GDT_Byte)
        data.SetGeoTransform((500_000, 1.0, 0.0, 5_400_000, 0.0, -1.0))
        data.SetProjection(crs.ExportToWkt())
        for band in range(1, 4):
            data.GetRasterBand(band).WriteArray(image)
        data = None
    return {
        "BEFORE": str(folder / "before.tif"),
        "AFTER": str(folder / "after.tif"),
        "POLYGONS": str(folder / "changes.gpkg|layername=changes"),
    }
