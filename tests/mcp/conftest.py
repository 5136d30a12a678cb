"""The SDK's own client, at the other end of a server that runs as a process of its own."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.types import CallToolResult, TextContent, TextResourceContents, Tool

from mcp import Client, StdioServerParameters
from tests.conftest import PSYKG

COGNITIVE = Path(__file__).parents[1] / "data" / "cognitive-therapy.trig"
SECONDS = "1"
"""What a query may take in these tests."""


@dataclass
class Assistant:
    """A client that is connected. It checks each result against the schema that the tool promised."""

    client: Client
    portal: BlockingPortal

    def tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        result: CallToolResult = self.portal.call(self.client.call_tool, tool, arguments)
        return result

    def found(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The structured result of a call that goes well."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        found: dict[str, Any] = result.structured_content
        return found

    def failure(self, tool: str, **arguments: Any) -> str:
        """What is said of a call that does not."""
        result = self.call(tool, **arguments)
        assert result.is_error
        return text_of(result)

    def read(self, uri: str) -> TextResourceContents:
        (content,) = self.portal.call(self.client.read_resource, uri).contents
        assert isinstance(content, TextResourceContents)
        return content


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@contextmanager
def connected(server: StdioServerParameters | str, mode: str = "auto") -> Iterator[Assistant]:
    """A client connected to a command that it starts, or to an address."""
    client = Client(server, mode=mode)
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client):
        yield Assistant(client, portal)


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """An assistant that has started `psykg mcp` and speaks with it over its standard input and output."""
    options = ["mcp", "--timeout", SECONDS, "--data", str(COGNITIVE)]
    with connected(StdioServerParameters(command=str(PSYKG), args=options, env=dict(os.environ))) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def address(free_port: Callable[[], int]) -> Iterator[str]:
    """The address of a server over streamable HTTP."""
    command = [str(PSYKG), "mcp", "--http", str(free_port())]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield process.stderr.readline().removeprefix("psykg mcp serves on ").strip()
        finally:
            process.terminate()
