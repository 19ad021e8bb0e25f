import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>Zeren 责任</title>
<h1>Zeren 责任</h1>
<p>案件与责任台账的服务 · case management and accountability ledgers, over HTTP.</p>
<ul>
<li><a href="/api/docs">/api/docs</a> 全部接口 · all routes, to read and to try</li>
<li><a href="/api/docs/openapi.json">/api/docs/openapi.json</a> OpenAPI 3.1</li>
<li><a href="/api/cases">/api/cases</a> 案卷 · cases</li>
<li><a href="/api/indicators">/api/indicators</a> 评价指标 · figures and indicators</li>
<li><a href="/health">/health</a> 运行状况 · how the service is</li>
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
  getFrontPage(): string {
    return PAGE;
  }
}
