"""Facts about a raster for a report: everything but its name and location."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsDistanceArea, QgsPointXY, QgsProject, QgsRasterDataProvider, QgsRasterLayer


def raster_facts(layer: Optional[QgsRasterLayer]) -> str:
    """Return size, bands, data type, CRS, ground sample distance and nodata in one line."""
    if layer is None:
        return "not chosen"
    provider = layer.dataProvider()
    if provider is None or not layer.isValid():
        return "cannot be read"
    if layer.providerType() != "gdal":
        return f"a layer of '{layer.providerType()}', no file"
    types = {provider.dataType(band).name for band in range(1, provider.bandCount() + 1)}
    across_m, along_m = pixel_m(layer)
    return (
        f"{provider.xSize()} × {provider.ySize()} pixels, bands: {provider.bandCount()} "
        f"({', '.join(sorted(types))}), {layer.crs().authid() or 'a CRS without a code'}, "
        f"{across_m:.4g} × {along_m:.4g} m per pixel, {_nodata(provider)}"
    )


def pixel_m(layer: QgsRasterLayer) -> Tuple[float, float]:
    """Return width and height of the pixel in the centre of a layer, in metres."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(layer.crs(), QgsProject.instance().transformContext())
    measure.setEllipsoid(layer.crs().ellipsoidAcronym() or "EPSG:7030")
    centre = layer.extent().center()
    across, along = layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()
    return (
        measure.measureLine(centre, QgsPointXY(centre.x() + across, centre.y())),
        measure.measureLine(centre, QgsPointXY(centre.x(), centre.y() + along)),
    )


def _nodata(provider: QgsRasterDataProvider) -> str:
    bands = range(1, provider.bandCount() + 1)
    values = {
        f"{provider.sourceNoDataValue(band):g}" if provider.sourceHasNoDataValue(band) else "none"
        for band in bands
    }
    return f"nodata: {', '.join(sorted(values))}"
