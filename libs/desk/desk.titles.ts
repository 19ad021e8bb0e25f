import { Inject, Injectable } from '@nestjs/common';
import { say, type AnyView, type Sentence, type Words } from '#event-sourcing';
import {
  codeLabel,
  codeNamed,
  CONFIG,
  eventLabel,
  fieldNamed,
  Kinds,
  officeTime,
  Persons,
  ROOM_FIGURES,
  ViewReader,
  type RecordWords,
  type RoomFigures,
  type ZerenConfig,
} from '#platform';
import { words } from './desk.glossary.js';

type Fields = Readonly<Record<string, unknown>>;

/** What records are called by, the first that one has; all else is told apart by its id. */
const NAMES = ['name', 'number', 'title', 'matter', 'externalNumber'] as const;

const A_CODE = /^[a-z][a-z\d-]*$/;
const A_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Puts what an entry says of a record into words. */
@Injectable()
export class DeskTitles {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
    private readonly persons: Persons,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  /** The words of the house, with what these records are called. */
  async of(streams: readonly string[]): Promise<RecordWords> {
    const called = new Map(await Promise.all([...new Set(streams)].map((one) => this.called(one))));
    return {
      record: (stream) => called.get(stream) ?? stream,
      event: (type) => this.house.labels[eventLabel(type)] ?? type,
      field: (stream, name) => fieldNamed(name, this.factsOf(stream).fields),
      value: (stream, field, value) => this.value(stream, field, value),
    };
  }

  private async called(stream: string): Promise<readonly [string, Sentence]> {
    const { kind, id } = this.kinds.ofStream(stream);
    const { aggregate, view } = this.kinds.of(kind).kind;
    const body = (await this.views.of(view).get(id))?.body as Fields | undefined;
    const name = body && this.nameIn(view, body);
    return [stream, say(words.record, { what: aggregate.rules.what, name: name ?? id })];
  }

  private nameIn(view: AnyView, body: Fields): string | undefined {
    const told = Object.fromEntries(NAMES.map((name) => [name, body[name]]));
    const shown: Fields = this.persons.hiddenIn(view, told);
    return NAMES.map((name) => shown[name]).find((one) => typeof one === 'string');
  }

  private factsOf(stream: string) {
    return this.kinds.of(this.kinds.ofStream(stream).kind).kind.aggregate.rules.facts;
  }

  private value(stream: string, field: string, value: string | null): Words {
    if (value === null) return '–';
    if (A_MOMENT.test(value)) return officeTime(value, this.config.timeZone);
    const known: Readonly<Record<string, Sentence>> = this.factsOf(stream).states ?? {};
    if (field === 'status' && Object.hasOwn(known, value)) return known[value]!;
    if (!A_CODE.test(value)) return value;
    return this.house.labels[codeLabel(value)] ?? codeNamed(value);
  }
}
