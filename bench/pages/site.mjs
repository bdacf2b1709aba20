// The local site of the benchmark: many hosts on two ports, pages with planted practices, and a log of every byte that was sent (the oracle).
//   node site.mjs WORK MODULES      writes WORK/ports.json, WORK/log.jsonl; needs WORK/key.pem and WORK/cert.pem
import http from 'node:http';
import https from 'node:https';
import fs from 'node:fs';
import path from 'node:path';
import crypto from 'node:crypto';

const [work, modules] = process.argv.slice(2);
const log = fs.openSync(path.join(work, 'log.jsonl'), 'a');
const file = (name) => fs.readFileSync(path.join(modules, name));
const shell = (title, body, head = '') => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const text = '<h1>山谷新闻</h1><p>新桥建成之前，旧桥仍对行人开放；议会昨晚表决通过，会议记录向所有人公开。The bridge stays open for pedestrians until the new crossing is finished.</p>';

const scripts = {
  // Before consent: a first-party cookie and storage that last, a listed tracker, an unlisted pixel, a third-party cookie.
  'cdn.shop.example/first.js': `
    const id = localStorage.getItem('visitor_id') || 'v' + [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, '0')).join('');
    localStorage.setItem('visitor_id', id);
    sessionStorage.setItem('tab_id', id.slice(1));
    const open = indexedDB.open('ids', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('k');
    open.onsuccess = () => { const t = open.result.transaction('k', 'readwrite'); t.objectStore('k').put(id, 'visitor_id'); };
    document.cookie = '_sid=' + id + '; Max-Age=63072000; path=/; Secure';
    new Image().src = 'https://pixel.metricsink.example/i/a.png?uid=' + id;
    new Image().src = 'https://www.google-analytics.com/collect?v=1&tid=UA-1-1&cid=' + id + '&t=pageview&dl=' + encodeURIComponent(location.href);
    new Image().src = 'https://stats.g.doubleclick.net/r/collect?v=1&aip=1&t=dc&cid=' + id;
    new Image().src = 'https://sync.adnet.example/s';
    window.decide = (yes) => {
      localStorage.setItem('choice', yes ? 'all' : 'none');
      document.getElementById('cmp')?.remove();
      if (yes) new Image().src = 'https://pixel.audiencelab.example/j?uid=' + id;
    };
    if (!localStorage.getItem('choice')) document.getElementById('cmp') && (document.getElementById('cmp').style.display = 'block');
    else document.getElementById('cmp')?.remove();`,
  'cdn.fp.example/canvas.js': `
    const c = document.createElement('canvas'); c.width = 240; c.height = 60; const x = c.getContext('2d');
    x.textBaseline = 'top'; x.font = '14px Arial'; x.fillStyle = '#f60'; x.fillRect(125, 1, 62, 20); x.fillStyle = '#069'; x.fillText('Cwm fjordbank glyphs vext quiz', 2, 15);
    fetch('https://fp1.metricsink.example/c', { method: 'POST', mode: 'no-cors', body: c.toDataURL().slice(-64) });`,
  'cdn.fp.example/fonts.js': `
    const f = document.createElement('canvas').getContext('2d'); let sum = '';
    for (let i = 0; i < 55; i++) { f.font = '72px "Font ' + i + '", monospace'; sum += f.measureText('mmmmmmmmmmlli').width + ','; }
    fetch('https://fp2.metricsink.example/f', { method: 'POST', mode: 'no-cors', body: sum });`,
  'cdn.fp.example/glaudio.js': `
    const g = document.createElement('canvas').getContext('webgl'); let out = '';
    if (g) { const e = g.getExtension('WEBGL_debug_renderer_info'); out += g.getParameter(g.VERSION) + g.getParameter(g.SHADING_LANGUAGE_VERSION) + (e ? g.getParameter(e.UNMASKED_RENDERER_WEBGL) : '') + g.getSupportedExtensions(); }
    const a = new OfflineAudioContext(1, 5000, 44100); const o = a.createOscillator(); const k = a.createDynamicsCompressor(); o.type = 'triangle'; o.frequency.value = 10000; o.connect(k); k.connect(a.destination); o.start(0);
    a.startRendering().then((b) => { out += b.getChannelData(0).slice(4500).reduce((p, q) => p + Math.abs(q), 0); fetch('https://fp3.metricsink.example/g', { method: 'POST', mode: 'no-cors', body: out }); });`,
  'cdn.keys.example/keys.js': `
    document.querySelector('#search').addEventListener('input', (e) => navigator.sendBeacon('https://keys.metricsink.example/k', JSON.stringify({ f: 'search', v: e.target.value })));`,
  'cdn.leak.example/leak.js': fs.readFileSync(new URL('./channels.js', import.meta.url), 'utf8'),
  'cdn.replay.example/session.js': `
    const buffer = []; rrweb.record({ emit: (e) => buffer.push(e) });
    setInterval(() => { if (buffer.length) fetch('https://r.watchroom.example/rec', { method: 'POST', mode: 'no-cors', body: JSON.stringify(buffer.splice(0)) }); }, 200);`,
  'static.hotjar.com/c/hotjar-1.js': `
    for (const t of ['mousemove', 'scroll', 'input', 'click']) document.addEventListener(t, () => {});
    new MutationObserver(() => {}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    fetch('https://in.hotjar.com/api/v2/client/sites/1/visit-data', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ html: document.documentElement.outerHTML.slice(0, 3000), w: innerWidth }) });`,
};

const bill = (box, script) => shell('年度账单', `<main><h1>我的年度账单</h1><div id="cover"><p>今年您共在 128 家商户消费，最常去的是楼下的早餐铺。每一笔都有故事。</p><button id="open" style="width:100%;height:48px;font-size:18px;background:#f60;color:#fff;border:0">查看我的年度账单</button>
  <div style="margin-top:180px;font-size:9px;color:#c9c9c9">${box}<span>我同意<a href="https://credit.example/a.html">《信用服务协议》</a><a href="https://credit.example/b.html">《个人信息查询授权书》</a><a href="https://credit.example/c.html">《合作机构信息共享协议》</a></span></div></div>
  <div id="bill" style="display:none"><p>餐饮 18,240 元；交通 3,120 元；购物 22,907 元；旅行 6,450 元。您的消费击败了同城 73% 的用户。</p></div></main>
  <script>${script}
  document.getElementById('open').onclick = async () => { const on = isOn();
    await fetch('/api/bill', { method: 'POST', body: JSON.stringify({ agreed: on }) });
    if (on) fetch('https://credit.example/enrol', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ phone: '13800138000', consent: true }) });
    document.getElementById('cover').style.display = 'none'; document.getElementById('bill').style.display = 'block'; };</script>`,
  '<style>.fake{display:inline-block;width:13px;height:13px;border:1px solid #999;position:relative;cursor:pointer}.fake.on::after{content:"";position:absolute;left:4px;top:1px;width:3px;height:7px;border:solid #06c;border-width:0 2px 2px 0;transform:rotate(45deg)}[role=checkbox]{display:inline-block;width:13px;height:13px;border:1px solid #999}[aria-checked=true]{background:#06c}</style>');

const page = {
  '/': shell('山谷新闻', `${text}<footer><a href="/privacy">隐私政策</a></footer>
    <div id="cmp" style="display:none;position:fixed;bottom:0;left:0;right:0;background:#fff;border-top:1px solid #999;padding:16px"><p>我们和合作伙伴使用 Cookie 及同类技术，为您提供更好的体验。</p><button onclick="decide(true)" style="background:#06c;color:#fff;padding:12px 40px">全部同意</button> <button onclick="document.getElementById('more').style.display='block'" style="border:0;background:none;color:#888;font-size:11px">更多设置</button>
    <div id="more" style="display:none"><label><input type="checkbox" checked> 统计分析</label> <button onclick="decide(false)">保存设置</button></div></div>
    <script src="https://cdn.shop.example/first.js"></script>`),
  '/privacy': shell('隐私政策', '<h1>隐私政策</h1><p>我们收集您的设备标识符用于统计分析。我们不会向第三方提供您的个人信息。本政策自二〇二六年一月一日起生效。如有疑问请联系 privacy@shop.example。</p>'.repeat(6)),
  '/bill': bill('<input type="checkbox" id="agree" checked style="width:13px;height:13px">', "const isOn = () => document.getElementById('agree').checked;"),
  '/bill-aria': bill('<span role="checkbox" id="agree" aria-checked="true" tabindex="0"></span>', "const box = document.getElementById('agree'); box.onclick = () => box.setAttribute('aria-checked', String(box.getAttribute('aria-checked') !== 'true')); const isOn = () => box.getAttribute('aria-checked') === 'true';"),
  '/bill-drawn': bill('<i class="fake on" id="agree"></i>', "const box = document.getElementById('agree'); box.onclick = () => box.classList.toggle('on'); const isOn = () => box.classList.contains('on');"),
  '/fp-canvas': shell('Canvas', `${text}<script src="https://cdn.fp.example/canvas.js"></script>`),
  '/fp-real': shell('FingerprintJS', `${text}<script src="https://cdn.fpjs.example/fp.js"></script><script>FingerprintJS.load({ monitoring: false }).then((f) => f.get()).then((r) => fetch('https://fp4.metricsink.example/v', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ visitorId: r.visitorId }) }));</script>`),
  '/fp-fonts': shell('Fonts', `${text}<script src="https://cdn.fp.example/fonts.js"></script>`),
  '/fp-glaudio': shell('WebGL', `${text}<script src="https://cdn.fp.example/glaudio.js"></script>`),
  '/signup': shell('注册', `<h1>注册</h1><form onsubmit="return false"><p><label>搜索 <input id="search" name="search" type="search"></label></p><p><label>姓名 <input name="name" required></label></p><p><label>电子邮箱 <input id="email" name="email" type="email" required></label></p><p><label>手机号码 <input id="phone" name="phone" type="tel" required></label></p><p><label>身份证号 <input name="idcard"></label></p><p><label>出生日期 <input name="birthday" type="date"></label></p><p><label>家庭住址 <input name="address"></label></p><p><label>密码 <input id="password" name="password" type="password" autocomplete="new-password"></label></p>
    <p><label><input type="checkbox" name="share" checked> 将我的信息分享给合作伙伴</label></p><button>注册</button></form><iframe id="relay" src="https://relay.metricsink.example/frame" style="width:1px;height:1px;border:0"></iframe>
    <script src="https://cdn.leak.example/lz-string.js"></script><script src="https://cdn.leak.example/jsencrypt.js"></script><script src="https://cdn.leak.example/leak.js"></script><script src="https://cdn.keys.example/keys.js"></script>`),
  '/replay': shell('回放', `${text}<p><label>留言 <input name="comment"></label></p><script src="https://cdn.replay.example/rrweb.js"></script><script src="https://cdn.replay.example/session.js"></script>`),
  '/hotjar': shell('热图', `${text}<p><label>留言 <input name="comment"></label></p><script src="https://static.hotjar.com/c/hotjar-1.js"></script>`),
  '/cmp': shell('CMP', `${text}<link rel="stylesheet" href="https://cdn.cmp.example/cookieconsent.css"><script src="https://cdn.cmp.example/cookieconsent.umd.js"></script><script>
    CookieConsent.run({ categories: { necessary: { enabled: true, readOnly: true }, analytics: {} }, language: { default: 'en', translations: { en: { consentModal: { title: 'We use cookies', description: 'Cookies help us to count visits.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Manage preferences' }, preferencesModal: { title: 'Cookie preferences', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save preferences', sections: [{ title: 'Analytics', description: 'Counting', linkedCategory: 'analytics' }] } } } } });</script>`),
  '/workers': shell('Workers', `${text}<a href="/privacy">隐私政策</a><script>
    const u = (n) => 'https://w' + n + '.metricsink.example/w?uid=w-4f1d8a7c22e9' + n;
    new Worker('/w1.js');
    try { new SharedWorker('/w2.js'); } catch { }
    navigator.serviceWorker?.register('/sw.js');
    new Worker(URL.createObjectURL(new Blob(["fetch('" + u(4) + "', { method: 'POST', mode: 'no-cors', body: 'uid=w-4f1d8a7c22e94' })"])));
    const f = document.createElement('iframe'); f.srcdoc = '<script>fetch("' + u(5) + '", { method: "POST", mode: "no-cors", body: "uid=w-4f1d8a7c22e95" })<' + '/script>'; f.style.display = 'none'; document.body.append(f);
    open('https://pop.metricsink.example/pop', '_blank');
    addEventListener('pagehide', () => { navigator.sendBeacon(u(7), 'uid=w-4f1d8a7c22e97'); fetch(u(8), { method: 'POST', mode: 'no-cors', keepalive: true, body: 'uid=w-4f1d8a7c22e98' }); });</script>`),
  '/clean': shell('干净的页面', `${text}<p><a href="/privacy">隐私政策</a></p>`),
};
const worker = (n) => `const go = () => fetch('https://w${n}.metricsink.example/w?uid=w-4f1d8a7c22e9${n}', { method: 'POST', mode: 'no-cors', body: 'uid=w-4f1d8a7c22e9${n}' }).catch(() => {});`;
const files = {
  'cdn.fpjs.example/fp.js': () => file('@fingerprintjs/fingerprintjs/dist/fp.umd.min.js'),
  'cdn.leak.example/lz-string.js': () => file('lz-string/libs/lz-string.min.js'),
  'cdn.leak.example/jsencrypt.js': () => file('jsencrypt/bin/jsencrypt.min.js'),
  'cdn.replay.example/rrweb.js': () => file('rrweb/umd/rrweb.min.js'),
  'cdn.cmp.example/cookieconsent.css': () => file('vanilla-cookieconsent/dist/cookieconsent.css'),
  'cdn.cmp.example/cookieconsent.umd.js': () => file('vanilla-cookieconsent/dist/cookieconsent.umd.js'),
};
const types = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8' };

const answer = (secure) => (request, response) => {
  const chunks = [];
  request.on('data', (c) => chunks.push(c)).on('end', () => {
    const host = (request.headers.host || '').split(':')[0];
    const [name] = request.url.split('?');
    fs.writeSync(log, JSON.stringify({ at: Date.now(), method: request.method, url: `${secure ? 'https' : 'http'}://${host}${request.url}`, host, headers: request.rawHeaders, body: Buffer.concat(chunks).toString('base64') }) + '\n');
    const send = (type, body, headers = {}) => { response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': request.headers.origin || '*', 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Headers': '*, content-type', ...headers }); response.end(body); };
    if (host === 'shop.example') {
      if (page[name]) return send(types.html, page[name]);
      if (name === '/w1.js') return send(types.js, worker(1) + 'go();');
      if (name === '/w2.js') return send(types.js, worker(2) + 'go();');
      if (name === '/sw.js') return send(types.js, worker(3) + "addEventListener('install', (e) => e.waitUntil(go()));");
      return send('application/json', '{"ok":true}');
    }
    const key = host + name;
    if (scripts[key]) return send(types.js, scripts[key]);
    if (files[key]) return send(types[name.split('.').pop()], files[key]());
    if (host === 'relay.metricsink.example' && name === '/frame') return send(types.html, "<script>addEventListener('message', (e) => { new Image().src = 'https://e18.metricsink.example/i?v=' + encodeURIComponent(e.data); });</script>");
    if (key === 'pop.metricsink.example/pop') return send(types.html, "<script>fetch('https://w6.metricsink.example/w?uid=w-4f1d8a7c22e96', { method: 'POST', mode: 'no-cors', body: 'uid=w-4f1d8a7c22e96' });</script>");
    if (host === 'credit.example' && name.endsWith('.html')) return send(types.html, shell('协议', '<h1>协议</h1><p>合同全文。</p>'));
    if (host === 'sync.adnet.example') return send('image/gif', '', /msid=/.test(request.headers.cookie || '') ? {} : { 'Set-Cookie': `msid=${crypto.randomBytes(12).toString('hex')}; Max-Age=63072000; Path=/; Secure; SameSite=None` });
    return send('image/gif', '');
  });
};

const upgrade = (request, socket) => {
  const accept = crypto.createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  fs.writeSync(log, JSON.stringify({ at: Date.now(), method: 'GET', url: `wss://${request.headers.host}${request.url}`, host: request.headers.host, headers: request.rawHeaders, body: '' }) + '\n');
  socket.on('data', (d) => {
    if ((d[0] & 15) !== 1 || !(d[1] & 128)) return;
    const wide = (d[1] & 127) === 126;
    const n = wide ? d.readUInt16BE(2) : d[1] & 127;
    const at = wide ? 4 : 2;
    const frame = Buffer.from(d.subarray(at + 4, at + 4 + n).map((b, i) => b ^ d[at + (i & 3)]));
    fs.writeSync(log, JSON.stringify({ at: Date.now(), method: 'FRAME', url: `wss://${request.headers.host}${request.url}`, host: request.headers.host, headers: [], body: frame.toString('base64') }) + '\n');
  }).on('error', () => {});
};

const secure = https.createServer({ key: fs.readFileSync(path.join(work, 'key.pem')), cert: fs.readFileSync(path.join(work, 'cert.pem')) }, answer(true)).on('upgrade', upgrade);
const plain = http.createServer(answer(false));
secure.listen(0, '127.0.0.1', () => plain.listen(0, '127.0.0.1', () => fs.writeFileSync(path.join(work, 'ports.json'), JSON.stringify({ https: secure.address().port, http: plain.address().port }))));
