"""The Model Context Protocol server: the graph as tools and resources for chat assistants.

A front door like `cli`: imports `explorer` and what stands above it, and nothing of the service. Needs the extra `mcp`.
Each tool is a module, which has its result and makes it; what results are made of stands in `records`.
"""
