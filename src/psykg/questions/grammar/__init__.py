"""From words to readings: frames, requests and statements. Nothing here asks the graph for an answer."""
