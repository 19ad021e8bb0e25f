import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { problem, ProblemError } from './problem.js';

/** Unknown fields, wrong types and dates that do not exist are refused, each by its name. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const fields = flatten(errors);
      const detail = `The request has ${fields.length === 1 ? 'a field that is' : `${fields.length} fields that are`} not right: ${fields.map((f) => f.field).join(', ')}.`;
      return new ProblemError(problem('malformed', detail, { errors: fields }));
    },
  });
}

function flatten(errors: readonly ValidationError[], path = ''): { field: string; message: string }[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
