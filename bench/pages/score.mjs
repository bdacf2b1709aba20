// Scores what each tool reported on the local site against what was planted. node score.mjs WORK MODULES ROOT
import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';

const [work, modules, root] = process.argv.slice(2);
const json = (p) => { try { return JSON.parse(fs.readFileSync(path.join(work, p), 'utf8')); } catch { return null; } };
const ours = (page) => json(`candor/${page}/audit.json`);
const theirs = (page) => json(`blacklight/${page}/inspection.json`)?.reports;
const har = (page) => json(`blacklight/${page}/requests.har`)?.log.entries ?? [];
const log = fs.readFileSync(path.join(work, 'log.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l));
const times = fs.readFileSync(path.join(work, 'times.tsv'), 'utf8').trim().split('\n').map((l) => l.split('\t')).map(([tool, page, begin, end]) => ({ tool, page, begin: +begin, end: +end }));
const has = (text, part) => JSON.stringify(text ?? null).includes(part);

// Candor: a finding that is a violation or a suspicion, or a record of the page.
const finding = (page, kind, part = '') => (ours(page)?.findings ?? []).some((f) => f.kind === kind && (f.verdict === 'violation' || f.verdict === 'suspected') && has([f.title, f.explanation], part));
const visit = (page, kind) => ours(page)?.page?.visits.find((v) => v.kind === kind);
const stored = (page, kind, name) => visit(page, 'untouched')?.stored.find((s) => s.kind === kind && s.name === name);
const recipient = (page, host) => (ours(page)?.page?.visits ?? []).flatMap((v) => v.recipients).filter((r) => r.host === host);
const box = (page, kind, meaning) => (ours(page)?.page?.controls ?? []).find((c) => c.kind === kind && c.isOnByDefault && (!meaning || c.meanings.includes(meaning)));
const script = (page, behaviour, part) => (ours(page)?.page?.scripts ?? []).some((s) => s.behaviour === behaviour && s.script.includes(part) && s.leftPage);

// Blacklight: 'Y' where a report of its says it, 'h' where only its raw material holds it.
const tracker = (page, part) => (theirs(page)?.third_party_trackers ?? []).some((t) => t.url.includes(part));
const raw = (page, part) => har(page).some((e) => e.request.url.includes(part));
const yes = (y, h) => (y ? 'Y' : h ? 'h' : '–');
const keys = (page, host) => Object.values(theirs(page)?.key_logging ?? {}).flat().some((k) => has(k.post_request_url, host));

const rows = [
  ['1 listed trackers before consent', () => finding('home', 'web-collection-before-consent', 'google-analytics'), () => yes(tracker('home', 'google-analytics'), raw('home', 'google-analytics'))],
  ['2 unlisted pixel carrying an identifier', () => finding('home', 'web-collection-before-consent', 'pixel.metricsink.example') && has(ours('home')?.recipients.filter((r) => r.host === 'pixel.metricsink.example'), 'receives-persistent-identifier'), () => yes(tracker('home', 'pixel.metricsink'), raw('home', 'pixel.metricsink'))],
  ['3 third-party cookie kept for 2 years', () => stored('home', 'cookie', 'msid')?.retentionSeconds === 63072000, () => yes((theirs('home')?.cookies ?? []).some((c) => c.name === 'msid' && Date.parse(c.expires) > Date.now() + 5e10), has(theirs('home')?.cookies, 'msid'))],
  ['4 first-party cookie kept for 2 years', () => stored('home', 'cookie', '_sid')?.retentionSeconds === 63072000, () => yes((theirs('home')?.cookies ?? []).some((c) => c.name === '_sid' && Date.parse(c.expires) > Date.now() + 5e10), has(theirs('home')?.cookies, '_sid'))],
  ['5 identifier in localStorage', () => stored('home', 'local-storage', 'visitor_id')?.looksLikeIdentifier, () => '–'],
  ['6 identifier in IndexedDB and sessionStorage', () => stored('home', 'indexed-db', 'ids')?.looksLikeIdentifier && stored('home', 'session-storage', 'tab_id')?.looksLikeIdentifier, () => '–'],
  ['7 banner without a way to refuse on its first layer', () => finding('home', 'no-refusal-on-first-layer'), () => '–'],
  ['8 goes on after refusal', () => finding('home', 'web-collection-after-refusal', 'pixel.metricsink.example'), () => '–'],
  ['9 new tracker after acceptance', () => visit('home', 'acceptance')?.recipients.some((r) => r.host === 'pixel.audiencelab.example') && !visit('home', 'untouched')?.recipients.some((r) => r.host === 'pixel.audiencelab.example'), () => '–'],
  ['10 native box, on by default', () => box('bill', 'native') && finding('bill', 'pre-ticked-consent'), () => '–'],
  ['11 ARIA box, on by default', () => box('bill-aria', 'aria') && finding('bill-aria', 'pre-ticked-consent'), () => '–'],
  ['12 drawn box, on by default', () => box('bill-drawn', 'drawn') && finding('bill-drawn', 'pre-ticked-consent'), () => '–'],
  ['13 three agreements in one box', () => box('bill', 'native')?.agreements.length === 3 && finding('bill', 'bundled-agreements'), () => '–'],
  ['14 consent text of 9 px in light grey', () => finding('bill', 'consent-text-hard-to-read'), () => '–'],
  ['15 main button sends telephone and consent to a partner', () => box('bill', 'native')?.effect?.onlyOn.some((t) => t.includes('credit.example/enrol')) && recipient('bill', 'credit.example').some((r) => r.dataTypes.includes('phone-number')), () => '–'],
  ['16 ‘share with partners’, on by default', () => box('signup', 'native', 'sharing') && finding('signup', 'pre-ticked-consent'), () => '–'],
  ['17 canvas fingerprint, hand-written', () => script('fp-canvas', 'fingerprinting', 'canvas.js'), () => yes(has(theirs('fp-canvas')?.canvas_fingerprinters.fingerprinters, 'canvas.js'))],
  ['18 FingerprintJS 5.2.0', () => script('fp-real', 'fingerprinting', 'fp.js') || (ours('fp-real')?.page.scripts ?? []).some((s) => s.behaviour === 'fingerprinting' && s.script.includes('fp.js')), () => yes(has(theirs('fp-real')?.canvas_fingerprinters.fingerprinters, 'fp.js'))],
  ['19 font enumeration', () => script('fp-fonts', 'fingerprinting', 'fonts.js'), () => yes(has(theirs('fp-fonts')?.canvas_font_fingerprinters.canvas_font, 'fonts.js'))],
  ['20 WebGL and audio', () => script('fp-glaudio', 'fingerprinting', 'glaudio.js'), () => '–'],
  ['21 every keystroke sent', () => script('signup', 'keystrokes', 'keys.js'), () => yes(keys('signup', 'keys.metricsink'))],
  ['23 password to a third party', () => recipient('signup', 'e24.metricsink.example').some((r) => r.dataTypes.includes('password')), () => yes(keys('signup', 'e24.metricsink'))],
  ['24 what a form asks for', () => ['name', 'email', 'phone-number', 'id-card-number', 'birth-date', 'address', 'password'].every((t) => has(ours('signup')?.page.fields, `"dataType":"${t}"`)), () => '–'],
  ['25 session replay by an unlisted host', () => finding('replay', 'session-replay'), () => yes(Object.keys(theirs('replay')?.session_recorders ?? {}).length > 0, tracker('replay', 'rrweb'))],
  ['26 link to a privacy policy, there and not there', () => ours('home')?.page.policyLink && finding('signup', 'no-policy-link'), () => '–'],
  ['27 banner that hides from robots', () => ours('cmp')?.page.dialog?.refuseClicks === 1, () => '–'],
  ['29 session recorder under its listed host', () => finding('hotjar', 'session-replay'), () => yes(Object.keys(theirs('hotjar')?.session_recorders ?? {}).length > 0)],
];

console.log(`Machine: ${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB; load at the end ${os.loadavg()[0].toFixed(1)}; ${execFileSync('/usr/lib/chromium/chromium', ['--version', '--no-sandbox']).toString().trim()}; ${new Date().toISOString().slice(0, 10)}\n`);
console.log('| planted | Candor | Blacklight 3.11.0 |\n| --- | --- | --- |');
let [a, b] = [0, 0];
for (const [name, mine, peer] of rows) {
  const [x, y] = [mine() ? 'Y' : '–', peer()];
  a += x === 'Y'; b += y === 'Y';
  console.log(`| ${name} | ${x} | ${y} |`);
}
console.log(`| **of ${rows.length}** | **${a}** | **${b}** |`);

// Row 28: eight flows that a page's own events lose, and their bodies.
const flows = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `w${n}.metricsink.example`);
const sentAt = (tool, page) => { const t = times.find((x) => x.tool === tool && x.page === page); return log.filter((l) => l.at >= t.begin && l.at <= t.end); };
const recording = (page) => { const folder = path.join(work, 'candor', page, 'evidence'); const name = fs.existsSync(folder) && fs.readdirSync(folder).find((f) => f.endsWith('.har')); return name ? JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')).log.entries : []; };
const count = (entries, ok) => flows.filter((h) => entries.some((e) => new URL(e.request.url).hostname === h && ok(e))).length;
const body = (e) => e.request.postData?.text?.includes('uid=');
console.log(`| 28 flows of workers, windows, frames and unloading: seen / with body, of 8 | ${count(recording('workers'), () => true)} / ${count(recording('workers'), body)} | ${count(har('workers'), () => true)} / ${count(har('workers'), body)} |`);
console.log(`\nServer saw of the eight: ${flows.filter((h) => sentAt('candor', 'workers').some((l) => l.host === h)).length} from Candor's browser, ${flows.filter((h) => sentAt('blacklight', 'workers').some((l) => l.host === h)).length} from Blacklight's.`);
const clean = ours('clean');
console.log(`Clean page: Candor ${clean.findings.filter((f) => (f.verdict === 'violation' || f.verdict === 'suspected') && !f.kind.startsWith('policy-')).length} findings of its conduct, Blacklight ${(theirs('clean')?.third_party_trackers ?? []).length}.\n`);

// Row 22: the channels. What the server got while Candor filled in the form, as HAR, for TrackHAR and for candor decode.
const channels = ['01', '02', '03', '04', '05', '06', '07', '08', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24'];
const hostOf = (n) => (n === '03' ? 'www.facebook.com' : n === '17' ? 'metrics.shop.example' : `e${n}.metricsink.example`);
const typeOf = (n) => (n === '19' ? 'phone-number' : n === '24' ? 'password' : 'email');
const lines = sentAt('candor', 'signup').filter((l) => channels.some((n) => hostOf(n) === l.host) && l.method !== 'OPTIONS');
const entries = lines.map((l) => {
  const bytes = Buffer.from(l.body, 'base64');
  const headers = Array.from({ length: l.headers.length / 2 }, (_, i) => ({ name: l.headers[2 * i], value: l.headers[2 * i + 1] }));
  const isText = !bytes.includes(0) && bytes.equals(Buffer.from(bytes.toString('utf8')));
  const entry = { startedDateTime: new Date(l.at).toISOString(), time: 1, request: { method: l.method === 'FRAME' ? 'GET' : l.method, url: l.url, httpVersion: 'HTTP/1.1', headers, queryString: [...new URL(l.url).searchParams].map(([name, value]) => ({ name, value })), cookies: [], headersSize: -1, bodySize: bytes.length }, response: { status: 200, statusText: '', httpVersion: 'HTTP/1.1', headers: [], cookies: [], content: { size: 0, mimeType: '' }, redirectURL: '', headersSize: -1, bodySize: 0 }, cache: {}, timings: { send: 0, wait: 0, receive: 0 } };
  if (l.method === 'FRAME') entry._webSocketMessages = [{ type: 'send', time: l.at / 1000, opcode: 1, data: bytes.toString('utf8') }];
  else if (bytes.length) entry.request.postData = { mimeType: headers.find((h) => h.name.toLowerCase() === 'content-type')?.value ?? '', text: isText ? bytes.toString('utf8') : bytes.toString('base64'), ...(isText ? {} : { encoding: 'base64' }) };
  return entry;
});
const capture = { log: { version: '1.2', creator: { name: 'bench', version: '1' }, pages: [], entries } };
fs.writeFileSync(path.join(work, 'channels.har'), JSON.stringify(capture));
const persona = JSON.parse(execFileSync(path.join(root, 'candor'), ['persona']).toString()).values;
const { process: trackhar } = createRequire(path.join(modules, 'any.js'))('trackhar');
const one = (v) => (Array.isArray(v) ? v : [v]);
const results = await trackhar(capture, { indicatorValues: { email: one(persona.email), phone: one(persona['phone-number']), password: one(persona.password) } });
const byTrackHar = channels.filter((n) => entries.some((e, i) => new URL(e.request.url).hostname === hostOf(n) && (results[i] ?? []).some((r) => one(persona[typeOf(n)]).includes(r.value) || has(r.value, persona[typeOf(n)]) || ['email', 'phone', 'password'].includes(r.property))));
let decoded = '';
try { decoded = execFileSync(path.join(root, 'candor'), ['decode', path.join(work, 'channels.har'), '--json', '--first-party', 'shop.example'], { maxBuffer: 1 << 28 }).toString(); } catch (e) { decoded = e.stdout.toString(); }
const sightings = decoded.trim().split('\n').map((l) => { try { return JSON.parse(l); } catch { return null; } }).filter(Boolean).flatMap((d) => d.sightings ?? [d]);
const byCapture = channels.filter((n) => sightings.some((s) => s.host === hostOf(n) && s.dataType === typeOf(n)));
const byPage = channels.filter((n) => recipient('signup', hostOf(n)).some((r) => r.dataTypes.includes(typeOf(n))));
const blacklight = channels.filter((n) => keys('signup', hostOf(n)) || (n === '03' && has(theirs('signup')?.fb_pixel_events, 'Email')));
const fired = (tool) => channels.filter((n) => sentAt(tool, 'signup').some((l) => l.host === hostOf(n)));
console.log('| channels of 23 | found | not found |\n| --- | ---: | --- |');
for (const [name, found] of [[`Candor, from the page (${fired('candor').length} fired)`, byPage], ['Candor, from the server\'s log as HAR', byCapture], [`Blacklight, from the page (${fired('blacklight').length} fired)`, blacklight], ['TrackHAR 1.0.0, from the same HAR', byTrackHar]]) {
  console.log(`| ${name} | ${found.length} | ${channels.filter((n) => !found.includes(n)).map((n) => 'E' + n).join(' ')} |`);
}

const seconds = (tool) => times.filter((t) => t.tool === tool).map((t) => (t.end - t.begin) / 1000).sort((x, y) => x - y);
const show = (list) => `${list[0].toFixed(1)} – ${list[list.length >> 1].toFixed(1)} – ${list[list.length - 1].toFixed(1)}`;
console.log(`\n| seconds a page, whole process: least – median – most of ${times.length / 2} pages | Candor (all stages) ${show(seconds('candor'))} | Blacklight (one load) ${show(seconds('blacklight'))} |\n`);
console.log('| page | stage | seconds |\n| --- | --- | ---: |');
for (const line of fs.readFileSync(path.join(work, 'stages.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l))) {
  const first = log.find((l) => l.at >= line.began && l.url === line.url);
  console.log(`| ${new URL(line.url).pathname} | from nothing to the first request (recorder, browser, context) | ${((first.at - line.began) / 1000).toFixed(2)} |`);
  for (const [stage, s] of Object.entries(line.stages)) console.log(`| | ${stage}${stage === 'Opening the page' ? ' (with the start)' : ''} | ${s.toFixed(2)} |`);
}
