"""What stands beside the drawing: the article, the course, a comparison, a path, the table, one statement explained.

Imports `drawing`.
"""
