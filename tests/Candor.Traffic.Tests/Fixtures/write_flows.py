"""Writes flows.flow with the writer of Debian's mitmproxy: HTTP with and without bodies, a WebSocket, raw TCP, an address redirected, DNS left out.
Run:  /usr/bin/python3 write_flows.py flows.flow persona.json"""
import base64
import gzip
import json
import sys

from mitmproxy import http, io, tcp, version, websocket
from mitmproxy.test import tflow, tutils

persona = json.load(open(sys.argv[2]))["values"]
email, phone, imei = persona["email"][0], persona["phone-number"][0], persona["imei"][0]


def flow(number, method, url, headers=(), content=b"", status=200, answer=b"", answer_headers=()):
    f = tflow.tflow(req=http.Request.make(method, url, content, list(headers)), resp=http.Response.make(status, answer, list(answer_headers)))
    f.request.timestamp_start = 1_767_225_600 + number
    f.request.timestamp_end = f.request.timestamp_start + 0.01
    f.response.timestamp_start = f.request.timestamp_end
    f.response.timestamp_end = f.request.timestamp_end
    f.id = "00000000-0000-4000-8000-%012d" % number
    return f


flows = []
flows.append(flow(1, "POST", "https://api.shop.example/login", [(b"content-type", b"application/json")],
                  json.dumps({"phone": phone}).encode(), 200, b'{"ok":true}' * 100, [(b"content-type", b"application/json")]))
flows.append(flow(2, "POST", "https://t.metricsink.example/batch?uid=7f3ac91be0d24a6c", [(b"content-encoding", b"gzip")],
                  gzip.compress(json.dumps({"e": [{"m": base64.b64encode(email.encode()).decode()}]}).encode(), mtime=0), 204, b"",
                  [(b"set-cookie", b"mid=a81f0c3be7d94526; Max-Age=63072000; Path=/; Secure"), (b"set-cookie", b"visit=1")]))
flows[-1].request.raw_content = gzip.compress(json.dumps({"e": [{"m": base64.b64encode(email.encode()).decode()}]}).encode(), mtime=0)
flows.append(flow(3, "GET", "https://t.metricsink.example/i?uid=7f3ac91be0d24a6c", [(b"cookie", b"mid=a81f0c3be7d94526")], b"", 200, b"GIF89a", [(b"content-type", b"image/gif")]))

streamed = flow(4, "PUT", "https://up.metricsink.example/dump", [(b"content-length", b"5000000")], b"", 200)
streamed.request.raw_content = None
streamed.request.headers["content-length"] = "5000000"
flows.append(streamed)

redirected = flow(5, "GET", "http://203.0.113.7:8080/d?i=" + imei)
redirected.request.headers["host"] = "collect.devices.example:8080"
flows.append(redirected)

binary = flow(6, "POST", "https://t.metricsink.example/p", [], bytes([0x0A, len(email)]) + email.encode() + bytes([0x10, 0x96, 0x01]))
binary.request.headers["X-\u00e9"] = "caf\u00e9"
flows.append(binary)

ws = tflow.twebsocketflow()
ws.request = http.Request.make("GET", "https://live.metricsink.example/socket", b"", [(b"upgrade", b"websocket")])
ws.request.timestamp_start = 1_767_225_610
ws.id = "00000000-0000-4000-8000-000000000007"
ws.websocket.messages = [
    websocket.WebSocketMessage(1, True, json.dumps({"hello": 1}).encode(), 1_767_225_611),
    websocket.WebSocketMessage(2, True, gzip.compress(phone.encode(), mtime=0), 1_767_225_612.5),
    websocket.WebSocketMessage(1, False, email.encode(), 1_767_225_613),
]
flows.append(ws)

raw = tflow.ttcpflow()
raw.server_conn.address = ("push.messages.example", 5222)
raw.server_conn.sni = None
raw.client_conn.timestamp_start = 1_767_225_614
raw.id = "00000000-0000-4000-8000-000000000008"
raw.messages = [tcp.TCPMessage(True, b"LOGIN " + email.encode(), 1_767_225_614), tcp.TCPMessage(False, b"OK", 1_767_225_615)]
flows.append(raw)

for f in flows:
    f.client_conn.timestamp_start = f.client_conn.timestamp_start or 1_767_225_600

with open(sys.argv[1], "wb") as out:
    writer = io.FlowWriter(out)
    for f in flows:
        writer.add(f)
print("mitmproxy", version.VERSION, "flow format", version.FLOW_FORMAT_VERSION)
