// Runs in every document before its own scripts: tells which script reads what of the device, follows whom, keeps what. It changes nothing
// that a page could see, but that closed shadow roots are made open, so that what a person sees can be read.
(() => {
  'use strict';
  const name = '__BINDING__';
  const tell = globalThis[name];
  if (typeof tell !== 'function') return;
  delete globalThis[name];
  const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const counts = new Map();
  let told = 0;

  const script = () => {
    try {
      const stack = String(new Error().stack || '');
      const places = stack.match(/(?:https?|blob|data):[^\s)]+?:\d+:\d+/g);
      return places ? places[0] : (document.currentScript && document.currentScript.src) || location.href;
    } catch { return location.href; }
  };

  // Tells the first few of a kind and then at every doubling, so that a busy page does not drown the channel.
  const note = (kind, detail, always) => {
    try {
      const who = script();
      const file = who.replace(/:\d+:\d+$/, '');
      const key = kind + '\n' + file + '\n' + (always ? '' : detail);
      const n = (counts.get(key) || 0) + 1;
      counts.set(key, n);
      if (told < 4000 && (always ? n <= 400 : (n & (n - 1)) === 0)) {
        told++;
        tell(JSON.stringify({ k: kind, d: String(detail).slice(0, 2000), s: who.slice(0, 1000), n, u: location.href.slice(0, 1000), a: !!(navigator.userActivation && navigator.userActivation.hasBeenActive) }));
      }
    } catch { /* a page that breaks our telling is still a page */ }
  };

  const method = (owner, key, seen) => {
    const d = owner && getOwnPropertyDescriptor(owner, key);
    if (!d || typeof d.value !== 'function') return;
    defineProperty(owner, key, { ...d, value: new Proxy(d.value, { apply(target, self, args) { try { seen(self, args); } catch { /* as above */ } return apply(target, self, args); } }) });
  };
  const construct = (owner, key, seen) => {
    const d = owner && getOwnPropertyDescriptor(owner, key);
    if (!d || typeof d.value !== 'function') return;
    defineProperty(owner, key, { ...d, value: new Proxy(d.value, { construct(target, args, self) { try { seen(args); } catch { /* as above */ } return Reflect.construct(target, args, self); } }) });
  };
  const getter = (owner, key, seen) => {
    const d = owner && getOwnPropertyDescriptor(owner, key);
    if (!d || !d.get || !d.configurable) return;
    defineProperty(owner, key, { ...d, get: new Proxy(d.get, { apply(target, self, args) { try { seen(self); } catch { /* as above */ } return apply(target, self, args); } }) });
  };
  const setter = (owner, key, seen) => {
    const d = owner && getOwnPropertyDescriptor(owner, key);
    if (!d || !d.set || !d.configurable) return;
    defineProperty(owner, key, { ...d, set: new Proxy(d.set, { apply(target, self, args) { try { seen(self, args[0]); } catch { /* as above */ } return apply(target, self, args); } }) });
  };
  const proto = (type) => globalThis[type] && globalThis[type].prototype;

  // Shadow roots.
  const shadow = getOwnPropertyDescriptor(Element.prototype, 'attachShadow');
  if (shadow) defineProperty(Element.prototype, 'attachShadow', { ...shadow, value: new Proxy(shadow.value, { apply(t, self, args) { return apply(t, self, [{ ...args[0], mode: 'open' }]); } }) });

  // Reading the device.
  // A canvas that nobody sees, with letters of many kinds drawn on it and read back, is drawn to be measured.
  const drawn = new WeakMap();
  const readBack = (self, how) => {
    note('canvas', how);
    const letters = drawn.get(self);
    if (letters && letters.size >= 10 && !self.isConnected && self.width <= 600 && self.height <= 400) note('canvas-hidden', how);
  };
  method(proto('HTMLCanvasElement'), 'toDataURL', (self) => readBack(self, 'toDataURL'));
  method(proto('HTMLCanvasElement'), 'toBlob', (self) => readBack(self, 'toBlob'));
  method(proto('OffscreenCanvas'), 'convertToBlob', () => note('canvas', 'convertToBlob'));
  method(proto('CanvasRenderingContext2D'), 'getImageData', (self) => readBack(self.canvas, 'getImageData'));
  method(proto('CanvasRenderingContext2D'), 'fillText', (self, args) => {
    const text = String(args[0]);
    note('canvas-text', text.slice(0, 40));
    const letters = drawn.get(self.canvas) || new Set();
    for (const c of text.slice(0, 100)) letters.add(c);
    drawn.set(self.canvas, letters);
  });
  method(proto('CanvasRenderingContext2D'), 'measureText', (self) => note('font', String(self.font).slice(0, 120)));
  method(proto('OffscreenCanvasRenderingContext2D'), 'measureText', (self) => note('font', String(self.font).slice(0, 120)));
  for (const side of ['offsetWidth', 'offsetHeight']) getter(proto('HTMLElement'), side, (self) => { const f = self.style && self.style.fontFamily; if (f) note('font', f.slice(0, 120)); });
  if (document.fonts) method(Object.getPrototypeOf(document.fonts), 'check', (self, args) => note('font', String(args[0]).slice(0, 120)));
  for (const type of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
    method(proto(type), 'getParameter', (self, args) => note('webgl', 'getParameter ' + args[0]));
    method(proto(type), 'getExtension', (self, args) => { if (/debug_renderer_info/i.test(args[0])) note('webgl', 'WEBGL_debug_renderer_info'); });
    method(proto(type), 'getSupportedExtensions', () => note('webgl', 'getSupportedExtensions'));
    method(proto(type), 'getShaderPrecisionFormat', () => note('webgl', 'getShaderPrecisionFormat'));
    method(proto(type), 'readPixels', () => note('webgl', 'readPixels'));
  }
  construct(globalThis, 'OfflineAudioContext', () => note('audio', 'OfflineAudioContext'));
  construct(globalThis, 'webkitOfflineAudioContext', () => note('audio', 'OfflineAudioContext'));
  method(proto('OfflineAudioContext'), 'startRendering', () => note('audio', 'startRendering'));
  method(proto('AnalyserNode'), 'getFloatFrequencyData', () => note('audio', 'getFloatFrequencyData'));
  for (const key of ['userAgent', 'platform', 'hardwareConcurrency', 'deviceMemory', 'language', 'languages', 'plugins', 'mimeTypes', 'maxTouchPoints', 'vendor', 'vendorSub', 'productSub', 'appVersion', 'oscpu', 'cpuClass', 'doNotTrack', 'webdriver', 'connection', 'cookieEnabled', 'pdfViewerEnabled', 'userAgentData'])
    getter(proto('Navigator'), key, () => note('navigator', key));
  for (const key of ['width', 'height', 'availWidth', 'availHeight', 'colorDepth', 'pixelDepth', 'availLeft', 'availTop', 'orientation'])
    getter(proto('Screen'), key, () => note('screen', key));
  method(Date.prototype, 'getTimezoneOffset', () => note('timezone', 'getTimezoneOffset'));
  method(Intl.DateTimeFormat.prototype, 'resolvedOptions', () => note('timezone', 'resolvedOptions'));
  method(proto('NavigatorUAData'), 'getHighEntropyValues', (self, args) => note('navigator', 'getHighEntropyValues'));
  method(proto('Navigator'), 'getBattery', () => note('navigator', 'getBattery'));
  method(proto('MediaDevices'), 'enumerateDevices', () => note('navigator', 'enumerateDevices'));
  method(proto('SpeechSynthesis'), 'getVoices', () => note('navigator', 'getVoices'));
  method(proto('RTCPeerConnection'), 'createDataChannel', () => note('navigator', 'RTCPeerConnection'));

  // Permissions that the browser asks the person for.
  method(proto('Geolocation'), 'getCurrentPosition', () => note('permission', 'geolocation', true));
  method(proto('Geolocation'), 'watchPosition', () => note('permission', 'geolocation', true));
  if (globalThis.Notification) method(globalThis.Notification, 'requestPermission', () => note('permission', 'notifications', true));
  method(proto('MediaDevices'), 'getUserMedia', (self, args) => note('permission', args[0] && args[0].video ? 'camera' : 'microphone', true));
  method(proto('Clipboard'), 'readText', () => note('permission', 'clipboard', true));
  method(proto('Clipboard'), 'read', () => note('permission', 'clipboard', true));

  // Keeping.
  method(proto('Storage'), 'setItem', (self, args) => note(self === globalThis.sessionStorage ? 'session-storage' : 'local-storage', String(args[0]).slice(0, 200) + '\n' + String(args[1]).slice(0, 600), true));
  setter(proto('Document'), 'cookie', (self, value) => note('cookie', value, true));
  if (globalThis.CookieStore) method(globalThis.CookieStore.prototype, 'set', (self, args) => note('cookie', typeof args[0] === 'string' ? args[0] + '=' + args[1] : args[0].name + '=' + args[0].value + (args[0].expires ? '; expires=' + new Date(args[0].expires).toUTCString() : ''), true));
  method(proto('IDBFactory'), 'open', (self, args) => note('indexed-db', args[0], true));
  method(proto('CacheStorage'), 'open', (self, args) => note('cache-storage', args[0], true));

  // Following the person.
  const followed = new Set(['keydown', 'keypress', 'keyup', 'input', 'change', 'mousemove', 'pointermove', 'touchmove', 'scroll', 'click', 'pointerdown', 'mousedown', 'mouseup', 'focus', 'blur', 'paste', 'copy']);
  method(proto('EventTarget'), 'addEventListener', (self, args) => {
    if (!followed.has(args[0])) return;
    const where = self === globalThis || self === undefined ? 'window' : self === document ? 'document' : self === document.body || self === document.documentElement ? 'document' : self instanceof HTMLInputElement || self instanceof HTMLTextAreaElement ? 'field' : 'element';
    if (where !== 'element') note('listener', args[0] + ' ' + where);
  });
  method(proto('MutationObserver'), 'observe', (self, args) => {
    const o = args[1] || {};
    if (o.subtree && (args[0] === document || args[0] === document.documentElement || args[0] === document.body)) note('mutations', (o.childList ? 'children ' : '') + (o.characterData ? 'text ' : '') + (o.attributes ? 'attributes' : ''));
  });
  for (const type of ['HTMLInputElement', 'HTMLTextAreaElement']) getter(proto(type), 'value', (self) => { if (self.isConnected && !/^(checkbox|radio|hidden|submit|button|reset|image)$/.test(self.type)) note('value', self.type || 'text'); });

  // Sending: which script, to where.
  method(proto('Navigator'), 'sendBeacon', (self, args) => note('send', 'beacon ' + new URL(args[0], location.href), true));
  method(globalThis, 'fetch', (self, args) => note('send', 'fetch ' + new URL(args[0] && args[0].url || args[0], location.href), true));
  method(proto('XMLHttpRequest'), 'open', (self, args) => note('send', 'xhr ' + new URL(args[1], location.href), true));
  construct(globalThis, 'WebSocket', (args) => note('send', 'websocket ' + new URL(args[0], location.href), true));
  setter(proto('HTMLImageElement'), 'src', (self, value) => note('send', 'image ' + new URL(value, location.href), true));
})();
