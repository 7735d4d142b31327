/**
 * JavaScript, and no TypeScript: the pages process reads this at every start, and would compile it first.
 *
 * @type {import('next').NextConfig}
 */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` compiles the whole project; the build need not do it a second time.
  typescript: { tsconfigPath: 'tsconfig.next.json', ignoreBuildErrors: true },
};
