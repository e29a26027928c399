const root = document.documentElement;
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* the choice holds for this page */ } };
const parallel = document.getElementById('reading-parallel');
parallel.checked = root.dataset.reading === 'parallel';
parallel.addEventListener('change', () => {
  root.dataset.reading = parallel.checked ? 'parallel' : 'one';
  keep('cx-reading', root.dataset.reading);
});
for (const radio of document.querySelectorAll('input[name=theme]')) {
  radio.checked = radio.id === `theme-${root.dataset.theme}`;
  radio.addEventListener('change', () => {
    root.dataset.theme = radio.id.slice(6);
    keep('cx-theme', root.dataset.theme);
  });
}
