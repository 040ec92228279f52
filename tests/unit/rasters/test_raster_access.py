"""Files that would block, reach the network or lead to thousands of others are refused at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.rasters.band_reader import BandReader
from mtrefseg.model.rasters.describe_raster import describe_raster
from mtrefseg.model.rasters.gdal_names import is_remote
from mtrefseg.model.rasters.gdal_settings import gdal_env
from mtrefseg.model.requests.pair import RasterSource
from mtrefseg.tests.unit.raster_pairs import Noise, Write, opened, whole

SIDE = 64
PLACE = "<SRS>EPSG:32631</SRS><GeoTransform>500000,0.5,0,5400000,0,-0.5</GeoTransform>"
SERVER = """
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def send_head(self):
        with open(sys.argv[2], "a") as log:
            log.write(self.path + "\\n")
        return super().send_head()
    def log_message(self, *arguments):
        pass
handler = functools.partial(Handler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


class Server:
    """A web server of a folder, in its own process, that remembers what it was asked for."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._log = log
        command = [sys.executable, "-c", SERVER, str(folder), str(log)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"

    @property
    def requests(self) -> list[str]:
        """Return the paths that were asked for."""
        return self._log.read_text().split() if self._log.exists() else []


@pytest.fixture
def server(write_raster: Write, noise: Noise, tmp_path: Path) -> Iterator[Server]:
    """Return a server that has the raster ``a.tif``."""
    write_raster("a.tif", noise(3, SIDE, SIDE))
    running = Server(tmp_path, tmp_path / "requests.log")
    yield running
    running.process.kill()
    running.process.communicate()


def vrt(source: str, kind: str = "SimpleSource", inside: str = "", band: str = "") -> str:
    """Return the XML of a VRT whose three bands come from one source."""
    bands = "".join(
        f'<VRTRasterBand dataType="Byte" band="{n}"{band}>{inside}<{kind}>'
        f'<SourceFilename relativeToVRT="1">{source}</SourceFilename>'
        f"<SourceBand>{n}</SourceBand></{kind}></VRTRasterBand>"
        for n in (1, 2, 3)
    )
    return f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}">{PLACE}{bands}</VRTDataset>'


def raw_vrt(file: Path) -> str:
    """Return the XML of a VRT that shows the bytes of a file."""
    bands = "".join(
        f'<VRTRasterBand dataType="Byte" band="{n}" subClass="VRTRawRasterBand">'
        f'<SourceFilename relativeToVRT="0">{file}</SourceFilename><ImageOffset>{n}</ImageOffset>'
        f"<PixelOffset>1</PixelOffset><LineOffset>{SIDE}</LineOffset></VRTRasterBand>"
        for n in (1, 2, 3)
    )
    return f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}">{PLACE}{bands}</VRTDataset>'


def web_service(url: str) -> str:
    """Return a description of a tile service, as GDAL's WMS driver reads it."""
    return (
        f'<GDAL_WMS><Service name="TMS"><ServerUrl>{url}/${{z}}/${{x}}/${{y}}.png</ServerUrl>'
        "</Service><DataWindow><UpperLeftX>500000</UpperLeftX><UpperLeftY>5400000</UpperLeftY>"
        "<LowerRightX>500032</LowerRightX><LowerRightY>5399968</LowerRightY><SizeX>64</SizeX>"
        "<SizeY>64</SizeY></DataWindow><Projection>EPSG:32631</Projection>"
        "<BandsCount>3</BandsCount><BlockSizeX>64</BlockSizeX><BlockSizeY>64</BlockSizeY>"
        "</GDAL_WMS>"
    )


def escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


NETWORK: dict[str, Callable[[str], str]] = {
    "a web service": web_service,
    "a VRT with a URL": lambda url: vrt(f"{url}/a.tif"),
    "a VRT on a network file system": lambda url: vrt(f"/vsicurl/{url}/a.tif"),
    "a VRT in CDATA": lambda url: vrt(f"<![CDATA[/vsicurl/{url}/a.tif]]>"),
    "a VRT with entities": lambda url: vrt(f"&#47;vsicurl/{url}/a.tif"),
    "a VRT of an inner service": lambda url: vrt(escaped(web_service(url))),
    "a VRT of an inner VRT": lambda url: vrt(escaped(vrt(f"/vsicurl/{url}/a.tif"))),
    "a VRT with a driver's name": lambda url: vrt(f"WMS:{url}/wms?"),
    "a VRT with an archive there": lambda url: vrt(f"/vsizip/vsicurl/{url}/a.zip/a.tif"),
    "an MRF with a remote source": lambda url: (
        f"<MRF_META><CachedSource><Source>/vsicurl/{url}/a.tif</Source></CachedSource>"
        '<Raster><Size x="64" y="64" c="3"/></Raster></MRF_META>'
    ),
}


def refused(path: str, **options: Any) -> str:
    """Return the sentence with which a raster is refused, within two seconds."""
    began = time.monotonic()
    with pytest.raises(MtrefsegError) as caught:
        describe_raster(RasterSource(path), **options)
    assert time.monotonic() - began < 2.0
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", list(NETWORK))
@pytest.mark.parametrize("suffix", [".vrt", ".tif"])
def test_files_that_refer_to_the_network_are_refused_without_a_request(
    server: Server, tmp_path: Path, name: str, suffix: str
) -> None:
    path = tmp_path / f"evil{suffix}"
    path.write_text(NETWORK[name](server.url))
    text = refused(str(path))
    assert f"evil{suffix}" in text
    assert "--allow-remote" in text
    assert server.requests == []


def test_a_nested_vrt_is_looked_through(server: Server, tmp_path: Path) -> None:
    (tmp_path / "deep.vrt").write_text(vrt(f"/vsicurl/{server.url}/a.tif"))
    (tmp_path / "top.vrt").write_text(vrt("deep.vrt"))
    assert "--allow-remote" in refused(str(tmp_path / "top.vrt"))
    assert server.requests == []


@pytest.mark.parametrize("beside", [".ovr", ".msk", ".aux.xml"])
def test_a_file_beside_a_raster_leads_nowhere(
    server: Server, write_raster: Write, noise: Noise, tmp_path: Path, beside: str
) -> None:
    path = write_raster("b.tif", noise(3, SIDE, SIDE).astype(np.uint16))
    text = web_service(server.url)
    if beside == ".aux.xml":
        there = f"<MDI key='OVERVIEW_FILE'>/vsicurl/{server.url}/a.tif</MDI>"
        text = f"<PAMDataset><Metadata domain='OVERVIEWS'>{there}</Metadata></PAMDataset>"
    Path(path + beside).write_text(text)
    try:
        with opened(path, path) as pair:
            whole(pair)
    except MtrefsegError as error:
        assert "--allow-remote" in str(error)
    assert server.requests == []


@pytest.mark.parametrize("form", ["{}/a.tif", "/vsicurl/{}/a.tif"])
def test_a_raster_by_url_works_when_it_is_allowed(server: Server, form: str) -> None:
    path = form.format(server.url)
    text = refused(path)
    assert path in text
    assert "--allow-remote" in text
    assert server.requests == []
    with opened(path, path, allow_remote=True) as pair:
        images, valid = whole(pair)
    assert valid.all()
    assert images.std() > 50
    assert server.requests


def test_a_vrt_of_a_url_works_when_it_is_allowed(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "far.vrt"
    path.write_text(vrt(f"/vsicurl/{server.url}/a.tif"))
    with opened(str(path), str(path), allow_remote=True) as pair:
        assert whole(pair)[0].std() > 50
    assert "--allow-remote" in refused(str(path)), "the next raster is not allowed by the last"


def test_a_missing_url_is_told_in_one_sentence(server: Server) -> None:
    assert "gone.tif" in refused(f"{server.url}/gone.tif", allow_remote=True)


def test_bytes_of_other_files_and_python_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"x" * SIDE * SIDE * 3)
    raw = tmp_path / "raw.vrt"
    raw.write_text(raw_vrt(secret))
    assert "VRTRawRasterBand" in refused(str(raw))
    assert "VRTRawRasterBand" in refused(raw.read_text())
    code = "<PixelFunctionType>f</PixelFunctionType><PixelFunctionLanguage>Python"
    code += "</PixelFunctionLanguage><PixelFunctionCode>import os</PixelFunctionCode>"
    python = tmp_path / "python.vrt"
    python.write_text(vrt("a.tif", inside=code, band=' subClass="VRTDerivedRasterBand"'))
    assert "Python" in refused(str(python))
    assert "Python" in refused(str(python), allow_remote=True)


def test_vrts_in_archives_are_judged_too(write_raster: Write, noise: Noise, tmp_path: Path) -> None:
    good = write_raster("good.tif", noise(3, SIDE, SIDE))
    (tmp_path / "secret.txt").write_bytes(b"x" * 3 * SIDE * SIDE)
    raw = raw_vrt(tmp_path / "secret.txt")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("far.vrt", vrt("/vsicurl/http://127.0.0.1:1/a.tif"))
        archive.writestr("raw.tif", raw)
        archive.writestr("middle.tif", vrt(f"/vsizip/{tmp_path}/a.zip/raw.tif"))
        archive.write(good, "good.tif")
    folder = f"/vsizip/{tmp_path}/a.zip"
    assert "a.zip" in refused(f"{folder}/far.vrt")
    for name in ("raw.tif", "middle.tif"):
        top = tmp_path / "top.vrt"
        top.write_text(vrt(f"{folder}/{name}"))
        assert "VRTRawRasterBand" in refused(str(top))
    top.write_text(vrt(f"{folder}/good.tif"))
    with opened(str(top), f"{folder}/good.tif") as pair:
        images, valid = whole(pair)
    assert valid.all()
    assert (images[0] == images[1]).all()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_devices_and_streams_do_not_block(
    write_raster: Write, noise: Noise, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.tif"
    os.mkfifo(pipe)
    assert "is a pipe or a device" in refused(str(pipe))
    assert "is a pipe or a device" in refused("/dev/zero")
    assert "stream" in refused("/vsistdin/")
    (tmp_path / "pipe.vrt").write_text(vrt("pipe.tif"))
    assert "pipe.tif' is a pipe or a device" in refused(str(tmp_path / "pipe.vrt"))
    for name in ("/vsizip/{}/a.tif", "/vsigzip/{}", 'NETCDF:"{}":a', "GTIFF_DIR:1:{}",
                 "/vsisubfile/0_100,{}", "/vsicached?file={}", 'HDF5:"{}"://a',
                 "vrt://{}?bands=1", "zip://{}!/a.tif"):  # fmt: skip
        assert "is a pipe or a device" in refused(name.format(pipe))
    path = write_raster("good.tif", noise(3, SIDE, SIDE))
    os.mkfifo(path + ".aux.xml")
    assert "good.tif.aux.xml" in refused(path)


@pytest.mark.parametrize("length", [300, 5000])
def test_names_that_no_file_can_have_are_refused_in_one_sentence(length: int) -> None:
    assert "does not exist" in refused("a" * length)


def test_empty_files_and_folders_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.tif").write_bytes(b"")
    assert "empty.tif' is empty" in refused(str(tmp_path / "empty.tif"))
    assert f"Folder '{tmp_path}'" in refused(str(tmp_path))


def test_endless_vrts_are_refused(write_raster: Write, noise: Noise, tmp_path: Path) -> None:
    write_raster("level0.tif", noise(3, SIDE, SIDE))
    names = ["level0.tif"] + [f"level{n}.vrt" for n in range(1, 15)]
    for below, name in zip(names, names[1:], strict=False):
        source = (
            f'<SimpleSource><SourceFilename relativeToVRT="1">{below}</SourceFilename>'
            "<SourceBand>{}</SourceBand></SimpleSource>"
        )
        bands = "".join(
            f'<VRTRasterBand dataType="Byte" band="{n}">{4 * source.format(n)}</VRTRasterBand>'
            for n in (1, 2, 3)
        )
        (tmp_path / name).write_text(
            f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}">{PLACE}{bands}</VRTDataset>'
        )
    assert "level14.vrt' refers to itself or nests too many files" in refused(
        str(tmp_path / "level14.vrt")
    )
    assert "leads to more than" in refused(str(tmp_path / "level6.vrt"))
    (tmp_path / "self.vrt").write_text(vrt("self.vrt"))
    assert "refers to itself" in refused(str(tmp_path / "self.vrt"))
    assert describe_raster(RasterSource(str(tmp_path / "level2.vrt")))["problem"] is None


def test_a_mosaic_of_many_files_is_no_chain(tmp_path: Path) -> None:
    sources = "".join(
        f'<SimpleSource><SourceFilename relativeToVRT="1">t{n}.tif</SourceFilename>'
        '<SourceBand>1</SourceBand><SourceProperties RasterXSize="1" RasterYSize="1" '
        'DataType="Byte" BlockXSize="1" BlockYSize="1"/></SimpleSource>'
        for n in range(20_000)
    )
    band = f'<VRTRasterBand dataType="Byte" band="1">{sources}</VRTRasterBand>'
    path = tmp_path / "mosaic.vrt"
    size = f'rasterXSize="{SIDE}" rasterYSize="{SIDE}"'
    path.write_text(f"<VRTDataset {size}>{PLACE}{band}</VRTDataset>")
    assert describe_raster(RasterSource(str(path)))["problem"] is None


def test_a_missing_source_of_a_vrt_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.vrt").write_text(vrt("gone.tif"))
    with pytest.raises(MtrefsegError, match=r"refers to '.*gone\.tif', and that does not exist"):
        opened(str(tmp_path / "m.vrt"), str(tmp_path / "m.vrt")).close()


def test_a_huge_sparse_raster_is_sampled_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.tif"
    size = {"width": 1_000_000, "height": 1_000_000, "blockxsize": 2048, "blockysize": 2048}
    with rasterio.open(
        path, "w", driver="GTiff", count=3, dtype="uint8", crs="EPSG:32631", tiled=True,
        transform=rasterio.Affine(0.1, 0, 5e5, 0, -0.1, 5.4e6), sparse_ok=True, bigtiff="yes",
        compress="deflate", **size,
    ):  # fmt: skip
        pass
    began = time.monotonic()
    with gdal_env():
        source = BandReader(RasterSource(str(path)))
        source.prepare(0, 0, 1_000_000, 1_000_000)
        source.close()
    assert time.monotonic() - began < 5.0
    assert "no image in it" in source.findings[0].text


def test_names_with_odd_characters_are_read(write_raster: Write, noise: Noise) -> None:
    for name in ("a|b.tif", "a#b?.tif", "ä ö.tif", "a;b.tif", "50%.tif"):
        path = write_raster(name, noise(3, SIDE, SIDE))
        with opened(path, path) as pair:
            assert whole(pair)[1].all()


@pytest.mark.parametrize(
    ("name", "remote"),
    [
        ("/data/a.tif", False),
        ("C:/data/a.tif", False),
        ("file:///data/a.tif", False),
        ("zip:///data/a.zip!a.tif", False),
        ("/vsizip/data/a.zip/a.tif", False),
        ("NETCDF:/data/a.nc:b1", False),
        ("vrt:///data/a.tif?bands=1", False),
        ('HDF5:"/data/a.h5"://bands/red', False),
        ("HDF5:/data/a.h5://red", False),
        ('HDF5:"http://host/a.h5"://red', True),
        ('HDF5:"/vsicurl/http://host/a.h5"://red', True),
        ("https://host/a.tif", True),
        ("s3://bucket/a.tif", True),
        ("zip+https://host/a.zip!a.tif", True),
        ("/vsizip//vsicurl/https://host/a.zip/a.tif", True),
        ("/vsis3/bucket/a.tif", True),
        ('NETCDF:"http://host/a.nc":b', True),
        ("vrt:///vsicurl/http://host/a.tif", True),
        ("WMTS:http://host", True),
        ("STACIT:/data/a.json", True),
        ("<GDAL_WMS><ServerUrl>http://host</ServerUrl></GDAL_WMS>", True),
    ],
)
def test_names_on_the_network_are_known(name: str, remote: bool) -> None:
    assert is_remote(name) is remote
