import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import {
  DESK,
  FINDINGS,
  INSPECTED,
  LEDGER_PARTS,
  LEDGER_PLACES,
  PlatformModule,
  ROOM_FIGURES,
  ROOM_PARTS,
  SETTINGS_THEN,
  OPEN_AT_SITE,
  SUBJECTS,
  UNDOING,
  type HouseDesk,
  type RoomFigures,
  type SettingsThen,
} from '#platform';
import { undoingIn } from '#event-sourcing';
import type { OpenBackends } from './backends.js';
import { liveConfig, SETTINGS, settingsOf } from '#settings';
import { Office, OPEN_BACKENDS } from './office.js';
import { catalogue, inspected, ledgerParts, ledgerPlaces, roomParts, rooms, viewsFor } from './rooms.js';

/** What an app adds to the office: its surface. */
export interface Surface {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
}

/** The whole house around its backends. */
@Module({})
export class OfficeModule {
  static with(backends: OpenBackends, { controllers = [], providers = [] }: Surface = {}): DynamicModule {
    const findings = Object.assign({}, ...rooms.map((room) => room.findings)) as object;
    const figures: RoomFigures = {
      figures: rooms.flatMap((room) => room.figures),
      rates: rooms.flatMap((room) => room.rates),
      labels: Object.assign({}, ...rooms.map((room) => room.labels)) as RoomFigures['labels'],
      views: viewsFor(backends),
    };
    const settingsThen: SettingsThen = (known) => settingsOf(backends.settings, backends.clock.now(), known);
    const desk: HouseDesk = {
      lists: rooms.flatMap((room) => room.desk),
      held: rooms.flatMap((room) => room.held),
      views: figures.views,
    };
    const house = [
      { provide: FINDINGS, useValue: findings },
      { provide: ROOM_FIGURES, useValue: figures },
      { provide: UNDOING, useValue: undoingIn(catalogue) },
      { provide: DESK, useValue: desk },
      { provide: SETTINGS, useValue: backends.settings },
      { provide: SETTINGS_THEN, useValue: settingsThen },
      { provide: LEDGER_PARTS, useValue: ledgerParts },
      { provide: LEDGER_PLACES, useValue: ledgerPlaces },
      { provide: ROOM_PARTS, useValue: roomParts },
      { provide: INSPECTED, useValue: inspected },
      { provide: SUBJECTS, useValue: rooms.flatMap((room) => room.subjects) },
      { provide: OPEN_AT_SITE, useValue: rooms.flatMap((room) => room.openAtSite) },
    ];
    const config = liveConfig(backends.config, backends.settings, backends.clock);
    return {
      module: OfficeModule,
      imports: [PlatformModule.with({ ...backends, config }, house), ...rooms.map((room) => room.module)],
      controllers: [...controllers],
      providers: [{ provide: OPEN_BACKENDS, useValue: backends }, Office, ...providers],
    };
  }
}
