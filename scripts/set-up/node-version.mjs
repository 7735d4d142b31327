/** What the packages that the desk is built on run on; `engines` of package.json says the same. */
const supportedLines = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
];
const everythingFrom = 24;

/** A sentence for the operator when the desk does not run on this Node, else undefined. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  const isSupported =
    major >= everythingFrom ||
    supportedLines.some((line) => major === line.major && minor >= line.minor);
  return isSupported
    ? undefined
    : `The desk needs Node 20 (from 20.19), 22 (from 22.12), 24 or newer; this is ${version}. Get one from nodejs.org or your package manager, then run the same command again.`;
}
