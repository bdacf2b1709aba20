// A home-made fingerprint: canvas, WebGL, audio, fonts and the navigator's properties, hashed and sent.
(async () => {
  const parts = [];
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  pen.font = '18px Arial';
  pen.fillText('Cwm fjordbank glyphs vext quiz 😃', 2, 20);
  parts.push(canvas.toDataURL());
  const gl = document.createElement('canvas').getContext('webgl');
  if (gl) { const info = gl.getExtension('WEBGL_debug_renderer_info'); parts.push(gl.getParameter(gl.VERSION), gl.getSupportedExtensions().join(), info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : ''); }
  for (const font of ['Arial', 'Courier New', 'Georgia', 'Times New Roman', 'Verdana', 'Tahoma', 'Impact', 'Comic Sans MS', 'Trebuchet MS', 'Palatino', 'Garamond', 'Bookman', 'Candara', 'Calibri', 'SimSun', 'SimHei']) { pen.font = "16px '" + font + "', monospace"; parts.push(pen.measureText('mmmmmmmmmmlli').width); }
  parts.push(navigator.userAgent, navigator.platform, navigator.hardwareConcurrency, navigator.deviceMemory, navigator.languages.join(), navigator.maxTouchPoints, navigator.plugins.length, screen.width, screen.height, screen.colorDepth, new Date().getTimezoneOffset());
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('|'))));
  const id = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  fetch('https://cdn-stats.example/v?id=' + id, { method: 'POST', body: JSON.stringify({ visitor: id, page: location.href }) });
})();
