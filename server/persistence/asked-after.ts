/** The same store, each of whose methods waits for `before` first. */
export function askedAfter<Store extends object>(
  store: Store,
  before: () => Promise<unknown>,
): Store {
  return new Proxy(store, {
    get: (_, name) => {
      const method: unknown = Reflect.get(store, name);
      return typeof method === 'function'
        ? async (...args: readonly unknown[]) => {
            await before();
            return await method.apply(store, args);
          }
        : method;
    },
  });
}
