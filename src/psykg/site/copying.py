"""Writing down all that pages link to, wave by wave: what each page of a wave links to is the next one."""

from collections.abc import Callable, Iterable
from pathlib import Path

from psykg.site.addresses import file_of
from psykg.site.asking import Asking
from psykg.site.links import ROOT, Links, targets

_TELLING = 500
_HERE = "./"

Tell = Callable[[str], None]


class Copy:
    """What is written into a folder. Texts are written as they come, and get their links when all of them are there."""

    def __init__(self, asking: Asking, folder: Path, tell: Tell) -> None:
        self.asking = asking
        self._folder = folder
        self._tell = tell
        self._found: dict[str, bool] = {}
        self.files: dict[str, str] = {}

    def follow(self, paths: Iterable[str]) -> None:
        """Write what the paths lead to, and what that links to, and so on. Raises what `Asking.answer` raises."""
        wave = self._new(paths)
        while wave:
            wave = self._new(path for each in wave.items() for path in sorted(self._page(*each)))

    def regions(self, wanted: Iterable[tuple[str, str, dict[str, str]]]) -> list[str]:
        """Write regions of the explorer: the file of each, its name, and the state that it is for. Gives the texts."""
        return [self._region(*each) for each in wanted]

    def put(self, file: str, body: bytes, up: str = "") -> None:
        """Write a file. `up`: how its links get to the first page, where that is not the way from its own place."""
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        self.files[file] = up or "../" * file.count("/") or _HERE
        if len(self.files) % _TELLING == 0:
            self._tell(f"{len(self.files)} files")

    def left_out(self) -> list[str]:
        """The files that pages would link to, and that there is nothing for."""
        return sorted(file for file, found in self._found.items() if not found)

    def link(self, base: str) -> None:
        """Have all links lead to files. `base`: where the site stands, for addresses that are read elsewhere."""
        links = Links(base, lambda file: self._found.get(file, False))
        for file, up in self.files.items():
            target = self._folder / file
            body = target.read_bytes()
            if ROOT.encode() in body:
                target.write_bytes(links.written(body.decode(), up).encode())

    def _new(self, paths: Iterable[str]) -> dict[str, str]:
        """The files that are yet to be written, each with one of the paths that it stands for."""
        wanted = {file: path for path in paths if (file := file_of(path)) and file not in self._found}
        self._found.update(dict.fromkeys(wanted, True))
        return wanted

    def _page(self, file: str, path: str) -> set[str]:
        answer = self.asking.answer(path)
        if answer is None:
            self._found[file] = False
            return set()
        self.put(file, answer.body)
        return targets(answer.others + answer.body.decode()) if ROOT.encode() in answer.body else set()

    def _region(self, file: str, name: str, state: dict[str, str]) -> str:
        body = self.asking.region(name, state)
        if body is None:
            self._found[file] = False
            return ""
        self.put(file, body, up=_HERE)
        return body.decode()
