import { describe, expect, test } from '@jest/globals';
import { caseCatalogue } from './case.events.js';
import { caseDecider } from './case.decider.js';
import { caseFigures, caseRates, deskFigures, yearFigures } from './case.figures.js';
import { labels } from './case-labels.glossary.js';
import { words } from './case.glossary.js';
import { caseView } from './case.views.js';

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

describe('what people read of cases', () => {
  test('every sentence is there in both languages, with the same places in it', () => {
    const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [name, { zh, en }] of Object.entries({ ...words, ...labels })) {
      expect([name, placesIn(zh)]).toEqual([name, placesIn(en)]);
      expect([name, isHan(en)]).toEqual([name, false]);
      // What only puts words of others together has the marks of the language.
      expect([name, isHan(zh) || /^(\{\w+\}|[ （）。])+$/.test(zh)]).toEqual([name, true]);
    }
  });

  test('every rule says when its command is allowed, in both', () => {
    for (const [Command, { because }] of caseDecider.rules)
      expect([Command.name, because]).toEqual([Command.name, { zh: expect.any(String), en: expect.any(String) }]);
  });

  test('every figure, indicator, step and listed field has a label', () => {
    const figures = [...caseFigures, ...deskFigures, ...yearFigures].map(({ name }) => name);
    const rates = caseRates.map(({ name }) => `rate.${name}`);
    const events = Object.keys(caseCatalogue).map((type) => `event.${type}`);
    const derived = new Set(['open', 'alarmAt', 'lastEventAt', 'assigneeKey', 'departmentKey', 'categoryKey']);
    const fields = caseView.fields.filter((name) => !derived.has(name)).map((name) => `field.${name}`);
    for (const name of [...figures, ...rates, ...events, ...fields])
      expect([name, labels[name]]).toEqual([name, expect.anything()]);
  });
});
