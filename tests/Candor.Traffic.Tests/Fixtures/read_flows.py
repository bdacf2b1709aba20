"""Prints what Debian's mitmproxy reads from a flow file, one JSON object a line: the oracle of the reader's tests."""
import hashlib
import json
import sys

from mitmproxy import io

for f in io.FlowReader(open(sys.argv[1], "rb")).stream():
    if f.type == "tcp":
        print(json.dumps({"type": "tcp", "messages": [[m.from_client, hashlib.sha256(m.content).hexdigest()] for m in f.messages]}))
        continue
    content = f.request.raw_content
    print(json.dumps({
        "type": f.type,
        "method": f.request.method,
        "url": f.request.pretty_url,
        "headers": [[k.decode("latin-1"), len(v)] for k, v in f.request.headers.fields],
        "content": None if content is None else hashlib.sha256(content).hexdigest(),
        "status": f.response.status_code if f.response else None,
        "messages": [[m.from_client, hashlib.sha256(m.content).hexdigest()] for m in (f.websocket.messages if f.websocket else [])],
    }))
