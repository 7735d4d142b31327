/** The environment as a process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;
