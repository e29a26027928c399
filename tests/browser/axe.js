// Asks axe, which is in the page already, for its rules with one of the tags, but for those switched off; a finding names
// the rule and the element.
// Axe would fetch the stylesheets again, which a page opened as a file may not; none of these rules reads them.
async ([tags, rules]) => {
  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, rules, preload: false, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe: ${id} at ${target.join(' ')}`));
}
