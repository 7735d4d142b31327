/** What the console says when the door is open; the set-up link only while nobody has signed up. */
export function printWelcome(address: string, setUpLink: string | undefined): void {
  const lines = [
    '',
    `  The desk is open: ${address}`,
    ...(setUpLink === undefined
      ? []
      : [
          '',
          '  Nobody has signed up yet. This link makes the first administrator, once:',
          `  ${setUpLink}`,
        ]),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
