/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const {startServer} = await import('#src/server/start-server.ts')
  startServer()
}
