import {expect, pages, test} from './reader.ts'

test('Every page has a strict policy with a nonce of its own, and no style or script of its own text', async ({request}) => {
  const nonces = new Set<string>()
  for (const address of Object.values(pages)) {
    const answer = await request.get(address)
    const policy = answer.headers()['content-security-policy'] ?? ''
    const html = await answer.text()
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("style-src 'self';")
    expect(html).not.toMatch(/<[a-z][^>]*\sstyle\s*=/i)
    expect(html).not.toMatch(/<style[\s>]/i)
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i)
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(Object.keys(pages).length)
})

test('Every answer says what else browsers must not do with it', async ({request}) => {
  const headers = (await request.get('/')).headers()
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cache-control': expect.stringContaining('no-store'),
  })
  expect(headers).not.toHaveProperty('x-powered-by')
  // Nor may a script of another site read it.
  expect(Object.keys(headers).filter(name => name.startsWith('access-control-'))).toEqual([])
})

test('H26 Pages answer to GET and HEAD only', async ({request}) => {
  expect((await request.head('/incidents')).status()).toBe(200)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await request.fetch('/incidents', {method})
    expect([method, answer.status(), answer.headers().allow]).toEqual([method, 405, 'GET, HEAD'])
  }
})

test('H13 The preferences lead back to this site only', async ({request}) => {
  const own = process.env.HINDSIGHT_ADDRESS ?? ''
  const choose = (referer: string) => request.post('/preferences', {form: {theme: 'dark'}, headers: {Referer: referer, Origin: own}, maxRedirects: 0})
  expect((await choose(`${own}/incidents?q=a`)).headers().location).toBe('/incidents?q=a')
  for (const referer of ['https://elsewhere.example/x', `${own}//elsewhere.example`, `${own}/\\elsewhere.example`, 'nonsense']) {
    expect((await choose(referer)).headers().location, referer).toBe('/')
  }
})

test('H27 H32 An address that is none is not found, and says nothing of why', async ({request}) => {
  for (const address of ['/incidents/..%2f..%2fetc%2fpasswd', '/incidents/%25', '/incidents/%ff', '/incidents/a%00b', '/incidents/CON;x']) {
    const answer = await request.get(address)
    expect([400, 404], address).toContain(answer.status())
    expect(await answer.text()).not.toMatch(/node_modules|\n\s+at \S/)
  }
})

test('G01 G07 G10 G15 No address of the list is an error', async ({request}) => {
  const addresses = [
    '?q=%22',
    "?q='",
    '?q=a%22b',
    '?q=AND',
    '?q=NEAR(',
    '?q=(x',
    '?q=*',
    '?q=-x',
    '?q=col:x',
    '?q=C%2B%2B',
    '?q=50%25',
    '?q=%00',
    '?q=%F0%9F%98%80',
    '?q=%ED%A0%80',
    "?service='%3BDROP%20TABLE%20incident--",
    '?page=1e9',
    '?page=999999',
    '?order=title;',
    '?year=NaN',
    '?severity[]=1',
    '?q=a&q=b',
    `?q=${'a%20'.repeat(500)}`,
  ]
  for (const address of addresses) expect((await request.get(`/incidents${address}`)).status(), address).toBe(200)
})

test('The server says that it lives and that it is ready', async ({request}) => {
  expect(await (await request.get('/healthz')).json()).toEqual({status: 'ok'})
  expect(await (await request.get('/readyz')).json()).toEqual({status: 'ready'})
})
