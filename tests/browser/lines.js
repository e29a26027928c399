// Returns every block of running text of two lines or more: its language, its widest line in em, characters a line.
() => {
  const blocks = new Map();
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    let box = node.parentElement;
    if (!node.data.trim() || box.closest('svg, pre') || !box.checkVisibility()) continue;
    while (getComputedStyle(box).display === 'inline') box = box.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const known = blocks.get(box) ?? {lines: new Map(), text: ''};
    known.text += node.data;
    for (const {top, left, right, width} of range.getClientRects()) {
      const [from, to] = known.lines.get(Math.round(top / 8)) ?? [1e9, -1e9];
      if (width > 1) known.lines.set(Math.round(top / 8), [Math.min(from, left), Math.max(to, right)]);
    }
    blocks.set(box, known);
  }
  return [...blocks].filter(([, {lines}]) => lines.size > 1).map(([box, {lines, text}]) => [
    box.closest('[lang]').lang,
    Math.max(...[...lines.values()].map(([from, to]) => to - from)) / parseFloat(getComputedStyle(box).fontSize),
    text.trim().length / lines.size,
    text.trim().slice(0, 30),
  ]);
}
