// Asks axe, which is in the page already, for its rules with one of the tags; a finding names the rule and the element.
// Axe would fetch the stylesheets again, which a page opened as a file may not; none of these rules reads them.
async (tags) => {
  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, preload: false });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe: ${id} at ${target.join(' ')}`));
}
