/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{startServer}, {followRequests}] = await Promise.all([import('#src/server/start-server.ts'), import('#src/server/follow-requests.ts')])
  startServer()
  // After the server has taken out of each request what only we may say of it.
  followRequests()
}
