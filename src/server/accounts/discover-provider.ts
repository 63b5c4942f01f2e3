import {askProvider, ProviderError} from './ask-provider.ts'
import {isPrivateAddress, type OidcSettings} from './oidc-variables.ts'

/** What an identity provider says of itself. */
export type Provider = {
  /** What its ID tokens are from. */
  readonly issuer: string
  readonly discoveryUrl: string
  readonly authorizationUrl: string
  readonly tokenUrl: string
  /** Undefined where it says everything in the ID token. */
  readonly userInfoUrl: string | undefined
  /** How it wants the client's secret. */
  readonly authentication: 'basic' | 'post'
}

/** Asks the provider what it is; throws a ProviderError where it does not say, or is not the one that was named. */
export async function discoverProvider({issuer}: Pick<OidcSettings, 'issuer'>, patience: number): Promise<Provider> {
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const said = await askProvider('its configuration', discoveryUrl, {headers: {accept: 'application/json'}}, patience)
  // Otherwise whoever answers here could name another's tokens as its own.
  if (typeof said.issuer !== 'string' || said.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, '')) {
    throw new ProviderError('unexpected', `Cannot use the identity provider: it names itself ${JSON.stringify(said.issuer)?.slice(0, 200)}, expected ${issuer}`)
  }
  readAddress(said, 'jwks_uri')
  const methods = said.token_endpoint_auth_methods_supported
  return {
    issuer: said.issuer,
    discoveryUrl,
    authorizationUrl: readAddress(said, 'authorization_endpoint'),
    tokenUrl: readAddress(said, 'token_endpoint'),
    userInfoUrl: said.userinfo_endpoint === undefined ? undefined : readAddress(said, 'userinfo_endpoint'),
    // Basic is what every client is registered with unless somebody says otherwise, and what a provider means that names no method.
    authentication: Array.isArray(methods) && !methods.includes('client_secret_basic') ? 'post' : 'basic',
  }
}

function readAddress(said: Readonly<Record<string, unknown>>, name: string): string {
  const address = said[name]
  if (typeof address === 'string' && isPrivateAddress(address)) return address
  throw new ProviderError('unexpected', `Cannot use the identity provider: its ${name} is no https:// address`)
}
