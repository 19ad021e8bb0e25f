/** What is injected besides classes: the ports and the office's settings. */
export const CONFIG = Symbol('ZerenConfig');
export const EVENT_STORE = Symbol('EventStore');
export const DOCUMENT_STORE = Symbol('DocumentStore');
export const CLOCK = Symbol('Clock');
export const IDS = Symbol('IdSource');
export const CALENDAR = Symbol('WorkingCalendar');
/** Which events of which rooms find something wrong: `Room['findings']` of all of them. */
export const FINDINGS = Symbol('Findings');
/** The figures, rates and labels of all rooms, and the views that they are of. */
/** Which events take something back; absent where no house says. */
export const UNDOING = Symbol('Undoing');
export const ROOM_FIGURES = Symbol('RoomFigures');
/** What the rooms contribute to ledgers: `LedgerPart[]`. */
export const LEDGER_PARTS = Symbol('LedgerParts');
/** The places that ledgers are kept of: `LedgerPlaces`. */
export const LEDGER_PLACES = Symbol('LedgerPlaces');
/** What figures are judged by, as known at a moment: `SettingsThen`. */
export const SETTINGS_THEN = Symbol('SettingsThen');
/** What each room shows in ledgers, its figures and sheets: `RoomPart[]`. */
export const ROOM_PARTS = Symbol('RoomParts');
/** What the rooms know of legal persons: `SubjectPart[]`. */
export const SUBJECTS = Symbol('Subjects');
/** Records of the rooms that keep a site in service: `OpenAtSite[]`; absent where no house says. */
export const OPEN_AT_SITE = Symbol('OpenAtSite');
/** What the rooms say for whoever inspects them: `InspectedRoom[]`. */
export const INSPECTED = Symbol('Inspected');
/** What somebody has to do next, of all rooms: `HouseDesk`. */
export const DESK = Symbol('Desk');
