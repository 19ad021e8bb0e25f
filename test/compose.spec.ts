import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '#platform';

interface ServiceSpec {
  readonly profiles?: readonly string[];
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly deploy?: { readonly replicas: number };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly restart?: string;
}

/** Of the Compose Specification, what this file uses: a mistyped key would be refused by docker alone. */
const TOP = ['name', 'services', 'volumes'];
const KEYS = [
  'build', 'cap_drop', 'command', 'depends_on', 'deploy', 'entrypoint', 'environment', 'healthcheck', 'image', 'init',
  'ports', 'profiles', 'read_only', 'restart', 'security_opt', 'tmpfs', 'volumes',
]; // prettier-ignore
const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'];
const HEALTHCHECK = ['test', 'interval', 'timeout', 'retries', 'start_period', 'disable'];

const text = readFileSync(join(import.meta.dirname, '..', 'docker', 'compose.yml'), 'utf8');
const file = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, ServiceSpec>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(file.services);
const inProfile = (profile: string | undefined) =>
  services.filter(([, { profiles }]) => (profile ? profiles?.includes(profile) : profiles === undefined));

/** What compose makes of `${NAME:-default}` where nothing is set. */
const filledIn = (value: string) => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
const environmentOf = ({ environment = {} }: ServiceSpec) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));

describe('docker/compose.yml', () => {
  test('has only keys that there are, and names only what is there', () => {
    expect(Object.keys(file).filter((key) => !key.startsWith('x-') && !TOP.includes(key))).toEqual([]);
    const volumes = Object.keys(file.volumes);
    const used = new Set<string>();
    for (const [name, service] of services) {
      expect([name, Object.keys(service).filter((key) => !KEYS.includes(key))]).toEqual([name, []]);
      expect([name, service.image]).toEqual([name, expect.stringMatching(/^[\w/.-]+:[\w.-]+$/)]);
      expect([name, Object.keys(service.healthcheck ?? {}).filter((key) => !HEALTHCHECK.includes(key))]).toEqual([
        name,
        [],
      ]);
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect([name, Object.keys(file.services)]).toEqual([name, expect.arrayContaining([other])]);
        expect(CONDITIONS).toContain(condition);
        // Whoever starts a profile starts what it waits for.
        expect([name, other, file.services[other]!.profiles]).toEqual([name, other, service.profiles]);
        if (condition === 'service_healthy')
          expect([other, file.services[other]!.healthcheck]).toEqual([other, expect.anything()]);
      }
      for (const volume of service.volumes ?? []) used.add(volume.split(':')[0]!);
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect([...used].filter((volume) => !volumes.includes(volume))).toEqual([]);
    expect(volumes.filter((volume) => !used.has(volume))).toEqual([]);
  });

  test('sets only settings that there are, to values that they may have', () => {
    const ours = services.filter(([, { image }]) => image === 'zeren:latest');
    expect(ours.map(([name]) => name)).toEqual(['api', 'api-shared', 'projector']);
    for (const [, service] of ours) {
      const set = Object.entries(environmentOf(service)).filter(([name]) => name.startsWith('ZEREN_'));
      expect(set.length).toBeGreaterThan(0);
      expect(() => readConfig(Object.fromEntries(set))).not.toThrow();
    }
    const outside = new Set(text.match(/\$\{ZEREN_\w+/g)!.map((name) => name.slice(2)));
    expect(() => readConfig(Object.fromEntries([...outside].map((name) => [name, undefined])))).not.toThrow();
  });

  test('is one api with its log unless told, and as a cluster two of each over servers of three', () => {
    expect(inProfile(undefined).map(([name]) => name)).toEqual(['api', 'eventstore']);
    const cluster = inProfile('cluster');
    const replicas = (name: string) => file.services[name]!.deploy?.replicas;
    expect([replicas('api-shared'), replicas('projector')]).toEqual([2, 2]);
    const roles = ['api-shared', 'projector'].map((name) => readConfig(environmentOf(file.services[name]!)).role);
    expect(roles).toEqual(['api', 'projector']);
    const nodes = (image: RegExp) =>
      cluster.filter(([, { image: of, restart }]) => image.test(of!) && restart !== 'no');
    const [logs, models] = [nodes(/^eventstore\//), nodes(/^mongo:/)];
    expect([logs.length, models.length]).toEqual([3, 3]);
    for (const [name, { environment }] of logs) {
      const others = logs.map(([other]) => other).filter((other) => other !== name);
      expect(environment).toMatchObject({
        EVENTSTORE_CLUSTER_SIZE: '3',
        EVENTSTORE_GOSSIP_SEED: others.map((other) => `${other}:2113`).join(','),
        EVENTSTORE_NODE_HOST_ADVERTISE_AS: name,
        EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS: name,
      });
    }
    const { eventStore, documents } = readConfig(environmentOf(file.services['projector']!));
    for (const [name] of logs) expect(eventStore).toContain(`${name}:2113`);
    for (const [name, { command }] of models) {
      expect(documents).toContain(name);
      expect(command).toContain('views');
    }
    expect(documents).toContain('replicaSet=views');
  });
});
