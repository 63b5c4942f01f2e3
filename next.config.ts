import type {NextConfig} from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: {unoptimized: true},
  // Native, or opened by path at run time: Node loads them, the bundler leaves them alone.
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3', '@prisma/adapter-pg', 'pg', 'pino', 'sharp', 'shiki'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        {key: 'X-Content-Type-Options', value: 'nosniff'},
        // For browsers that do not know frame-ancestors, which the proxy sends.
        {key: 'X-Frame-Options', value: 'DENY'},
        // Addresses here hold what people searched for; other sites need not know.
        {key: 'Referrer-Policy', value: 'same-origin'},
        {key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'},
        {key: 'Cross-Origin-Opener-Policy', value: 'same-origin'},
        {key: 'Cross-Origin-Resource-Policy', value: 'same-origin'},
      ],
    },
  ],
  // Next calls every loopback address localhost, its proxy's own rewrites included, and takes what then differs from HOST=127.0.0.1 for
  // another server: it asked itself over the network for each page that is not there.
  skipProxyUrlNormalize: true,
  experimental: {
    // What Next keeps of a body; of a larger one it hands on the beginning as if that were all. So it has to be larger than the largest
    // body that `answerForm` takes and one piece off the network (64 KiB) together: then what is cut off is always too large.
    proxyClientMaxBodySize: 26 * 1024 * 1024,
  },
  // Titles stand in the head for everyone: a streamed one is moved there by a script, which a reader without JavaScript never runs.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types of the whole project; a person who only wants to start it need not wait for that.
  typescript: {ignoreBuildErrors: true},
}

export default config
