"""Writes run.flow: an hour with the invented running app Example Run, as Debian's mitmproxy records it.
Run:  /usr/bin/python3 write_capture.py ../run.flow ../persona.json"""
import base64
import gzip
import hashlib
import json
import sys
from urllib.parse import quote

from mitmproxy import http, io
from mitmproxy.test import tflow

person = json.load(open(sys.argv[2]))
values, place = person["values"], person["location"]
email, phone, imei, oaid, name = (values[k][0] for k in ("email", "phone-number", "imei", "oaid", "name"))
flows = []


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def add(seconds, method, url, headers=(), content=b"", answer=b"", answer_type="application/json"):
    f = tflow.tflow(req=http.Request.make(method, url, b"", list(headers)), resp=http.Response.make(200, answer, [(b"content-type", answer_type.encode())]))
    f.request.raw_content = content
    f.request.headers["content-length"] = str(len(content))
    f.id = "00000000-0000-4000-8000-%012d" % (len(flows) + 1)
    f.request.timestamp_start = 1_767_225_600 + seconds
    f.request.timestamp_end = f.request.timestamp_start + 0.02
    f.response.timestamp_start = f.response.timestamp_end = f.request.timestamp_end
    f.client_conn.timestamp_start = 1_767_225_600
    flows.append(f)


page = b'{"routes":[' + b'{"id":1,"km":5.2},' * 60 + b"{}]}"
add(0.0, "GET", "https://api.run.example/v2/routes?city=1", answer=page)
add(0.4, "POST", "https://api.run.example/v2/login", [(b"content-type", b"application/json")], json.dumps({"phone": phone}).encode(), page)
add(0.9, "POST", "https://api.run.example/v2/track", [(b"content-type", b"application/json")], json.dumps({"points": [{"lat": place["latitude"], "lng": place["longitude"]}]}).encode(), page)
add(1.3, "POST", "https://in.pulsegrid.example/e", [(b"content-type", b"application/octet-stream")],
    gzip.compress(json.dumps({"app": "run", "d": {"oa": oaid, "im": hashlib.md5(imei.encode()).hexdigest()}, "uid": "c4e1907ab2d35f68"}).encode(), mtime=0))
add(2.0, "GET", "https://in.pulsegrid.example/px?uid=c4e1907ab2d35f68&em=" + quote(base64.b64encode(sha(email).encode()).decode()))
add(2.6, "POST", "https://stats.run.example/c", [], ("k=" + quote(base64.b64encode(bytes(b ^ 0x2A for b in phone.encode())).decode()) + "&uid=e9d07c51fa36b482").encode())
add(3.1, "POST", "https://stats.run.example/c", [], b"k=ping&uid=e9d07c51fa36b482")
add(4.0, "GET", "https://tiles.mapworks.example/14/13689/6702.png", answer=b"\x89PNG\r\n\x1a\n" + bytes(600), answer_type="image/png")
add(5.5, "POST", "https://up.pulsegrid.example/dump", [])
flows[-1].request.raw_content = None
flows[-1].request.headers["content-length"] = "734003"

with open(sys.argv[1], "wb") as out:
    writer = io.FlowWriter(out)
    for f in flows:
        writer.add(f)
