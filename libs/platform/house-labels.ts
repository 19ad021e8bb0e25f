/** A label of the house stands under the name of what it is for. */
export const eventLabel = (type: string): string => `event.${type}`;
export const commandLabel = (command: string): string => `command.${command}`;
export const codeLabel = (code: string): string => `code.${code}`;
