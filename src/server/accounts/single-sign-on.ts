import type {OidcSettings} from './oidc-variables.ts'
import type {Auth} from './open-auth.ts'

/** Single sign-on at one identity provider. */
export type SingleSignOn = {
  readonly settings: OidcSettings
  /** The accounts library, which knows the provider now; throws a ProviderError as long as there is none to know. */
  open(): Promise<Auth>
}
