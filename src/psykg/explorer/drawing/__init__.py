"""What is drawn: the network of concepts, the part of it that a scene shows, and marks and lines as SVG has them.

Imports `layout`.
"""
