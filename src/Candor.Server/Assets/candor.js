// What pages need beyond HTML: following a running audit, and passkeys. Everything else works without.
(() => {
  'use strict';

  const follow = element => {
    const address = element.dataset.live;
    if (!address) { return; }
    setTimeout(async () => {
      try {
        const response = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
        if (!response.ok) { return; }
        const state = await response.json();
        if (state.ended) { location.reload(); return; }
        element.querySelector('.job').textContent = state.label;
        const bar = element.querySelector('progress');
        if (bar) { bar.value = state.percent; }
        element.querySelector('p').lastChild.textContent = ` ${state.percent}% ${state.stage ?? ''}`;
      } catch { /* The network is away for a moment: try again. */ }
      follow(element);
    }, 1500);
  };
  document.querySelectorAll('[data-live]').forEach(follow);

  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) { return; }
  document.querySelectorAll('form[data-passkey]').forEach(form => {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      if (form.elements.credential.value) { return; }
      event.preventDefault();
      try {
        const body = new URLSearchParams(new FormData(form));
        const options = await (await fetch(form.dataset.options, { method: 'POST', body, credentials: 'same-origin' })).json();
        const credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch (error) {
        if (error.name !== 'NotAllowedError') { throw error; }
      }
    });
  });
})();
