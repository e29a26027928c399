// Looks at a page that has settled and returns what is wrong with it. Runs without the page's scripts too, so it
// promises nothing and waits for nothing.
(reading) => {
  const found = [];
  const root = document.documentElement;

  // Nothing is wider than the window, and nothing hides that it is.
  if (root.scrollWidth > root.clientWidth) found.push(`overflow: ${root.scrollWidth} in ${root.clientWidth}`);
  for (const element of [root, document.body])
    if (['hidden', 'clip'].includes(getComputedStyle(element).overflowX)) found.push(`overflow: hidden by ${element.localName}`);

  // The second language is shown in parallel reading, and only there. `index.html` above the languages has neither.
  const partner = [...document.querySelectorAll('.t2')];
  const shown = partner.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  if (reading === 'one' && shown.length) found.push(`reading: ${shown.length} pieces of a second language`);
  if (reading === 'parallel' && partner.length && !shown.length) found.push('reading: no second language');
  for (const element of partner) if (!element.getAttribute('lang')) found.push(`language: .t2 without lang: ${element.textContent.trim().slice(0, 30)}`);

  // Text stands in an element of its language: Han in Chinese always, and in Chinese no run of five Latin words.
  const han = /\p{Script=Han}/u;
  const sentence = /\p{Script=Latin}{2,}(?:[\s,;:’'-]+\p{Script=Latin}+){4,}/u;
  const judge = (text, element, what) => {
    if (element.closest('script, style, code, pre, kbd, samp')) return;
    const chinese = (element.closest('[lang]')?.getAttribute('lang') ?? '').startsWith('zh');
    const wrong = chinese ? sentence.test(text) && !han.test(text) : han.test(text);
    if (wrong) found.push(`language: ${what} in ${chinese ? 'Chinese' : 'another language'}: ${text.trim().slice(0, 30)}`);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) judge(walker.currentNode.data, walker.currentNode.parentElement, 'text');
  for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`)) judge(element.getAttribute(name), element, name);
  return found;
}
