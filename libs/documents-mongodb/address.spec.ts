import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { authority } from '../../test/servers/certificates.js';
import { checkAddress } from './address.js';

const folder = mkdtempSync(join(tmpdir(), 'zeren-address-'));
const file = (name: string) => encodeURIComponent(join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

function refusal(connectionString: string): string {
  try {
    checkAddress(connectionString);
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnavailable);
    return (error as Error).message;
  }
  return 'none';
}

describe('before a server is asked, a sentence says what is wrong with the address', () => {
  beforeAll(() => {
    const ours = authority('ours');
    const { key, cert } = ours.certify('client.example');
    writeFileSync(join(folder, 'ca.pem'), ours.cert);
    writeFileSync(join(folder, 'client.pem'), key + cert);
    writeFileSync(join(folder, 'half.pem'), cert);
    writeFileSync(join(folder, 'words.pem'), 'certificate to follow');
  });
  const at = (query: string) => refusal(`mongodb://clerk:hunter2@db.example/office?tls=true&${query}`);

  test.each(['tlsCAFile', 'tlsCertificateKeyFile', 'tlsCRLFile', 'TLSCAFILE'])(
    '%s names a file that is not there',
    (name) => {
      expect(at(`${name}=${file('no.pem')}`)).toBe(
        `the connection string mongodb://***@db.example/office?tls=true&${name}=${file('no.pem')} cannot be used: there is no file ${join(folder, 'no.pem')}, which ${name} names`,
      );
    },
  );

  test('a folder, or what is no certificate, in the place of one', () => {
    expect(at(`tlsCAFile=${encodeURIComponent(folder)}`)).toMatch(/which tlsCAFile names, cannot be read: EISDIR/);
    expect(at(`tlsCAFile=${file('words.pem')}`)).toMatch(/words\.pem, which tlsCAFile names, holds no certificate$/);
    expect(at(`tlsCertificateKeyFile=${file('half.pem')}`)).toMatch(/holds no certificate with its key: /);
    expect(at(`tlsCAFile=${file('ca.pem')}&tlsCertificateKeyFile=${file('client.pem')}`)).toBe('none');
  });

  test.each([
    'w=1',
    'w=0',
    'journal=false',
    'readConcernLevel=local',
    'readPreference=secondary',
    'readPreferenceTags=dc:east',
    'maxStalenessSeconds=90',
    'retryWrites=false',
    'promoteLongs=false',
    'useBigInt64=true',
    'raw=true',
    'wtimeoutMS=5',
    'socketTimeoutMS=5',
    'ServerSelectionTimeoutMS=5',
  ])('%s: what the office decides itself is not left to the address', (option) => {
    expect(at(option)).toMatch(new RegExp(`cannot be used: ${option.split('=')[0]} is decided by Zeren itself`));
  });

  test('what says the same as the office is taken', () => {
    expect(at('w=majority&retryWrites=true&readPreference=primary&journal=true&appName=x&replicaSet=rs')).toBe('none');
  });

  test.each(['a.b', 'a%20b', '%24x', 'x'.repeat(64), '%zz', 'a%2Fb'])('%s is no name of a database', (name) => {
    expect(refusal(`mongodb://db.example/${name}`)).toMatch(/cannot be used: its path is no name of a database/);
  });

  test('none of it for an address without a path, or of several hosts', () => {
    expect(refusal('mongodb://a,b:27018')).toBe('none');
    expect(refusal('mongodb+srv://u:p%40@cluster.example/?retryWrites=true&w=majority')).toBe('none');
  });
});
