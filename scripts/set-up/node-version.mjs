const least = [20, 19];

/** A sentence for the operator when this Node is too old for the desk, else undefined. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  const isNewEnough = major > least[0] || (major === least[0] && minor >= least[1]);
  return isNewEnough
    ? undefined
    : `The desk needs Node ${least.join('.')} or newer; this is ${version}. Get one from nodejs.org or your package manager, then run the same command again.`;
}
