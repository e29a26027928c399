// Blocking and small: the choices are there before the first paint.
const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
document.documentElement.dataset.reading = stored('cx-reading') ?? 'one';
document.documentElement.dataset.theme = stored('cx-theme') ?? 'auto';
