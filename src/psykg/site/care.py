"""Words of crisis are met with care here too, though no question is answered."""

import json

from flask import Flask, render_template

from psykg.questions.care import told_by_pattern
from psykg.site.copying import Copy
from psykg.site.links import HOST, ROOT


def write(app: Flask, copy: Copy) -> None:
    """Write the page that such words lead to, and the patterns by which the browser knows them."""
    told = told_by_pattern()
    copy.put("care.json", json.dumps(told).encode())
    with app.test_request_context("/", base_url=HOST + ROOT):
        copy.put("care.html", render_template("crisis.html", answer=told["crisis"]).encode())
