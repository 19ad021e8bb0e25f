import { activities } from './activities.js';
import { deliberations } from './deliberations.js';
import { duties } from './duties.js';
import { dutyLists } from './duty-lists.js';
import { formalities } from './formalities.js';
import { hotline } from './hotline.js';
import { merchants } from './merchants.js';
import { organisations } from './organisations.js';
import { pledges } from './pledges.js';
import { programmes } from './programmes.js';
import { ratings } from './ratings.js';
import { reports } from './reports.js';
import { rounds } from './rounds.js';
import type { System } from './stage.js';
import { street } from './street.js';
import { supervisedTasks } from './supervised-tasks.js';
import { venues } from './venues.js';
import { water } from './water.js';

/** In the order in which they put their year on the agenda. */
export const systems: Readonly<Record<string, System>> = {
  organisations,
  programmes,
  duties,
  water,
  formalities,
  supervisedTasks,
  street,
  ratings,
  merchants,
  pledges,
  activities,
  dutyLists,
  rounds,
  deliberations,
  venues,
  reports,
  hotline,
};
