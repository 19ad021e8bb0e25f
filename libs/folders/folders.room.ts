import { SheetReader } from '#ledgers';
import { roomOf } from '#platform';
import { FolderController } from './folder.controller.js';
import { FolderGatherer } from './folder.gatherer.js';
import { GetFolderHandler } from './folder.handler.js';
import { FolderSheets } from './folder.sheets.js';

/** It keeps nothing of its own: what an inspector wants is put together when it is asked for (systems.md 17.3). */
export const foldersRoom = roomOf({
  name: 'folders',
  controllers: [FolderController],
  providers: [FolderGatherer, FolderSheets, SheetReader, GetFolderHandler],
  tags: { folders: '迎检材料' },
});
