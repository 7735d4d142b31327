/**
 * Checks that server/core is a pure function of what it is given: no clock, no chance, no I/O, no
 * waiting, no locale, no state of its own, and no throw but that of a broken invariant. Imports are
 * check-boundaries' subject. Tests and fixtures are free.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const coreFolder = 'server/core';
const free = /\.(test|fixture|suite)\.ts$|\.d\.ts$/;

/** Where a throw may stand: file, and the function it must be in (undefined: anywhere in the file). */
const throwsAllowed = [
  { file: 'server/core/values/assert.ts', within: undefined },
  { file: 'server/core/values/amounts.ts', within: 'literal' },
];

/** Globals that the core must not name, each with the way that is open instead. */
const forbiddenGlobals = {
  ...because('time comes in with the command', ['performance', 'Temporal']),
  ...because('timers belong to the Timer port', [
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
  ]),
  ...because('the core does not wait', ['Promise', 'PromiseLike', 'AsyncIterable', 'Atomics']),
  ...because('chance and ids come in through ports', ['crypto']),
  ...because('the core knows no process and no platform', [
    'process',
    'globalThis',
    'window',
    'self',
    'global',
    'require',
    'module',
    'Buffer',
    'Worker',
    'navigator',
    'localStorage',
    'fetch',
    'WebSocket',
  ]),
  ...because('the core tells by events, not by printing', ['console']),
  ...because('the same state must come out on every Node version and in every place', [
    'Intl',
    'WeakRef',
    'FinalizationRegistry',
  ]),
  ...because('code is not made from text', ['eval', 'Function']),
};

/** Members whose result depends on the machine's time zone, locale or chance. */
const forbiddenMembers = new Map(
  Object.entries({
    ...because('it depends on the locale of the machine', [
      'localeCompare',
      'toLocaleString',
      'toLocaleDateString',
      'toLocaleTimeString',
      'toLocaleUpperCase',
      'toLocaleLowerCase',
    ]),
    ...because('it depends on the time zone of the machine', [
      'getFullYear',
      'getMonth',
      'getDate',
      'getDay',
      'getHours',
      'getMinutes',
      'getSeconds',
      'getTimezoneOffset',
      'toDateString',
      'toTimeString',
    ]),
  }),
);

/** What is impure in one file of the core, as sentences with the line; `file` is the path in the project. */
export function findImpurities(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const report = (node, what) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    found.push(`${file}:${line + 1} ${what}`);
  };
  const visit = (node) => {
    const what = impurityOf(file, node);
    if (what !== undefined) {
      report(node, what);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function impurityOf(file, node) {
  switch (node.kind) {
    case ts.SyntaxKind.AsyncKeyword:
      return 'async: the core does not wait.';
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.AwaitKeyword:
      return 'await: the core does not wait.';
    case ts.SyntaxKind.DebuggerStatement:
      return 'debugger: not in committed code.';
    case ts.SyntaxKind.ThrowStatement:
      return mayThrow(file, node)
        ? undefined
        : 'throw: an expected no is a Result, a broken invariant is an assert.';
    case ts.SyntaxKind.VariableStatement:
      return isModuleLevelVariable(node)
        ? 'a variable of the module: state belongs to DeskState, else two desks share it.'
        : undefined;
    case ts.SyntaxKind.CallExpression:
      return node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? 'import(): the core loads nothing while it runs.'
        : undefined;
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
      return impureMember(node);
    case ts.SyntaxKind.Identifier:
      return impureGlobal(node);
    default:
      return undefined;
  }
}

function impureMember(node) {
  const member = memberName(node);
  if (node.expression.getText() === 'Math' && member !== undefined && member === 'random') {
    return 'Math.random: chance comes in through ports.';
  }
  const reason = member === undefined ? undefined : forbiddenMembers.get(member);
  return reason === undefined ? undefined : `${member}: ${reason}.`;
}

function impureGlobal(node) {
  if (!isReference(node)) {
    return undefined;
  }
  if (node.text === 'Date') {
    return isPureDate(node) ? undefined : 'Date: time comes in with the command.';
  }
  if (node.text === 'Math') {
    return isPlainMember(node.parent) ? undefined : 'Math: name the member that is meant.';
  }
  return Object.hasOwn(forbiddenGlobals, node.text)
    ? `${node.text}: ${forbiddenGlobals[node.text]}.`
    : undefined;
}

/** `new Date(instant)` and `Date.UTC(…)` compute; `Date.now()`, `Date()` and `new Date()` read a clock. */
function isPureDate(node) {
  const { parent } = node;
  if (ts.isNewExpression(parent)) {
    return parent.expression === node && (parent.arguments?.length ?? 0) > 0;
  }
  return isPlainMember(parent) && parent.expression === node && memberName(parent) === 'UTC';
}

function isPlainMember(node) {
  return memberName(node) !== undefined;
}

function memberName(node) {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text;
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression.text;
  }
  return undefined;
}

/** Whether the identifier stands for a value or type, not for the name of a member or of an import. */
function isReference(node) {
  const { parent } = node;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent);
  return !isName || (ts.isPropertyDeclaration(parent) && parent.initializer === node);
}

function mayThrow(file, node) {
  return throwsAllowed.some(
    (place) =>
      place.file === file && (place.within === undefined || functionAround(node) === place.within),
  );
}

function functionAround(node) {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionDeclaration(at)) {
      return at.name?.text;
    }
  }
  return undefined;
}

function isModuleLevelVariable(node) {
  const constant = (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
  const declared = node.modifiers?.some((one) => one.kind === ts.SyntaxKind.DeclareKeyword);
  return ts.isSourceFile(node.parent) && !constant && declared !== true;
}

function because(reason, names) {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
  const files = readdirSync(path.join(root, coreFolder), { recursive: true })
    .map((name) => path.join(coreFolder, name))
    .filter((name) => name.endsWith('.ts') && !free.test(name));
  const found = files.flatMap((file) =>
    findImpurities(file, readFileSync(path.join(root, file), 'utf8')),
  );
  console.log(`Core files read: ${files.length}; impurities: ${found.length}.`);
  for (const sentence of found) {
    console.error(sentence);
  }
  process.exitCode = found.length > 0 || files.length === 0 ? 1 : 0;
}
