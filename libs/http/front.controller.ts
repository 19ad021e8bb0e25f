import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Language } from '#event-sourcing';
import { AskedLanguage, LANGUAGE_TAGS, speaks } from '#platform';
import { words } from './http.glossary.js';

const page = (language: Language): string => `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<meta charset="utf-8">
<title>Zeren 责任</title>
<h1>Zeren 责任</h1>
<p>${words.front[language]}</p>
<ul>
<li><a href="/api/docs">/api/docs</a> ${words.frontDocs[language]}</li>
<li><a href="/api/docs/openapi.json">/api/docs/openapi.json</a> OpenAPI 3.1</li>
<li><a href="/api/cases">/api/cases</a> ${words.frontCases[language]}</li>
<li><a href="/api/indicators">/api/indicators</a> ${words.frontIndicators[language]}</li>
<li><a href="/health">/health</a> ${words.frontHealth[language]}</li>
</ul>
</html>
`;

/** Where whoever types the printed address arrives. */
@ApiTags('service')
@Controller()
export class FrontController {
  /** What is here. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  getFrontPage(@Res({ passthrough: true }) reply: FastifyReply, @AskedLanguage() language: Language): string {
    speaks(reply, language);
    return page(language);
  }
}
