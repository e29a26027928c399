// Stands in every page before its first byte: what the policy refused, and how far the layout moved by itself.
window.watched = {
  policy: [],
  shift: 0,
  // Fonts are there and a moment has passed, so a script that moves things late is seen too.
  settled: async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 30));
  },
};
document.addEventListener('securitypolicyviolation', (event) => {
  watched.policy.push(`${event.violatedDirective} ${event.blockedURI}`);
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) watched.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
