"""The server: tools, resources, and what it says of itself."""

from importlib.metadata import version
from inspect import getdoc
from pathlib import Path

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from psykg.mcp.holdings import Holdings
from psykg.mcp.resources import Resources
from psykg.mcp.tools import Tools, told

_INSTRUCTIONS = Path(__file__).with_name("instructions.md")
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(holdings: Holdings) -> MCPServer[None]:
    """The server over what it answers from, ready to be run on a transport."""
    made = MCPServer[None](
        "psykg",
        title="psykg: psychodynamic psychotherapy",
        instructions=_INSTRUCTIONS.read_text(encoding="utf-8"),
        version=version("psykg"),
        log_level="WARNING",
    )
    for title, tool in Tools(holdings).all.items():
        made.add_tool(told(tool), title=title, description=getdoc(tool), annotations=_READS, structured_output=True)
    Resources(holdings).add_to(made)
    return made
