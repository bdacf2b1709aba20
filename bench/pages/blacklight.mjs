// Runs @themarkup/blacklight-collector on one page: node blacklight.mjs MODULES URL OUT HTTPS_PORT HTTP_PORT
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, url, out, https, http] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'any.js'));
const { collect } = require('@themarkup/blacklight-collector');
const result = await collect(url, {
  outDir: out, numPages: 0, captureHar: true, quiet: true, saveScreenshots: true,
  puppeteerExecutablePath: '/usr/lib/chromium/chromium',
  extraChromiumArgs: ['--disable-features=TrackingProtection3pcd', '--no-sandbox', '--ignore-certificate-errors', `--host-resolver-rules=MAP *:443 127.0.0.1:${https},MAP *:80 127.0.0.1:${http}`],
});
if (result.status !== 'success') { console.error(JSON.stringify(result).slice(0, 400)); process.exit(1); }
