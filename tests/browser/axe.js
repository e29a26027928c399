// Asks axe, which is in the page already, for its rules with one of the tags; a finding names the rule and the element.
async (tags) => {
  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe: ${id} at ${target.join(' ')}`));
}
