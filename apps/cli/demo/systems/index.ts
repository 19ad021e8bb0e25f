import { activities } from './activities.js';
import { deliberations } from './deliberations.js';
import { duties } from './duties.js';
import { ratings } from './ratings.js';
import type { System } from './stage.js';
import { street } from './street.js';

/** In the order in which they put their year on the agenda. */
export const systems: Readonly<Record<string, System>> = { duties, street, ratings, activities, deliberations };
