import {generateKeyPairSync, sign} from 'node:crypto'

/** A key and a certificate for `localhost` that nobody but itself vouches for, valid for a day; made anew, so that no key stands in the repository. */
export function aCertificate(): {readonly key: string; readonly cert: string} {
  const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
  const signing = sequence(objectId('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('localhost')))))
  const days = sequence(...[-1, 1].map(offset => der(0x17, Buffer.from(toUtcTime(Date.now() + offset * 86_400_000)))))
  const body = sequence(
    der(0xa0, der(2, Buffer.from([2]))),
    der(2, Buffer.from([1])),
    signing,
    name,
    days,
    name,
    publicKey.export({type: 'spki', format: 'der'}),
  )
  const signature = der(3, Buffer.from([0]), sign('sha256', body, privateKey))
  const cert = sequence(body, signing, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return {key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(), cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`}
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts)
}

function objectId(hex: string): Buffer {
  return der(6, Buffer.from(hex, 'hex'))
}

/** A value in the distinguished encoding of ASN.1: its tag, its length, its bytes. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(parts)
  const length = bytes.length < 128 ? [bytes.length] : bytes.length < 256 ? [0x81, bytes.length] : [0x82, bytes.length >> 8, bytes.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), bytes])
}

function toUtcTime(at: number): string {
  return `${new Date(at).toISOString().slice(2, 19).replace(/\D/g, '')}Z`
}
