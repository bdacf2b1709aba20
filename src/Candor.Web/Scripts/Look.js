// Runs in a world of its own in every frame: sees the document and is not seen by it. Finds boxes, buttons, dialogs, fields and links, and
// measures them. All words come from the caller. Answers are plain data; elements are named by their number in 'nodes'.
(words) => {
  'use strict';
  if (globalThis.candorLook) return true;
  const W = {};
  for (const [key, source] of Object.entries(words)) W[key] = new RegExp(source, 'iu');
  const MOST = 30000;
  const nodes = [];
  const ids = new Map();
  const idOf = (el) => { let id = ids.get(el); if (id === undefined) { id = nodes.push(el) - 1; ids.set(el, id); } return id; };

  // Walking the document as it is drawn: through shadow roots and slots.
  const parentOf = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const elements = (root) => {
    const found = [];
    const visit = (node) => {
      for (let el = node.firstElementChild; el && found.length < MOST; el = el.nextElementSibling) {
        found.push(el);
        if (el.shadowRoot) visit(el.shadowRoot);
        visit(el);
      }
    };
    visit(root);
    return found;
  };
  const contains = (outer, inner) => { for (let e = inner; e; e = parentOf(e)) if (e === outer) return true; return false; };
  const style = (el, pseudo) => getComputedStyle(el, pseudo);
  const rect = (el) => { const r = el.getBoundingClientRect(); return { x: r.left, y: r.top, w: r.width, h: r.height }; };
  const visible = (el) => {
    try { if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false; } catch { return false; }
    const r = el.getBoundingClientRect();
    return r.width >= 1 && r.height >= 1 && r.right + scrollX > 0 && r.bottom + scrollY > 0;
  };
  const hides = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|META|LINK|IFRAME|OBJECT|SVG|OPTION|SELECT|TEXTAREA)$/i;
  const textOf = (el, limit = 2000) => {
    let out = '';
    const visit = (node) => {
      if (out.length >= limit) return;
      if (node.nodeType === 3) { out += node.data; return; }
      if (node.nodeType !== 1 && node.nodeType !== 11) return;
      if (node.nodeType === 1) {
        if (hides.test(node.tagName)) return;
        const s = style(node);
        if (s.display === 'none' || s.visibility === 'hidden') return;
        if (/^(block|flex|grid|list-item|table)/.test(s.display) || node.tagName === 'BR') out += ' ';
        if (node.tagName === 'SLOT') { const assigned = node.assignedNodes(); if (assigned.length) { assigned.forEach(visit); return; } }
        if (node.shadowRoot) { visit(node.shadowRoot); return; }
      }
      for (let c = node.firstChild; c; c = c.nextSibling) visit(c);
      if (node.nodeType === 1 && /^(block|flex|grid|list-item|table)/.test(style(node).display)) out += ' ';
    };
    visit(el);
    return out.replace(/\s+/g, ' ').trim().slice(0, limit);
  };
  const nameOf = (el) => {
    const byId = (v) => (v || '').split(/\s+/).map((i) => el.getRootNode().getElementById ? el.getRootNode().getElementById(i) : null).filter(Boolean).map((e) => textOf(e, 300)).join(' ');
    return (el.getAttribute('aria-label') || byId(el.getAttribute('aria-labelledby')) || (el.tagName === 'INPUT' && /^(submit|button|reset)$/.test(el.type) ? el.value : '') || textOf(el, 300) || el.getAttribute('title') || (el.querySelector && el.querySelector('img[alt]') ? el.querySelector('img[alt]').alt : '') || '').replace(/\s+/g, ' ').trim();
  };
  // What a person reads on a button; its name for those who do not see it only where nothing can be read.
  const faceOf = (el) => (el.tagName === 'INPUT' ? '' : textOf(el, 300)) || nameOf(el);
  const selectorOf = (el) => {
    const parts = [];
    for (let e = el; e && parts.length < 6; e = parentOf(e)) {
      if (e.id) { parts.unshift('#' + CSS.escape(e.id)); break; }
      const same = e.parentElement ? [...e.parentElement.children].filter((c) => c.tagName === e.tagName) : [e];
      parts.unshift(e.tagName.toLowerCase() + (same.length > 1 ? ':nth-of-type(' + (same.indexOf(e) + 1) + ')' : ''));
    }
    return parts.join(' > ');
  };
  const html = (el, limit = 400) => { const c = el.cloneNode(true); return (c.outerHTML || '').replace(/\s+/g, ' ').slice(0, limit); };

  // Colours and contrast (WCAG 2.2).
  const parse = (c) => { const m = /rgba?\(([^)]+)\)/.exec(c); if (!m) return null; const p = m[1].split(/[ ,/]+/).map(Number); return { r: p[0], g: p[1], b: p[2], a: p.length > 3 ? p[3] : 1 }; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const luminance = (c) => { const f = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
  const ratio = (a, b) => { const x = luminance(a), y = luminance(b); return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
  const background = (el) => {
    const layers = [];
    for (let e = el; e; e = parentOf(e)) {
      const s = style(e);
      if (s.backgroundImage && s.backgroundImage !== 'none') return null;
      const c = parse(s.backgroundColor);
      if (c && c.a > 0) { layers.push(c); if (c.a === 1) break; }
    }
    let base = { r: 255, g: 255, b: 255, a: 1 };
    while (layers.length) base = over(layers.pop(), base);
    return base;
  };
  const textMeasure = (el) => {
    // The element that holds the most text.
    let best = el, most = -1;
    for (const e of [el, ...elements(el).slice(0, 200)]) {
      let own = 0;
      for (let c = e.firstChild; c; c = c.nextSibling) if (c.nodeType === 3) own += c.data.trim().length;
      if (own > most && visible(e)) { most = own; best = e; }
    }
    const s = style(best);
    const bg = background(best);
    let fg = parse(s.color);
    let opacity = 1;
    for (let e = best; e; e = parentOf(e)) opacity *= Number(style(e).opacity);
    if (fg && bg) { fg = over({ ...fg, a: fg.a * opacity }, bg); }
    return { font: parseFloat(s.fontSize) || 0, contrast: fg && bg ? Math.round(ratio(fg, bg) * 100) / 100 : null };
  };
  const fillContrast = (el) => { const bg = background(el); const under = parentOf(el) ? background(parentOf(el)) : null; return bg && under ? ratio(bg, under) : (bg ? 1 : 3); };

  // Buttons.
  const isNativeButton = (el) => el.tagName === 'BUTTON' || (el.tagName === 'INPUT' && /^(submit|button|image)$/.test(el.type)) || el.tagName === 'SUMMARY';
  const isClickable = (el) => isNativeButton(el) || (el.tagName === 'A' && (el.hasAttribute('href') || el.onclick !== null)) || /^(button|link|menuitem)$/.test(el.getAttribute('role') || '') || el.hasAttribute('onclick') || el.hasAttribute('tabindex')
    || (style(el).cursor === 'pointer' && (!parentOf(el) || style(parentOf(el)).cursor !== 'pointer'));
  const looksLikeLink = (el) => {
    if (isNativeButton(el)) { const s = style(el); const c = parse(s.backgroundColor); return (!c || c.a === 0) && parseFloat(s.borderTopWidth) === 0; }
    const s = style(el); const c = parse(s.backgroundColor);
    return (!c || c.a === 0 || fillContrast(el) < 1.05) && parseFloat(s.borderTopWidth) === 0 && s.backgroundImage === 'none';
  };
  const button = (el) => { const m = textMeasure(el); return { id: idOf(el), text: faceOf(el).slice(0, 120), box: rect(el), font: m.font, contrast: m.contrast, isLink: looksLikeLink(el), selector: selectorOf(el), html: html(el, 300), href: el.href && typeof el.href === 'string' ? el.href : null }; };
  const buttonsIn = (root) => {
    const all = elements(root).filter((el) => isClickable(el) && visible(el) && !el.disabled && el.getAttribute('aria-disabled') !== 'true');
    return all.filter((el) => { const t = faceOf(el); return t.length > 0 && t.length <= 60 && !all.some((o) => o !== el && contains(el, o) && faceOf(o) === t); });
  };

  // Boxes and switches.
  const ROLE = /^(checkbox|switch|menuitemcheckbox)$/;
  const rowText = (el) => {
    let best = '';
    for (let e = parentOf(el), depth = 0; e && depth < 4; e = parentOf(e), depth++) {
      const t = textOf(e, 500);
      if (t.length > 400 || e === document.body || e.getBoundingClientRect().height > 240) break;
      if (t.length >= 4) { best = t; if (W.consent.test(t)) return { el: e, text: t }; if (t.length > 24) return { el: e, text: t }; }
    }
    return best ? { el: parentOf(el), text: best } : null;
  };
  const labelOf = (el) => {
    if (el.labels && el.labels.length) { const l = [...el.labels].map((x) => ({ el: x, text: textOf(x, 500) })).find((x) => x.text); if (l) { const row = rowText(el); if (row && l.text.length < 16 && row.text.length > l.text.length && W.consent.test(row.text)) return row; return W.consent.test(l.text) || !row ? l : (row && W.consent.test(row.text) ? row : l); } }
    const named = el.getAttribute('aria-label') || '';
    const by = el.getAttribute('aria-labelledby');
    if (by) { const e = by.split(/\s+/).map((i) => document.getElementById(i)).find(Boolean); if (e) return { el: e, text: textOf(e, 500) }; }
    const own = textOf(el, 500);
    if (own.length >= 4) return { el, text: own };
    return rowText(el) || (named ? { el: parentOf(el) || el, text: named } : null);
  };
  const TICKS = /[\u2713\u2714\u2611\u221A\u2705\u25C9\u25CF\u2B24]/;
  const pseudoTick = (el) => {
    for (const which of ['::before', '::after']) {
      const s = style(el, which);
      if (!s || s.content === 'none' || s.content === 'normal' || s.display === 'none' || s.opacity === '0' || s.visibility === 'hidden') continue;
      if (TICKS.test(s.content)) return true;
      const borders = ['Top', 'Right', 'Bottom', 'Left'].filter((b) => parseFloat(s['border' + b + 'Width']) > 0 && s['border' + b + 'Style'] !== 'none').length;
      if (borders === 2 && s.transform !== 'none') return true;
    }
    return false;
  };
  const drawnTick = (el) => {
    if (TICKS.test(textOf(el, 8))) return true;
    if (pseudoTick(el)) return true;
    for (const c of elements(el).slice(0, 12)) { if (pseudoTick(c)) return true; if (/^(path|polyline|use)$/i.test(c.tagName) && visible(c)) return true; }
    const s = style(el);
    if (/(check|tick|select|agree|gou|duihao|\/on)[^/]*\.(png|svg|webp|gif)/i.test(s.backgroundImage) && !/un-?check|un-?select|\boff\b/i.test(s.backgroundImage)) return true;
    if (el.tagName === 'IMG' && /(check|tick|select|agree|gou|duihao)/i.test(el.src) && !/un-?check|un-?select|\boff\b/i.test(el.src)) return true;
    return false;
  };
  const chroma = (c) => c ? Math.max(c.r, c.g, c.b) - Math.min(c.r, c.g, c.b) : 0;
  const switchOn = (el) => {
    const r = el.getBoundingClientRect();
    if (r.width / r.height < 1.4 || r.width / r.height > 2.8) return null;
    const s = style(el);
    if (parseFloat(s.borderTopLeftRadius) < r.height / 3) return null;
    const c = parse(s.backgroundColor);
    const knob = [...el.children].map((k) => k.getBoundingClientRect()).find((k) => k.width > 4 && k.width < r.width * 0.75 && Math.abs(k.width - k.height) < 4);
    if (knob) return knob.left + knob.width / 2 > r.left + r.width / 2;
    return c && c.a > 0 ? chroma(c) > 40 : null;
  };
  const ON = /(^|[\s_-])(on|checked|selected|active|ticked|tick|agreed|opened|is-?checked|is-?on|cur)($|[\s_-])/i;
  const OFF = /(^|[\s_-])(un-?checked|off|un-?selected)($|[\s_-])/i;
  const tokens = (el) => (typeof el.className === 'string' ? el.className : (el.getAttribute('class') || ''));
  const signature = (el) => [tokens(el), el.checked, el.getAttribute('aria-checked'), el.getAttribute('aria-pressed'), drawnTick(el), style(el).backgroundColor, style(el).backgroundImage, style(el, '::before').content, style(el, '::after').content, style(el, '::before').opacity, style(el, '::after').opacity, style(el, '::after').transform, switchOn(el), el.innerHTML.length].join('|');

  const describe = (el, kind, checked, extra) => {
    const label = labelOf(el);
    const holder = label ? label.el : el;
    const text = label ? label.text : '';
    const m = textMeasure(holder);
    const seen = extra.box || el;
    let links = elements(holder).filter((a) => a.tagName === 'A' || a.getAttribute('role') === 'link' || a.hasAttribute('onclick')).map((a) => ({ text: textOf(a, 120), href: typeof a.href === 'string' && /^https?:/.test(a.href) ? a.href : null })).filter((l) => l.text);
    if (holder.tagName === 'A' && holder.href) links.push({ text, href: holder.href });
    return { id: idOf(el), kind, checked, disabled: !!el.disabled || el.getAttribute('aria-disabled') === 'true', label: text, links, box: rect(seen), labelBox: rect(holder), font: m.font, contrast: m.contrast, name: el.name || el.id || '', selector: selectorOf(el), html: html(holder === el ? el : (contains(holder, el) ? holder : parentOf(el) || el), 500), visible: visible(seen), required: !!el.required || el.getAttribute('aria-required') === 'true', signature: signature(el), toggle: idOf(extra.toggle || seen) };
  };
  const controls = () => {
    const out = [];
    const taken = [];
    for (const el of elements(document)) {
      if (el.tagName === 'INPUT' && el.type === 'checkbox') {
        const label = el.labels && el.labels[0];
        let box = el;
        if (!visible(el)) {
          // A styled box: the input is hidden and its label, or something small beside it, is drawn instead.
          const near = label ? [...elements(label), ...(label.parentElement ? [label] : [])] : [el.nextElementSibling, el.previousElementSibling, parentOf(el)].filter(Boolean);
          box = near.find((n) => { const r = n.getBoundingClientRect(); return visible(n) && r.width >= 8 && r.width <= 64 && r.height >= 8 && r.height <= 48; }) || near.find(visible) || label || el;
        }
        if (!visible(box)) continue;
        taken.push(el, box);
        out.push(describe(el, 'native', el.checked, { box, toggle: visible(el) ? el : (label && visible(label) && !label.querySelector('a') ? label : box) }));
      } else if (ROLE.test(el.getAttribute('role') || '') && visible(el)) {
        taken.push(el);
        out.push(describe(el, 'aria', el.getAttribute('aria-checked') === 'true', {}));
      } else if (el.hasAttribute('aria-pressed') && visible(el) && W.consent.test(textOf(el, 300) || (rowText(el) || {}).text || '')) {
        taken.push(el);
        out.push(describe(el, 'aria', el.getAttribute('aria-pressed') === 'true', {}));
      }
    }
    for (const el of elements(document.body || document)) {
      if (/^(INPUT|BUTTON|SELECT|TEXTAREA|A|BODY|HTML|IFRAME|VIDEO|CANVAS)$/.test(el.tagName) || (el.closest && el.closest('button, select, svg') && el.tagName.toLowerCase() !== 'svg')) continue;
      const r = el.getBoundingClientRect();
      if (r.width < 8 || r.width > 64 || r.height < 8 || r.height > 44 || r.width / r.height < 0.6 || r.width / r.height > 2.8) continue;
      if (taken.some((t) => contains(t, el) || contains(el, t)) || out.some((o) => o.kind === 'drawn' && contains(nodes[o.id], el))) continue;
      const own = textOf(el, 20);
      if (own.length > 2 || !visible(el)) continue;
      const row = rowText(el);
      if (!row || !W.consent.test(row.text)) continue;
      const classes = tokens(el);
      const rowClasses = tokens(parentOf(el) || el);
      const sw = switchOn(el);
      const ticked = drawnTick(el);
      const isBox = sw !== null || ticked || /check|switch|toggle|radio|agree|tick|box|select/i.test(classes + ' ' + (el.id || '')) || (parseFloat(style(el).borderTopWidth) > 0 && Math.abs(r.width - r.height) <= 3 && r.width <= 32);
      const reacts = style(el).cursor === 'pointer' || (parentOf(el) && style(parentOf(el)).cursor === 'pointer') || el.hasAttribute('onclick') || (parentOf(el) && parentOf(el).hasAttribute('onclick')) || el.hasAttribute('tabindex') || /check|switch|toggle|radio|agree/i.test(classes + ' ' + rowClasses);
      if (!isBox || !reacts) continue;
      const on = sw !== null ? sw : (ticked || (ON.test(classes) && !OFF.test(classes)) || (!OFF.test(rowClasses) && ON.test(rowClasses) && /check|switch|agree/i.test(rowClasses)));
      out.push(describe(el, 'drawn', on, {}));
    }
    return out;
  };

  // Consent dialogs.
  const isOverlay = (el) => { const s = style(el); return s.position === 'fixed' || s.position === 'sticky' || (s.position === 'absolute' && Number(s.zIndex) > 0); };
  const isDialogLike = (el) => el.tagName === 'DIALOG' || /^(dialog|alertdialog|banner|region)$/.test(el.getAttribute('role') || '') || el.getAttribute('aria-modal') === 'true' || W.dialogName.test((el.id || '') + ' ' + tokens(el) + ' ' + el.tagName);
  const classify = (text) => {
    const t = text.replace(/[\s›»>✕✖×→]+$/u, '').replace(/^[\s✓✔]+/u, '').trim();
    if (/^[✕✖×xX]$/.test(text.trim())) return 'close';
    if (!t || t.length > 48) return null;
    for (const kind of ['reject', 'save', 'settings', 'accept', 'acknowledge', 'close']) if (W[kind].test(t)) return kind;
    return null;
  };
  const dialogs = () => {
    const found = [];
    const pool = elements(document.documentElement).filter((el) => visible(el) && el !== document.body);
    for (const el of pool) {
      const overlay = isOverlay(el);
      if (!overlay && !isDialogLike(el)) continue;
      const text = textOf(el, 3000);
      if (text.length < 8 || !W.dialog.test(text)) continue;
      const r = el.getBoundingClientRect();
      if (r.width < 120 || r.height < 24) continue;
      const buttons = buttonsIn(el).map((b) => ({ ...button(b), kind: classify(faceOf(b)) || classify(nameOf(b)) })).filter((b) => b.kind);
      if (!buttons.some((b) => b.kind === 'accept' || b.kind === 'acknowledge' || b.kind === 'reject' || b.kind === 'save')) continue;
      found.push({ el, text, overlay, buttons });
    }
    // The innermost that has all the buttons of the outer one.
    const kept = found.filter((d) => !found.some((o) => o !== d && contains(d.el, o.el) && o.buttons.length === d.buttons.length));
    return kept.map((d) => ({ id: idOf(d.el), text: d.text.slice(0, 1200), box: rect(d.el), overlay: d.overlay || kept.length === 1 && found.some((o) => o.overlay && contains(o.el, d.el)), modal: d.el.getAttribute('aria-modal') === 'true' || d.el.matches('dialog:modal') , buttons: d.buttons, selector: selectorOf(d.el), html: html(d.el, 600) }))
      .sort((a, b) => b.buttons.length - a.buttons.length);
  };
  // Whether what lies under a dialog can still be reached.
  const blocked = (id) => {
    const dialog = nodes[id];
    let covered = 0, points = 0;
    for (const fx of [0.15, 0.5, 0.85]) for (const fy of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const x = innerWidth * fx, y = innerHeight * fy;
      const top = document.elementFromPoint(x, y);
      if (!top) continue;
      points++;
      let e = top;
      for (; e && e !== document.body && e !== document.documentElement; e = parentOf(e)) if (e === dialog || (isOverlay(e) && (contains(e, dialog) || (e.getBoundingClientRect().width >= innerWidth * 0.95 && e.getBoundingClientRect().height >= innerHeight * 0.95)))) { covered++; break; }
      if ((!e || e === document.body || e === document.documentElement) && top === dialog) covered++;
    }
    return points > 0 && covered / points >= 0.9;
  };

  const links = () => elements(document).filter((el) => (el.tagName === 'A' || el.getAttribute('role') === 'link' || isNativeButton(el) || el.hasAttribute('onclick')) && visible(el)).slice(0, 2000)
    .map((el) => ({ el, text: nameOf(el) })).filter((l) => l.text && l.text.length <= 80)
    .map((l) => { const m = textMeasure(l.el); const r = rect(l.el); return { id: idOf(l.el), text: l.text, href: typeof l.el.href === 'string' && /^https?:/.test(l.el.href) ? l.el.href : null, box: { ...r, x: r.x + scrollX, y: r.y + scrollY }, font: m.font, contrast: m.contrast, selector: selectorOf(l.el), html: html(l.el, 300) }; });

  const FIELD = /^(text|email|tel|number|password|search|url|date|month|datetime-local|file|)$/;
  const fields = () => elements(document).filter((el) => (el.tagName === 'INPUT' && FIELD.test(el.type)) || el.tagName === 'TEXTAREA' || el.tagName === 'SELECT' || (el.isContentEditable && el.getAttribute('contenteditable') !== null)).filter((el) => visible(el) || (el.type === 'file')).slice(0, 200)
    .map((el) => {
      let label = el.labels && el.labels.length ? [...el.labels].map((l) => textOf(l, 120)).join(' ') : '';
      if (!label) label = el.getAttribute('aria-label') || '';
      if (!label && el.getAttribute('aria-labelledby')) { const e = document.getElementById(el.getAttribute('aria-labelledby').split(/\s+/)[0]); if (e) label = textOf(e, 120); }
      if (!label) { const before = el.previousElementSibling || (parentOf(el) && parentOf(el).previousElementSibling); if (before && textOf(before, 61).length <= 60) label = textOf(before, 60); }
      const r = rect(el);
      const around = label + ' ' + (el.placeholder || '');
      return { id: idOf(el), tag: el.tagName.toLowerCase(), type: el.type || '', name: el.name || el.id || '', label, placeholder: el.placeholder || '', autocomplete: el.autocomplete || '', inputMode: el.inputMode || '', required: !!el.required || el.getAttribute('aria-required') === 'true' || /\*|必填|required/i.test(label), box: { ...r, x: r.x + scrollX, y: r.y + scrollY }, selector: selectorOf(el), html: html(el, 300), filled: !!el.value };
    });

  // Where values stand that must not be in a picture: texts that hold one, in whatever grouping or half masked, and fields with something in them.
  const bare = (t) => t.toLowerCase().replace(/[\s\-+().\u00b7]/g, '');
  const sensitive = (values) => {
    const wanted = [...new Set(values.map(bare))].filter((v) => v.length >= 2);
    const masked = wanted.filter((v) => /^\d{8,}[\dx]$/.test(v)).map((v) => new RegExp(v.slice(0, 3) + '\\d{0,3}[*\uff0ax\u2022]{2,}\\d{0,2}' + v.slice(-2), 'i'));
    const holds = (t) => { const b = bare(t); return wanted.some((v) => b.includes(v)) || masked.some((m) => m.test(b)); };
    const boxes = [];
    for (const el of [document.documentElement, ...elements(document.documentElement)]) {
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD)$/.test(el.tagName)) continue;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)) { if (el.value && !/^(checkbox|radio|hidden|submit|button|reset|image|range|color)$/.test(el.type)) boxes.push(rect(el)); continue; }
      if (el.isContentEditable && el.textContent.trim()) { boxes.push(rect(el)); continue; }
      let own = false;
      for (let c = el.firstChild; c; c = c.nextSibling) if (c.nodeType === 3 && c.data.trim().length > 1 && holds(c.data)) {
        own = true;
        const range = document.createRange(); range.selectNodeContents(c);
        for (const r of range.getClientRects()) boxes.push({ x: r.left, y: r.top, w: r.width, h: r.height });
      }
      // A value that is cut over several elements.
      if (!own && el.children.length && el.textContent.length <= 400 && holds(el.textContent) && ![...el.children].some((c) => holds(c.textContent))) boxes.push(rect(el));
    }
    return boxes.filter((b) => b.w > 0 && b.h > 0).slice(0, 2000);
  };

  const page = () => ({ url: location.href, title: document.title, text: textOf(document.body || document.documentElement, 20000), width: innerWidth, height: innerHeight, scrollWidth: document.documentElement.scrollWidth, scrollHeight: document.documentElement.scrollHeight });
  const bodyMeasure = () => {
    const tally = new Map();
    for (const el of elements(document.body || document)) {
      let own = 0;
      for (let c = el.firstChild; c; c = c.nextSibling) if (c.nodeType === 3) own += c.data.trim().length;
      if (own < 8 || !visible(el)) continue;
      const m = textMeasure(el);
      const key = m.font + '|' + m.contrast;
      const t = tally.get(key) || { font: m.font, contrast: m.contrast, n: 0 };
      t.n += own;
      tally.set(key, t);
    }
    const best = [...tally.values()].sort((a, b) => b.n - a.n)[0];
    return best ? { font: best.font, contrast: best.contrast } : { font: 0, contrast: null };
  };

  // The state of the boxes when the page was first painted, before anyone could have touched them.
  let first = null;
  const remember = () => requestAnimationFrame(() => requestAnimationFrame(() => { if (first === null) try { first = controls().map((c) => ({ selector: c.selector, checked: c.checked })); } catch { first = []; } }));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', remember, { once: true }); else remember();

  globalThis.candorLook = {
    firstPaint: () => first || [],
    controls, dialogs, blocked, sensitive, links, fields, page, bodyMeasure,
    buttons: () => buttonsIn(document).map((b) => ({ ...button(b), kind: classify(faceOf(b)), fill: fillContrast(b) })),
    settingsLinks: () => buttonsIn(document).map((b) => ({ ...button(b), name: nameOf(b), kind: classify(faceOf(b)) })).filter((b) => W.withdraw.test(b.text) || W.withdraw.test(b.name) || b.kind === 'settings' && /cookie|隐私|privacy|consent|同意|授权/i.test(b.text)),
    alive: (id) => !!nodes[id] && nodes[id].isConnected && visible(nodes[id]),
    signature: (id) => nodes[id] ? signature(nodes[id]) : '',
    checked: (id) => { const el = nodes[id]; if (!el) return null; if (el.tagName === 'INPUT') return el.checked; if (el.hasAttribute('aria-checked')) return el.getAttribute('aria-checked') === 'true'; if (el.hasAttribute('aria-pressed')) return el.getAttribute('aria-pressed') === 'true'; return null; },
    reach: (id) => {
      const el = nodes[id];
      if (!el || !el.isConnected) return null;
      const r0 = el.getBoundingClientRect();
      if (r0.top < 0 || r0.left < 0 || r0.bottom > innerHeight || r0.right > innerWidth) el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const r = el.getBoundingClientRect();
      const spots = [[0.5, 0.5], [0.1, 0.5], [0.5, 0.2], [0.9, 0.5], [0.02, 0.5]];
      for (const [fx, fy] of spots) {
        const x = r.left + r.width * fx, y = r.top + r.height * fy;
        let hit = document.elementFromPoint(x, y);
        while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
        if (hit && (contains(el, hit) || contains(hit, el) && hit.tagName === 'LABEL') && !(hit.tagName === 'A' && hit !== el && el.tagName !== 'A' && !contains(hit, el))) return { x, y, hit: true };
      }
      return { x: r.left + r.width / 2, y: r.top + r.height / 2, hit: false };
    },
    press: (id) => { const el = nodes[id]; if (!el) return false; el.click(); return true; },
    focus: (id) => { if (id < 0) { let at = document.activeElement; while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement; if (at) at.blur(); return true; } const el = nodes[id]; if (!el) return false; el.focus(); return document.activeElement === el || (el.getRootNode().activeElement === el); },
    rect: (id) => nodes[id] ? rect(nodes[id]) : null,
    find: (text, selector) => { if (selector) { for (const el of elements(document)) { try { if (el.matches(selector) && visible(el)) return idOf(el); } catch { return -1; } } return -1; } const b = buttonsIn(document).find((x) => faceOf(x) === text || nameOf(x) === text) || buttonsIn(document).find((x) => faceOf(x).includes(text)); return b ? idOf(b) : -1; },
    stores: () => { const dump = (s) => { try { const o = []; for (let i = 0; i < s.length && i < 300; i++) o.push({ key: s.key(i).slice(0, 200), value: (s.getItem(s.key(i)) || '').slice(0, 600) }); return o; } catch { return []; } }; let l = [], s = []; try { l = dump(localStorage); } catch { /* opaque origin */ } try { s = dump(sessionStorage); } catch { /* opaque origin */ } return { origin: location.origin, local: l, session: s }; },
    snapshot: () => document.documentElement ? document.documentElement.outerHTML.slice(0, 2000000) : '',
  };
  return true;
}
