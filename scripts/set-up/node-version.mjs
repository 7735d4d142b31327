/**
 * What the packages that the desk is built on run on; `engines` of package.json says the same. From 24.19 on Node
 * aborts the process when the SQLite driver's objects are collected outside of JavaScript; the driver's release
 * that is made for it has left Node 20.
 */
const supportedLines = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
];

/** A sentence for the operator when the desk does not run on this Node, else undefined. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return supportedLines.some((line) => major === line.major && minor >= line.minor)
    ? undefined
    : `The desk needs Node 20 (from 20.19) or 22 (from 22.12); this is ${version}. Get one of them from nodejs.org or your package manager, then run the same command again.`;
}
