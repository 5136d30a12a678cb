"""The site as files: what the service answers, written down for hosts that have nothing but a file server.

Imports the service and what stands above it; imported by the command line only.
"""
