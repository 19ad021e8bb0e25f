import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A key and its certificate, in PEM. */
export interface Certified {
  readonly key: string;
  readonly cert: string;
}

/** An authority of a test's own; no clock of a machine makes its certificates too old. */
export interface Authority {
  readonly cert: string;
  /** For a server at this address, or of this name. */
  certify(host: string): Certified;
}

const [INTEGER, BIT_STRING, OCTET_STRING, OID, UTF8, UTC_TIME, SEQUENCE, SET] = [2, 3, 4, 6, 12, 0x17, 0x30, 0x31];
const TRUE = Buffer.from([1, 1, 0xff]);
/** Of ITU-T X.690, 8.19, already encoded: ecdsa-with-SHA256, commonName, basicConstraints, subjectAltName. */
const ECDSA_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('551d13', 'hex');
const ALTERNATIVE_NAME = Buffer.from('551d11', 'hex');
const [VERSION_TAG, EXTENSIONS_TAG, DNS_TAG, IP_TAG] = [0xa0, 0xa3, 0x82, 0x87];

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const text = (tag: number, value: string) => der(tag, Buffer.from(value));
const nameOf = (name: string) => der(SEQUENCE, der(SET, der(SEQUENCE, der(OID, COMMON_NAME), text(UTF8, name))));
const algorithm = der(SEQUENCE, der(OID, ECDSA_SHA256));
const validity = der(SEQUENCE, text(UTC_TIME, '000101000000Z'), text(UTC_TIME, '491231235959Z'));
const extension = (id: Buffer, ...rest: readonly Buffer[]) => der(SEQUENCE, der(OID, id), ...rest);
const ofAuthority = extension(BASIC_CONSTRAINTS, TRUE, der(OCTET_STRING, der(SEQUENCE, TRUE)));

function forHost(host: string): Buffer {
  const name = isIPv4(host) ? der(IP_TAG, Buffer.from(host.split('.').map(Number))) : text(DNS_TAG, host);
  return extension(ALTERNATIVE_NAME, der(OCTET_STRING, der(SEQUENCE, name)));
}

const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

function certificate(subject: string, key: KeyObject, issuer: string, signing: KeyObject, extra: Buffer): string {
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const toSign = der(
    SEQUENCE,
    der(VERSION_TAG, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, serial),
    algorithm,
    nameOf(issuer),
    validity,
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS_TAG, der(SEQUENCE, extra)),
  );
  const signature = der(BIT_STRING, Buffer.from([0]), sign('sha256', toSign, signing));
  const lines = der(SEQUENCE, toSign, algorithm, signature)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

export function authority(name: string): Authority {
  const { publicKey, privateKey } = keys();
  return {
    cert: certificate(name, publicKey, name, privateKey, ofAuthority),
    certify: (host) => {
      const own = keys();
      return { key: pem(own.privateKey), cert: certificate(host, own.publicKey, name, privateKey, forHost(host)) };
    },
  };
}
